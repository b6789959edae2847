import type { ReservedSql } from 'postgres'

/**
 * For tests that move rows into days that were summed before: counts these days anew.
 * @param since the first such day
 */
export function countAgain(sql: ReservedSql, since: string) {
  return sql`update day_sums_progress set day = ${since}::text::date, chatbot_id = default`
}
