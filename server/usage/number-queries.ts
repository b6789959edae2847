/** A chatbot's daily statistics for its owner, read as in usage-queries.ts. Previews count only for the cost. */
import type { ReservedSql } from 'postgres'
import { type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { areMeant, type Days, eachDay, type Pair, type Percentiles, percentiles } from './usage-queries.ts'

export type Numbers = {
  /** Started in the period. */
  conversations: number
  /** Written by visitors and programs. */
  messages: number
  /** Replies without an answer. */
  foundNothing: number
  ratedUp: number
  ratedDown: number
  firstTokenMs: Percentiles
  inputTokens: number
  outputTokens: number
  /** US dollars for turns with a known price; null when there are none. */
  costUsd: number | null
}

export type DayNumbers = Numbers & { date: string }

/** A null day is the total. */
type OfDay<Row> = Row & { day: string | null }
type TurnsRow = OfDay<
  Pick<Numbers, 'messages' | 'foundNothing' | 'inputTokens' | 'outputTokens' | 'costUsd'> & {
    firstTokenMs: Pair
  }
>
type ConversationsRow = OfDay<Pick<Numbers, 'conversations'>>
type RatingsRow = OfDay<Pick<Numbers, 'ratedUp' | 'ratedDown'>>

/** @throws NotFound */
export async function readAnalytics(
  connections: Connections,
  own: Own,
  days: Days,
): Promise<{ days: DayNumbers[]; totals: Numbers }> {
  const { turns, conversations, ratings } = await readAsOwner(connections, own, (sql) => ({
    turns: ofTurns(sql, own, days),
    conversations: ofConversations(sql, own, days),
    ratings: ofRatings(sql, own, days),
  }))
  const numbersOf = (date: string | null): Numbers => {
    const { day: _, firstTokenMs, ...used } = turns.find(({ day }) => day === date) ?? UNUSED
    const { ratedUp, ratedDown } = ratings.find(({ day }) => day === date) ?? UNRATED
    return {
      conversations: conversations.find(({ day }) => day === date)?.conversations ?? 0,
      ratedUp,
      ratedDown,
      ...used,
      firstTokenMs: percentiles(firstTokenMs),
    }
  }
  return { days: eachDay(days).map((date) => ({ date, ...numbersOf(date) })), totals: numbersOf(null) }
}

const UNUSED: TurnsRow = {
  day: null,
  messages: 0,
  foundNothing: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  firstTokenMs: null,
}
const UNRATED = { ratedUp: 0, ratedDown: 0 }

function ofTurns(sql: ReservedSql, own: Own, days: Days) {
  return sql<TurnsRow[]>`
    select day::text, (count(*) filter (where not is_preview))::float8 as messages,
      (count(*) filter (where found_nothing and not is_preview))::float8 as "foundNothing",
      coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
      coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
      case when count(*) filter (where state not in ('running', 'human')) = 0 then 0 else sum(cost_usd)::float8 end
        as "costUsd",
      to_json(percentile_disc(array[0.5, 0.99]) within group (order by first_token_ms)
        filter (where not is_preview)) as "firstTokenMs"
    from (
      select (t.started_at at time zone 'UTC')::date as day, t.found_nothing, t.state, t.input_tokens,
        t.output_tokens, t.cost_usd, t.first_token_ms, t.conversation_id in (${previews(sql, own)}) as is_preview
      from turns t where ${areMeant(sql, own, days)}
    ) meant
    group by grouping sets ((day), ())`
}

/** Uses the index by last use: a conversation started in the period was used in it or later. */
function ofConversations(sql: ReservedSql, own: Own, days: Days) {
  return sql<ConversationsRow[]>`
    select (created_at at time zone 'UTC')::date::text as day, count(*)::float8 as conversations
    from conversations
    where chatbot_id = ${ownId(sql, own)} and updated_at >= ${beginOf(sql, days)}
      and created_at >= ${beginOf(sql, days)} and created_at < ${endOf(sql, days)}
      and user_id is null and not is_preview and message_count > 0
    group by grouping sets ((1), ())`
}

function ofRatings(sql: ReservedSql, own: Own, days: Days) {
  return sql<RatingsRow[]>`
    select (rated_at at time zone 'UTC')::date::text as day,
      (count(*) filter (where rating = 'up'))::float8 as "ratedUp",
      (count(*) filter (where rating = 'down'))::float8 as "ratedDown"
    from ratings
    where chatbot_id = ${ownId(sql, own)} and rated_at >= ${beginOf(sql, days)} and rated_at < ${endOf(sql, days)}
      and conversation_id not in (${previews(sql, own)})
    group by grouping sets ((1), ())`
}

function previews(sql: ReservedSql, own: Own) {
  return sql`select id from conversations where chatbot_id = ${ownId(sql, own)} and is_preview`
}

function beginOf(sql: ReservedSql, { from }: Days) {
  return sql`(${from}::text::date::timestamp at time zone 'UTC')`
}

function endOf(sql: ReservedSql, { to }: Days) {
  return sql`((${to}::text::date + 1)::timestamp at time zone 'UTC')`
}
