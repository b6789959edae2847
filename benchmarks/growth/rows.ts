/** The rows of planned conversations. Ids are hashes of places, so that rows refer to each other without a join. */
import type { PendingQuery, Row, Sql } from 'postgres'
import { LANGUAGES } from './texts.ts'

export async function insertConversations(sql: Sql): Promise<void> {
  await sql`
    insert into visitors (id, chatbot_id, owner_id, visitor_key, name, is_verified, first_seen, last_seen)
    select visitor_id, chatbot_id, owner_id, visitor_key, case when min(n) % 4 = 0 then 'Visitor ' || min(n) end,
      min(n) % 10 = 0, min(started), max(started)
    from planned where visitor_id is not null group by visitor_id, chatbot_id, owner_id, visitor_key`
  await sql`
    insert into conversations (id, chatbot_id, home, owner_id, client_id, user_id, visitor_id, is_client, session_key,
      is_preview, title, message_count, created_at, updated_at, taken_over_at, taken_over_by)
    select c.id, chatbot_id, home, owner_id, client_id, user_id, visitor_id, user_id is null and visitor_id is null,
      session_key, is_preview, left(${textOf(sql, sql`1`)}, 100), messages, started,
      started + (turns - 1) * pace + interval '5 s',
      case when is_taken_over then started end, case when is_taken_over then owner_id end
    from planned c cross join lateral (
      select hashint8(n) & 2147483647 as h, user_id is null and not is_preview and n % 500 = 0 as is_taken_over) x
    order by started`
}

/** @param part of the period */
export async function insertMessages(sql: Sql, part: number): Promise<void> {
  await sql`
    insert into messages (id, conversation_id, home, owner_id, client_id, position, role, content, is_interrupted,
      is_read, created_at)
    select ${messageId(sql, sql`p`)}, c.id, home, owner_id, client_id, p,
      case when p % 2 = 1 then 'user' else 'assistant' end, ${textOf(sql, sql`p`)}, p % 2 = 0 and ${isCutOff(sql)},
      is_read, started + (p - 1) / 2 * pace + (p - 1) % 2 * interval '4 s' as at
    from planned c cross join generate_series(1, c.messages) p
      cross join lateral (select ${hashOf(sql, sql`(p + 1) / 2`)} as turn_h, ${hashOf(sql, sql`-p`)} as h) x
    where part = ${part}
    order by at`
}

/** @param part of the period */
export async function insertTurns(sql: Sql, part: number): Promise<void> {
  await sql`
    insert into turns (id, conversation_id, home, owner_id, client_id, chatbot_id, user_message_id, reply_message_id,
      run_id, state, failure, model, input_tokens, output_tokens, cost_usd, first_token_ms, duration_ms, sources,
      found_nothing, attended_at, started_at, finished_at)
    select md5('growth turn ' || n || ' ' || t)::uuid, c.id, home, owner_id, client_id, chatbot_id,
      ${messageId(sql, sql`2 * t - 1`)}, case when has_reply then ${messageId(sql, sql`2 * t`)} end,
      ${messageId(sql, sql`2 * t`)}, state,
      case state when 'interrupted' then 'server_crashed' when 'failed' then 'model_unavailable' end, model,
      300 + turn_h % 4000, output_tokens, case model when 'openai/gpt-4o-mini' then output_tokens * 0.0000006
        when 'groq/llama-3.3-70b' then output_tokens * 0.00000079 end,
      first_token_ms, first_token_ms + 20 * output_tokens,
      case when turn_h % 5 < 2 then jsonb_build_array('We are open from nine to five.', 'Every day.') end,
      case when state = 'done' then is_unknown end,
      case when is_unknown and turn_h % 10 < 6 then least(now(), at + interval '1 day') end,
      at, at + interval '4 s'
    from planned c cross join generate_series(1, c.turns) t
      cross join lateral (
        select ${hashOf(sql, sql`t`)} as turn_h, 2 * t <= messages as has_reply, started + (t - 1) * pace as at) x
      cross join lateral (
        select turn_h % 12 = 0 as is_unknown, 20 + turn_h % 180 as output_tokens,
          (200 + 100 * power(1 - turn_h % 997 / 1000.0, -1.1))::integer as measured,
          case when not has_reply then case when turn_h % 5 = 0 then 'human' else 'failed' end
            when ${isCutOff(sql)} then case when turn_h % 2 = 0 then 'stopped' else 'interrupted' end
            else 'done' end as state) y
      cross join lateral (
        select case when has_reply then measured end as first_token_ms,
          case when has_reply then (array['openai/gpt-4o-mini', 'groq/llama-3.3-70b', 'own/model'])[1 + n % 3]
            end as model) z
    where part = ${part}
    order by at`
}

/** Of `planned c`. */
export function messageId(sql: Sql, position: PendingQuery<Row[]>) {
  return sql`md5('growth message ' || n || ' ' || ${position})::uuid`
}

/** A number of 31 bits for the n-th turn or, with a negative number, message of `planned c`. */
export function hashOf(sql: Sql, number: PendingQuery<Row[]>) {
  return sql`(hashint8(n::bigint * 4096 + ${number}) & 2147483647)`
}

/** By `turn_h`: whether a reply was stopped, or interrupted by a crash. */
function isCutOff(sql: Sql) {
  return sql`(turn_h / 16 % 25 = 0)`
}

/** A question at an odd position, an answer of one to six sentences at an even one, by the hash `h`. */
function textOf(sql: Sql, position: PendingQuery<Row[]>) {
  const [english, bengali, chinese] = LANGUAGES.map(
    ({ questions, answers, rare }) => sql`case
      when ${position} % 2 = 0 then array_to_string((${answers}::text[])[
        1 + h % ${answers.length}::integer:1 + h % ${answers.length}::integer + h / 64 % 6], ' ')
      when h / 64 % 1000 = 0 then ${rare}
      else array_to_string((${questions}::text[])[
        1 + h % ${questions.length}::integer:1 + h % ${questions.length}::integer + h / 64 % 2], ' ')
      end`,
  )
  return sql`case language when 0 then ${english ?? ''} when 1 then ${bengali ?? ''} else ${chinese ?? ''} end`
}
