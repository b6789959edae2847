/** Inserts records of intake conversations directly, without the dialogue. */
import assert from 'node:assert/strict'
import type { Connections } from '../server/database/connections.ts'
import { NOBODY } from '../server/database/home.ts'
import { asServiceRole } from '../server/database/transaction.ts'
import type { Form } from '../server/intake/form.ts'
import type { Item, Data as KnownData } from '../server/intake/progress.ts'
import type { RecordStatus } from '../server/intake/records.ts'

/** A few fields, one of them a list, for tests that do not depend on the form. */
export const ORDER_FORM: Form = {
  key: 'order',
  version: 1,
  title: { en: 'Order', bn: 'অর্ডার' },
  fields: [
    { key: 'name', type: 'text', required: true, label: { en: 'Name' }, question: { en: 'Your name?' } },
    { key: 'phone', type: 'phone', label: { en: 'Phone' }, question: { en: 'Your number?' } },
    { key: 'budget', type: 'integer', label: { en: 'Budget' }, question: { en: 'Your budget?' } },
    { key: 'is_urgent', type: 'boolean', label: { en: 'Urgent' }, question: { en: 'Is it urgent?' } },
    {
      key: 'products',
      type: 'list',
      label: { en: 'Products' },
      question: { en: 'What do you want?' },
      item: { en: 'product' },
      fields: [
        { key: 'title', type: 'text', required: true, label: { en: 'Title' }, question: { en: 'Which?' } },
        { key: 'count', type: 'integer', label: { en: 'Count' }, question: { en: 'How many?' } },
      ],
    },
  ],
}

export type Seed = {
  /** Values, and list items as arrays. */
  data?: KnownData
  status?: RecordStatus
  /** When it was begun; now by default. */
  createdAt?: string
}

/** A visitor's conversation with this chatbot and its filled form. */
export async function seedRecord(
  connections: Connections,
  { id: chatbotId }: { id: string },
  { data = {}, status = 'active', createdAt = new Date().toISOString() }: Seed = {},
): Promise<{ id: string; conversationId: string }> {
  const entries = Object.entries(data)
  const scalars = Object.fromEntries(entries.filter(([, value]) => !Array.isArray(value)))
  const items = entries.flatMap(([field, value]) =>
    Array.isArray(value) ? value.map((item: Item, position) => ({ field, position, item })) : [],
  )
  const [chatbots] = await asServiceRole(connections, (sql) => [
    sql<{ formId: string; ownerId: string }[]>`
      select form_id as "formId", owner_id as "ownerId" from chatbots where id = ${chatbotId}`,
  ])
  const { formId, ownerId } = chatbots[0] ?? assert.fail('there is no such chatbot')
  const [id, conversationId, visitorId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  const place = { home: conversationId, owner_id: ownerId, client_id: NOBODY }
  const [, conversations] = await asServiceRole(connections, (sql) => [
    sql`insert into visitors (id, chatbot_id, visitor_key) values (${visitorId}, ${chatbotId}, ${visitorId})`,
    sql<{ number: number }[]>`
      insert into conversations ${sql({ id: conversationId, ...place, chatbot_id: chatbotId, visitor_id: visitorId })}
      returning number`,
  ])
  const ofRecord = { ...place, conversation_id: conversationId }
  const begun = { form_id: formId, chatbot_id: chatbotId, session_number: conversations[0]?.number ?? 0 }
  const times = {
    created_at: createdAt,
    updated_at: createdAt,
    completed_at: status === 'completed' ? createdAt : null,
  }
  await asServiceRole(connections, (sql) => [
    sql`
      insert into records ${sql({ id, ...ofRecord, ...begun, ...times, status, data: scalars as never, language: 'en' })}`,
    ...items.map(({ field, position, item }) => {
      const row = { ...ofRecord, record_id: id, field, position, data: item as never }
      return sql`insert into record_items ${sql(row)}`
    }),
  ])
  return { id, conversationId }
}

/** A user's conversation with this chatbot and its empty form. @returns the record's id */
export async function seedUsersRecord(
  connections: Connections,
  chatbotId: string,
  userId: string,
  status: RecordStatus = 'active',
): Promise<string> {
  const place = { home: userId, owner_id: NOBODY, client_id: NOBODY, user_id: userId, chatbot_id: chatbotId }
  const [forms, users, conversations] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select form_id as id from chatbots where id = ${chatbotId}`,
    sql<{ number: number }[]>`select number from users where id = ${userId}`,
    sql<{ id: string; number: number }[]>`insert into conversations ${sql(place)} returning id, number`,
  ])
  const [form, user, conversation] = [forms[0], users[0], conversations[0]]
  assert.ok(form && user && conversation)
  const numbers = { session_number: conversation.number, user_number: user.number }
  const of = { ...place, conversation_id: conversation.id, form_id: form.id, ...numbers }
  const [records] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`insert into records ${sql({ ...of, status, language: 'en' })} returning id`,
  ])
  return records[0]?.id ?? assert.fail()
}

/** This many records of `ORDER_FORM`, a microsecond apart, every third with two products. */
export async function seedManyRecords(
  connections: Connections,
  { id: chatbotId }: { id: string },
  count: number,
): Promise<void> {
  const visitorId = crypto.randomUUID()
  await asServiceRole(connections, (sql) => [
    sql`insert into visitors (id, chatbot_id, visitor_key) values (${visitorId}, ${chatbotId}, ${visitorId})`,
  ])
  for (let made = 0; made < count; made += SEEDED_AT_ONCE)
    await seedRecords(connections, { chatbotId, visitorId }, Math.min(SEEDED_AT_ONCE, count - made))
  await asServiceRole(connections, (sql) => [sql`analyze records, record_items`])
}

/** So that no statement takes longer than the server allows, on a busy machine either. */
const SEEDED_AT_ONCE = 1000

async function seedRecords(
  connections: Connections,
  { chatbotId, visitorId }: { chatbotId: string; visitorId: string },
  count: number,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      with conversation as (
        insert into conversations (id, home, owner_id, client_id, chatbot_id, visitor_id)
        select new.id, new.id, b.owner_id, ${NOBODY}, b.id, ${visitorId}
        from chatbots b, (select gen_random_uuid() as id from generate_series(1, ${count}::integer) offset 0) new
        where b.id = ${chatbotId}
        returning id, number, home, owner_id, client_id
      ), record as (
        insert into records (home, owner_id, client_id, conversation_id, form_id, chatbot_id, session_number, status, data,
          language, created_at)
        select c.home, c.owner_id, c.client_id, c.id, b.form_id, b.id, c.number, 'completed',
          jsonb_build_object('name', 'পরীক্ষা 客戶 ' || c.number, 'phone', '+88623456789', 'budget', c.number,
            'is_urgent', c.number % 2 = 0),
          'en', now() + c.number * interval '1 microsecond' - interval '1 hour'
        from conversation c, chatbots b where b.id = ${chatbotId}
        returning *
      )
      insert into record_items (home, owner_id, client_id, conversation_id, record_id, field, position, data)
      select home, owner_id, client_id, conversation_id, id, 'products', position,
        jsonb_build_object('title', 'Product ' || position, 'count', position)
      from record, generate_series(0, 1) position
      where session_number % 3 = 0`,
  ])
}
