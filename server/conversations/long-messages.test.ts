/** Bytes read and sent by one call when messages are long. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { call } from '../../testing/client.ts'
import { startFakeModel } from '../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { newProgram } from '../../testing/programs.ts'
import { asServiceRole } from '../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Of course.' })
const { address, connections } = await startTestFrontdesk({ env })
const { chatbot, key, ownerToken } = await newProgram(address)

const MESSAGES = 300
const CHARACTERS = 100_000
/** Postgres makes nothing smaller of it. */
const LONG = randomBytes(CHARACTERS).toString('base64').slice(0, CHARACTERS)

const say = (messages: object[], headers: Record<string, string> = {}) =>
  call(address, 'POST', '/v1/chat/completions', {
    token: key,
    body: { model: chatbot.id, messages },
    headers,
  })
const get = (path: string) => call(address, 'GET', path, { token: ownerToken })

/** A conversation of so many long messages. @returns its session */
async function newLongConversation(): Promise<string> {
  const first = await say([{ role: 'user', content: 'hello' }])
  assert.equal(first.status, 200, first.text)
  const session = first.headers.get('x-session-id') ?? ''
  await asServiceRole(connections, (sql) => [
    sql`
      insert into messages (home, owner_id, client_id, conversation_id, position, role, content)
      select c.home, c.owner_id, c.client_id, c.id, 2 + n, case when n % 2 = 1 then 'user' else 'assistant' end, ${LONG}
      from conversations c, generate_series(1, ${MESSAGES}::integer) n where c.id = ${session}`,
    sql`update conversations set message_count = message_count + ${MESSAGES} where id = ${session}`,
  ])
  return session
}

/** The bytes of long texts that the database reads meanwhile. */
async function readBy(work: () => Promise<unknown>): Promise<number> {
  const before = await read()
  await work()
  return (await read()) - before
}

async function read(): Promise<number> {
  await asServiceRole(connections, (sql) => [sql`select pg_stat_force_next_flush()`])
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ bytes: number }[]>`
      select (toast_blks_read + toast_blks_hit)::float8 * 8192 as bytes from pg_statio_all_tables
      where relid = 'messages'::regclass`,
  ])
  return rows[0]?.bytes ?? 0
}

const session = await newLongConversation()

test('a turn reads at most the largest context window of a conversation', async () => {
  const all = await readBy(() =>
    asServiceRole(connections, (sql) => [
      sql`select sum(length(content)) from messages where conversation_id = ${session}`,
    ]),
  )
  assert.ok(all >= MESSAGES * CHARACTERS, `${all}`)
  const bytes = await readBy(async () => {
    const answer = await say([{ role: 'user', content: 'hello again' }], { 'x-session-id': session })
    assert.equal(answer.status, 200, answer.text)
  })
  assert.ok(bytes < all / 3, `${bytes} of ${all}`)
})

/** What is shown of each message: the whole, or its beginning. */
const lengthsOf = (messages: { content: string }[]) => messages.map(({ content }) => content.length)
const WHOLE = 20
const BEGINNING = 1001

test('a page of messages is limited to 2 MiB of text, and older messages are truncated', async () => {
  const path = `/chatbots/${chatbot.id}/messages`
  const { json } = await get(`${path}?page_size=100`)
  const long = lengthsOf(json.messages).filter((length) => length > 100)
  assert.equal(json.messages.length, 100)
  assert.deepEqual(long.slice(0, WHOLE), Array(WHOLE).fill(CHARACTERS))
  assert.deepEqual(new Set(long.slice(WHOLE)), new Set([BEGINNING]))
  // The same message on a smaller page.
  const at = lengthsOf(json.messages).lastIndexOf(BEGINNING)
  const cut = json.messages[at]
  const alone = (await get(`${path}?page_size=1&page=${at + 1}`)).json.messages[0]
  assert.deepEqual(alone, { ...cut, content: LONG })
  assert.equal(cut.content, `${LONG.slice(0, BEGINNING - 1)}…`)
})

const inbox = `/api/console/chatbots/${chatbot.id}/conversations`

test('a transcript is limited to 2 MiB of text, and older messages are truncated', async () => {
  const [{ number }] = (await get(inbox)).json.conversations
  const { json, text } = await get(`${inbox}/${number}`)
  const long = lengthsOf(json.messages).filter((length) => length > 100)
  assert.equal(long.length, MESSAGES)
  assert.deepEqual(long.slice(-WHOLE), Array(WHOLE).fill(CHARACTERS))
  assert.deepEqual(new Set(long.slice(0, -WHOLE)), new Set([BEGINNING]))
  assert.ok(text.length < 3_000_000, `${text.length}`)
})

test('a search reads the beginning of each message', async () => {
  const found = async (q: string) =>
    (await get(`${inbox}?q=${encodeURIComponent(q)}`)).json.conversations.length
  const bytes = await readBy(async () => assert.equal(await found('nowhere in it'), 0))
  assert.ok(bytes < (MESSAGES * CHARACTERS) / 3, `${bytes}`)
  assert.equal(await found(LONG.slice(950, 990)), 1)
  assert.equal(await found(LONG.slice(2000, 2040)), 0)
})

test('a search scans the newest 100 messages of a conversation', async () => {
  const found = async (q: string) =>
    (await get(`${inbox}?q=${encodeURIComponent(q)}`)).json.conversations.length
  const mark = async (back: number, text: string) =>
    asServiceRole(connections, (sql) => [
      sql`
        update messages m set content = ${text} from conversations c
        where c.id = ${session} and m.conversation_id = c.id and m.position = c.message_count - ${back}`,
    ])
  await mark(99, 'inside the newest')
  await mark(100, 'outside of them')
  assert.equal(await found('inside the newest'), 1)
  assert.equal(await found('outside of them'), 0)
})

test('a search scans 10,000 messages of the most recently used conversations', async () => {
  const { chatbot, ownerToken: token } = await newProgram(address)
  const add = (count: number, age: string, text: string) =>
    asServiceRole(connections, (sql) => [
      sql`
        with made as (
          insert into conversations (chatbot_id, is_client, message_count, updated_at)
          select ${chatbot.id}, true, 100, now() - ${age}::interval from generate_series(1, ${count}::integer)
          returning id, home, owner_id, client_id
        )
        insert into messages (home, owner_id, client_id, conversation_id, position, role, content)
        select home, owner_id, client_id, id, n, 'user', ${text} from made, generate_series(1, 100) n`,
    ])
  await add(1, '3 days', 'the oldest of all')
  await add(1, '2 days', 'the last one searched')
  await add(99, '1 day', 'something else')
  const path = `/api/console/chatbots/${chatbot.id}/conversations`
  const found = async (q: string) =>
    (await call(address, 'GET', `${path}?q=${encodeURIComponent(q)}`, { token })).json.conversations.length
  assert.equal(await found('the last one searched'), 1)
  assert.equal(await found('the oldest of all'), 0)
})
