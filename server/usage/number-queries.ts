/**
 * How a chatbot is used, day by day, for its owner: as usage-queries.ts, asked as the system once it is known that
 * the chatbot is the caller's own. Previews are not counted, but for what they cost.
 */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asSystem } from '../database/transaction.ts'
import { areMeant, type Days, eachDay, type Pair, type Percentiles, percentiles } from './usage-queries.ts'

export type Numbers = {
  /** That were begun. */
  conversations: number
  /** That visitors and programs wrote. */
  messages: number
  /** Replies that say that the chatbot does not know. */
  foundNothing: number
  ratedUp: number
  ratedDown: number
  firstTokenMs: Percentiles
  inputTokens: number
  outputTokens: number
  /** In US dollars, of the turns whose price is known; null when it is of none. */
  costUsd: number | null
}

export type DayNumbers = Numbers & { date: string }

/** Null as the day is all days together. */
type OfDay<Row> = Row & { day: string | null }
type TurnsRow = OfDay<
  Pick<Numbers, 'messages' | 'foundNothing' | 'inputTokens' | 'outputTokens' | 'costUsd'> & {
    firstTokenMs: Pair
  }
>
type ConversationsRow = OfDay<Pick<Numbers, 'conversations'>>
type RatingsRow = OfDay<Pick<Numbers, 'ratedUp' | 'ratedDown'>>

export async function readNumbers(
  connections: Connections,
  chatbotId: string,
  days: Days,
): Promise<{ days: DayNumbers[]; totals: Numbers }> {
  const [turns, conversations, ratings] = await asSystem(connections, (sql) => [
    ofTurns(sql, chatbotId, days),
    ofConversations(sql, chatbotId, days),
    ofRatings(sql, chatbotId, days),
  ])
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

function ofTurns(sql: ReservedSql, chatbotId: string, days: Days) {
  return sql<TurnsRow[]>`
    select day::text, (count(*) filter (where not is_preview))::float8 as messages,
      (count(*) filter (where found_nothing and not is_preview))::float8 as "foundNothing",
      coalesce(sum(input_tokens), 0)::float8 as "inputTokens",
      coalesce(sum(output_tokens), 0)::float8 as "outputTokens",
      case when count(*) filter (where state not in ('running', 'human')) = 0 then 0 else sum(cost_usd)::float8 end
        as "costUsd",
      to_json(percentile_disc(array[0.5, 0.99]) within group (order by first_token_ms)) as "firstTokenMs"
    from (
      select (t.started_at at time zone 'UTC')::date as day, t.found_nothing, t.state, t.input_tokens,
        t.output_tokens, t.cost_usd, t.first_token_ms, t.conversation_id in (${previews(sql, chatbotId)}) as is_preview
      from turns t where ${areMeant(sql, chatbotId, days)}
    ) meant
    group by grouping sets ((day), ())`
}

/** By the index of what was used last: what was begun in the period was used in it, or later. */
function ofConversations(sql: ReservedSql, chatbotId: string, days: Days) {
  return sql<ConversationsRow[]>`
    select (created_at at time zone 'UTC')::date::text as day, count(*)::float8 as conversations
    from conversations
    where chatbot_id = ${chatbotId} and updated_at >= ${beginOf(sql, days)}
      and created_at >= ${beginOf(sql, days)} and created_at < ${endOf(sql, days)}
      and user_id is null and not is_preview and message_count > 0
    group by grouping sets ((1), ())`
}

function ofRatings(sql: ReservedSql, chatbotId: string, days: Days) {
  return sql<RatingsRow[]>`
    select (rated_at at time zone 'UTC')::date::text as day,
      (count(*) filter (where rating = 'up'))::float8 as "ratedUp",
      (count(*) filter (where rating = 'down'))::float8 as "ratedDown"
    from ratings
    where chatbot_id = ${chatbotId} and rated_at >= ${beginOf(sql, days)} and rated_at < ${endOf(sql, days)}
      and conversation_id not in (${previews(sql, chatbotId)})
    group by grouping sets ((1), ())`
}

function previews(sql: ReservedSql, chatbotId: string) {
  return sql`select id from conversations where chatbot_id = ${chatbotId} and is_preview`
}

function beginOf(sql: ReservedSql, { from }: Days) {
  return sql`(${from}::text::date::timestamp at time zone 'UTC')`
}

function endOf(sql: ReservedSql, { to }: Days) {
  return sql`((${to}::text::date + 1)::timestamp at time zone 'UTC')`
}
