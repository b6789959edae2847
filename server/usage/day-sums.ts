/**
 * What a chatbot did on each day. Past days are stored as sums, which housekeeping counts; later and changed days are
 * counted from the rows, by the same function: see docs/decisions/0046.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { type Own, ownId } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'

/** UTC days as YYYY-MM-DD, both inclusive. */
export type Days = { from: string; to: string }

/** Counts by bucket: see frontdesk_bucket_of(). */
export type Histogram = Record<string, number>

/** The turns of a model, in previews or not. The model is null for turns without one. */
export type TurnSums = {
  model: string | null
  isPreview: boolean
  /** Also those that are unanswered. */
  messages: number
  /** Finished ones. */
  turns: number
  failed: number
  /** Null where no provider reported it. */
  inputTokens: number | null
  outputTokens: number | null
  costUsd: number | null
  priced: number
  foundNothing: number
  firstToken: Histogram | null
  duration: Histogram | null
}

export type DaySums = { turns: TurnSums[]; conversations: number; ratedUp: number; ratedDown: number }

/** One row for each day, in order. */
export function daySums(sql: ReservedSql, own: Own, { from, to }: Days) {
  return sql<{ day: string; sums: DaySums | null }[]>`
    select d.day::text, case
        when d.day < p.day and not coalesce(s.is_stale, false) then s.sums
        when d.day <= (now() at time zone 'UTC')::date then frontdesk_count_day(own.id, d.day)
      end as sums
    from (
      select at::date as day from generate_series(${from}::text::date, ${to}::text::date::timestamp, '1 day') at
    ) d
      cross join day_sums_progress p
      cross join (select ${ownId(sql, own)} as id) own
      left join day_sums s on s.chatbot_id = own.id and s.day = d.day
    order by d.day`
}

/**
 * Notes the days of conversations that the next statement of the transaction deletes.
 * @param areMeant the condition on `conversations c`
 */
export function noteDaysOf(sql: ReservedSql, areMeant: PendingQuery<Row[]>) {
  return sql`
    select frontdesk_day_changed(chatbot_id, day) from (
      select distinct c.chatbot_id, date_trunc('day', happened.at, 'UTC') as day
      from conversations c
        cross join lateral (
          select c.created_at as at
          union all
          select t.started_at from turns t where t.home = c.home and t.conversation_id = c.id
          union all
          select r.rated_at from ratings r where r.home = c.home and r.conversation_id = c.id
        ) happened
      where ${areMeant}
      order by 1, 2
    ) days`
}

/** Chatbots of a transaction: about a second. */
const CHATBOTS_OF_BATCH = 1000

/** Counts the past days that are not summed yet, and those that have changed since. */
export async function sumPastDays(
  connections: Connections,
  { isStopping = () => false }: { isStopping?: () => boolean } = {},
): Promise<void> {
  const repeat = async (step: (sql: ReservedSql) => PendingQuery<{ hasMore: boolean }[]>) => {
    for (let hasMore = true; hasMore && !isStopping(); ) {
      const [rows] = await asServiceRole(connections, (sql) => [step(sql)])
      hasMore = rows[0]?.hasMore ?? false
    }
  }
  await repeat((sql) => sql`select frontdesk_sum_next_day(${CHATBOTS_OF_BATCH}) as "hasMore"`)
  await repeat((sql) => sql`select frontdesk_recount_day() as "hasMore"`)
}

/** @returns the value below which this share of the values is, within 1 %; null without values */
export function quantile(histograms: readonly (Histogram | null)[], share: number): number | null {
  const counts = new Map<number, number>()
  for (const histogram of histograms)
    for (const [bucket, count] of Object.entries(histogram ?? {}))
      counts.set(Number(bucket), (counts.get(Number(bucket)) ?? 0) + count)
  const buckets = [...counts].sort(([a], [b]) => a - b)
  let left = share * buckets.reduce((total, [, count]) => total + count, 0)
  for (const [bucket, count] of buckets) {
    left -= count
    if (left <= 0) return bucket < 0 ? 0 : Math.round(Math.exp(bucket / 50))
  }
  return null
}
