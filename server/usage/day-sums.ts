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
 * The number of a chatbot's conversations with messages, from the sums of counted days and the rows of the others. Times
 * are computed apart: a policy is evaluated before a condition that computes them, so that no index would serve it.
 */
export function conversationCount(sql: ReservedSql, chatbotId: PendingQuery<Row[]>) {
  const counted = sql`(select day from day_sums_progress)`
  const startedFrom = (begin: PendingQuery<Row[]>) => sql`
    c.chatbot_id = ${chatbotId} and c.user_id is null and not c.is_preview and c.message_count > 0
      and c.created_at >= ${begin}`
  return sql`(
    coalesce((
      select sum(s.conversations) from day_sums s
      where s.chatbot_id = ${chatbotId} and s.day < ${counted} and not s.is_stale), 0)
    + (
      select count(*) from conversations c
      where ${startedFrom(sql`(select day::timestamp at time zone 'UTC' from day_sums_progress)`)})
    + (
      select count(*)
      from (
        select s.day::timestamp at time zone 'UTC' as begins, (s.day + 1)::timestamp at time zone 'UTC' as ends
        from day_sums s where s.chatbot_id = ${chatbotId} and s.is_stale and s.day < ${counted}
        offset 0
      ) changed
        join conversations c on ${startedFrom(sql`changed.begins`)} and c.created_at < changed.ends)
    )::integer`
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

/** As many as the integers of Postgres need. */
const BUCKETS = 1100

/** @returns the value below which this share of the values is, within 1 %; null without values */
export function quantile(histograms: readonly (Histogram | null)[], share: number): number | null {
  // From bucket -1 on.
  const counts = new Float64Array(BUCKETS)
  let total = 0
  for (const histogram of histograms)
    for (const bucket in histogram) {
      const count = histogram[bucket] ?? 0
      counts[Number(bucket) + 1] = (counts[Number(bucket) + 1] ?? 0) + count
      total += count
    }
  if (total === 0) return null
  let left = share * total
  const at = counts.findIndex((count) => {
    left -= count
    return count > 0 && left <= 0
  })
  return at === 0 ? 0 : Math.round(Math.exp((at - 1) / 50))
}
