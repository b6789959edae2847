/** Who talks to whom, when and how long: one row for each conversation, in temporary tables. */
import type { Sql } from 'postgres'
import { DAYS, type Known, PARTS } from './fill.ts'
import type { Shape } from './shape.ts'

/** Every third owner never opens the inbox. */
const NEVER_READS = 2

export async function planConversations(sql: Sql, shape: Shape, known: Known): Promise<void> {
  await createOwners(sql, shape.owners, known.owners)
  await sql`
    create temporary table planned (
      n integer, id uuid, chatbot_id uuid, home uuid, owner_id uuid, client_id uuid, user_id uuid, visitor_id uuid,
      visitor_key text, session_key text, is_preview boolean, is_read boolean, has_form boolean, language integer,
      turns integer, started timestamptz, pace interval, messages integer, part integer)`
  await planOwners(sql, shape.mostTurns)
  await planUsers(sql, shape, known.users)
  // The first ones of the largest owner and of the largest user are the longest.
  await sql`
    update planned set turns = ${shape.mostTurns}, pace = '30 s'
    where n in (select min(n) from planned where user_id is null union select min(n) from planned where user_id is not null)`
  // Nothing is in the future, and the last message may have no reply.
  await sql`
    update planned set started = least(started, now() - turns * pace - interval '2 min'),
      messages = 2 * turns - (turns < ${shape.mostTurns} and random() < 0.05)::integer`
  await sql`
    update planned set part = greatest(0, least(${PARTS - 1},
      floor(${PARTS}::integer * (1 - extract(epoch from now() - started) / ${DAYS * 86_400}::integer))))`
  await sql`create index on planned (part)`
  await sql`analyze planned`
}

async function createOwners(sql: Sql, conversations: readonly number[], known: ReadonlyMap<number, string>) {
  await sql`
    create temporary table planned_owners as
    select rank::integer, conversations, md5('growth chatbot ' || rank)::uuid as chatbot_id,
      md5('growth form ' || rank)::uuid as form_id, rank % 3 = 1 as has_form,
      coalesce(k.id, md5('growth owner ' || rank)::uuid) as owner_id, k.id is not null as is_known
    from unnest(${[...conversations]}::integer[]) with ordinality as sizes (conversations, rank)
      left join unnest(${[...known.keys()]}::integer[], ${[...known.values()]}::uuid[]) as k (of_rank, id)
        on k.of_rank = rank`
  await sql`grant select on planned_owners to frontdesk_system`
  await sql`set role frontdesk_system`
  await sql`insert into users (id) select owner_id from planned_owners where not is_known`
  await sql`
    insert into chatbots (id, owner_id, name, description, is_public, public_url_slug, facts, created_at)
    select chatbot_id, owner_id, 'Shop ' || rank, 'A shop of many things', true, 'growth-' || rank,
      'We are open from nine to five.', now() - ${DAYS + 5}::integer * interval '1 day'
    from planned_owners`
  await sql`
    insert into forms (id, chatbot_id, owner_id, document)
    select form_id, chatbot_id, owner_id, ${JSON.stringify(FORM)}::text::jsonb from planned_owners where has_form`
  await sql`
    update chatbots b set form_id = o.form_id from planned_owners o where o.chatbot_id = b.id and o.has_form`
  await sql`reset role`
}

const FORM = {
  fields: [
    { key: 'name', type: 'text', label: { en: 'Name' }, question: { en: 'What is your name?' } },
    { key: 'email', type: 'email', label: { en: 'Email' }, question: { en: 'What is your address?' } },
    { key: 'budget', type: 'integer', label: { en: 'Budget' }, question: { en: 'What is your budget?' } },
    {
      key: 'products',
      type: 'list',
      label: { en: 'Products' },
      item: { en: 'Product' },
      question: { en: 'Which products?' },
      fields: [{ key: 'product', type: 'text', label: { en: 'Product' }, question: { en: 'Which one?' } }],
    },
  ],
}

/** Visitors, some of whom return; programs; and a few previews. */
function planOwners(sql: Sql, mostTurns: number) {
  return sql`
    insert into planned
    select n, id, chatbot_id, id, owner_id, case when kind = 'program' then chatbot_id else ${NOBODY} end, null,
      case when kind <> 'program' then md5('growth visitor ' || rank || ' ' || visitor_key)::uuid end, visitor_key, null,
      kind = 'preview', kind = 'preview' or (rank % 3 <> ${NEVER_READS} and (age > 3 or random() < 0.5)),
      has_form and kind = 'visitor', language, turns, now() - age * interval '1 day', pace, null, null
    from (
      select row_number() over () as n, gen_random_uuid() as id, o.*, ${AGE(sql)} as age, ${turnsUpTo(sql, mostTurns)} as turns,
        ${PACE(sql)} as pace, case when random() < 0.8 then rank % 3 else floor(random() * 3)::integer end as language,
        case when is_preview then '.' else 'browser-' || floor(k * 0.75) end as visitor_key,
        case when is_preview then 'preview' when random() < 0.88 then 'visitor' else 'program' end as kind
      from (
        select o.*, k, random() < 0.01 as is_preview
        from planned_owners o cross join generate_series(1, o.conversations) k
      ) o
    ) made`
}

/** Half with the mobile API, half with the chat API. */
async function planUsers(sql: Sql, { users, mostTurns }: Shape, known: ReadonlyMap<number, string>) {
  await sql`
    insert into planned
    select (select count(*) from planned) + n, gen_random_uuid(), b.id, user_id, ${NOBODY}, ${NOBODY}, user_id, null,
      null, case when n % 2 = 0 then 'session-' || n end, false, true, false, floor(random() * 3)::integer,
      ${turnsUpTo(sql, mostTurns)}, now() - ${AGE(sql)} * interval '1 day', ${PACE(sql)}, null, null
    from (
      select row_number() over () as n, coalesce(k.id, md5('growth user ' || rank)::uuid) as user_id
      from unnest(${users}::integer[]) with ordinality as sizes (conversations, rank)
        left join unnest(${[...known.keys()]}::integer[], ${[...known.values()]}::uuid[]) as k (of_rank, id)
          on k.of_rank = rank
        cross join generate_series(1, conversations)
    ) made, chatbots b
    where b.is_default`
  await sql`grant select on planned to frontdesk_system`
  await sql`set role frontdesk_system`
  await sql`
    insert into users (id) select distinct user_id from planned where user_id is not null on conflict do nothing`
  await sql`reset role`
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const AGE = (sql: Sql) => sql`random() * ${DAYS}::integer`
/** Half of the conversations have one. */
const turnsUpTo = (sql: Sql, most: number) =>
  sql`least(${most}::integer, floor(power(1 - random(), -1 / 1.2)))::integer`
const PACE = (sql: Sql) => sql`(20 + floor(random() * 160)) * interval '1 s'`
