/** What conversations have besides messages and turns. */
import type { Sql } from 'postgres'
import { hashOf, messageId } from './rows.ts'

export async function insertExtras(sql: Sql): Promise<void> {
  await insertRatings(sql)
  await insertRecords(sql)
  await sql`
    insert into training_data (conversation_id, home, owner_id, client_id, user_id, content, created_at)
    select id, home, owner_id, client_id, user_id, 'We are open from nine to five.', started
    from planned where session_key is not null`
  await sql`
    insert into conversation_notes (conversation_id, home, owner_id, client_id, author_id, content, created_at)
    select id, home, owner_id, client_id, owner_id, 'Called back.', started + interval '1 hour'
    from planned where user_id is null and not is_preview and n % 200 = 0`
}

/** One reply in 25, three of four of them good. */
async function insertRatings(sql: Sql): Promise<void> {
  await sql`
    insert into ratings (message_id, conversation_id, home, owner_id, client_id, chatbot_id, rating, rated_at)
    select ${messageId(sql, sql`2 * t`)}, c.id, home, owner_id, client_id, chatbot_id,
      case when h / 32 % 4 = 0 then 'down' else 'up' end, started + (t - 1) * pace + interval '10 s' as at
    from planned c cross join generate_series(1, c.messages / 2) t
      cross join lateral (select ${hashOf(sql, sql`t`)} as h) x
    where visitor_id is not null and h % 25 = 0
    order by at`
}

/** One visitor in five of chatbots with a form. */
async function insertRecords(sql: Sql): Promise<void> {
  await sql`
    insert into records (conversation_id, home, owner_id, client_id, form_id, chatbot_id, session_number, status, data,
      language, created_at, updated_at, completed_at)
    select c.id, c.home, c.owner_id, c.client_id, o.form_id, c.chatbot_id, s.number,
      case when n % 3 = 0 then 'abandoned' else 'completed' end,
      jsonb_build_object('name', 'Visitor ' || n, 'email', 'visitor' || n || '@example.com', 'budget', n % 9000), 'en',
      started, started + interval '3 min', case when n % 3 <> 0 then started + interval '3 min' end
    from planned c join planned_owners o on o.chatbot_id = c.chatbot_id join conversations s on s.id = c.id
    where c.has_form and n % 5 = 0
    order by started`
  await sql`
    insert into record_items (record_id, conversation_id, home, owner_id, client_id, field, position, data, created_at)
    select r.id, conversation_id, home, owner_id, client_id, 'products', p,
      jsonb_build_object('product', 'Kettle ' || p), created_at
    from records r cross join generate_series(1, 2) p
    where session_number % 3 = 0 order by created_at`
}
