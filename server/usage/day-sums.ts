/**
 * What a chatbot did on each day. Past days are stored as sums, which housekeeping counts; later and changed days are
 * counted from the rows, by the same function: see docs/decisions/0046.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { type Own, ownId } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, type User } from '../database/transaction.ts'

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
 * Statements for `with`: `uncounted` and `recounted` have the conversations of an owner's chatbots that are not in the sums of
 * counted days. Times are computed apart: a policy is evaluated before a condition that computes them, so that no index
 * would serve it. Without a join of chatbots and conversations: see docs/decisions/0045.
 */
export function notInSums(sql: ReservedSql, { userId }: User) {
  const areTheirs = sql`c.user_id is null and not c.is_preview and c.message_count > 0`
  const own = sql`array(select id from chatbots where owner_id = ${userId})`
  return sql`
    uncounted as materialized (
      select c.chatbot_id, count(*) as conversations from conversations c
      where c.chatbot_id = any (${own}) and ${areTheirs}
        and c.created_at >= (select day::timestamp at time zone 'UTC' from day_sums_progress)
      group by c.chatbot_id
    ), changed as materialized (
      select s.chatbot_id, s.day::timestamp at time zone 'UTC' as begins, (s.day + 1)::timestamp at time zone 'UTC' as ends
      from day_sums s
      where s.chatbot_id = any (${own}) and s.is_stale and s.day < (select day from day_sums_progress)
    ), recounted as materialized (
      select c.chatbot_id, count(*) as conversations
      from changed
        join conversations c on c.chatbot_id = changed.chatbot_id and c.created_at >= changed.begins
          and c.created_at < changed.ends and ${areTheirs}
      group by c.chatbot_id
    )`
}

/** The number of a chatbot's conversations with messages, in a statement with `notInSums`. */
export function conversationCount(sql: ReservedSql, chatbotId: PendingQuery<Row[]>) {
  return sql`(
    coalesce((
      select sum(s.conversations) from day_sums s
      where s.chatbot_id = ${chatbotId} and s.day < (select day from day_sums_progress) and not s.is_stale), 0)
    + coalesce((select u.conversations from uncounted u where u.chatbot_id = ${chatbotId}), 0)
    + coalesce((select r.conversations from recounted r where r.chatbot_id = ${chatbotId}), 0)
  )::integer`
}

/**
 * Notes the days of conversations that the next statement of the transaction deletes.
 * @param areMeant the condition on `conversations c`
 */
export function noteDaysOf(sql: ReservedSql, areMeant: PendingQuery<Row[]>) {
  return sql`
    with deleted as materialized (select c.chatbot_id, c.home, c.id from conversations c where ${areMeant})
    select frontdesk_day_changed(chatbot_id, day) from (
      select distinct d.chatbot_id, date_trunc('day', counted.at, 'UTC') as day
      from deleted d cross join lateral frontdesk_counted_times(d.home, d.id) as counted (at)
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
