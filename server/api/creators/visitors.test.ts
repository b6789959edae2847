/** A chatbot's visitors by place and by search: the pages together are the whole list. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { ReservedSql } from 'postgres'
import { type Answer, call, newUser } from '../../../testing/client.ts'
import {
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  type Chatbot,
  newChatbot,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { NOBODY } from '../../database/home.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, connections } = await startTestFrontdesk()
const owner = await newUser(address)

type Seeded = { visitors: number; conversations: number }

let times = 0
/** In no order, and each once: the whole list does not say in which order visitors of one moment come. */
const anotherTime = () => new Date(Date.parse('2026-01-31T12:00:00Z') + ((times++ * 7919) % 1_000_003))

/** Rows of one statement, which has to end in time beside other tests. */
const BATCH = 500

/** Visitors `v1`, `v2` …, of whom every third has signed in once, and every second has told a name. */
async function newShop({ visitors, conversations }: Seeded) {
  const chatbot = await newChatbot(address, owner)
  for (let first = 1; first <= visitors; first += BATCH)
    await addVisitors(chatbot, { first, last: Math.min(visitors, first + BATCH - 1), conversations })
  const path = `/chatbots/${chatbot.id}/visitors`
  const list = (query = '') => call(address, 'GET', path + query, { token: owner })
  return { path, list }
}

async function addVisitors(
  { id, user_id }: Chatbot,
  { first, last, conversations }: { first: number; last: number; conversations: number },
): Promise<void> {
  const visitors = Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((n) => {
    const visitor = { chatbot_id: id, visitor_key: `v${n}`, name: n % 2 === 0 ? `Person ${n}` : null }
    const kinds = n % 3 === 0 ? [false, true] : [false]
    return kinds.map((is_verified) => ({ id: randomUUID(), ...visitor, is_verified }))
  })
  // Each with its home, which a cluster does not fill.
  const conversationOf = (visitor_id: string, fields: { message_count?: number; is_preview?: boolean }) => {
    const home = randomUUID()
    const row = { id: home, home, owner_id: user_id, client_id: NOBODY, chatbot_id: id, visitor_id }
    return { ...row, message_count: 0, is_preview: false, updated_at: new Date(), ...fields }
  }
  const listed = visitors.flatMap((visitor) =>
    Array.from({ length: conversations }, () => ({
      ...conversationOf(visitor.id, { message_count: 2 }),
      updated_at: anotherTime(),
    })),
  )
  const messages = listed.flatMap(({ home, owner_id, client_id }, index) =>
    ['user', 'assistant'].map((role, at) => ({
      ...{ home, owner_id, client_id, conversation_id: home, position: at + 1, role, content: 'Text' },
      is_read: index % 2 === 0,
    })),
  )
  // Neither of them is in the list.
  const others = visitors.flatMap((visitor) => [
    conversationOf(visitor.id, {}),
    conversationOf(visitor.id, { message_count: 2, is_preview: true }),
  ])
  await asServiceRole(connections, (sql) => [
    sql`insert into visitors ${sql(visitors)}`,
    sql`insert into conversations ${sql([...listed, ...others])}`,
    sql`insert into messages ${sql(messages)}`,
  ])
}

function nextOf({ headers }: Answer): string | undefined {
  return /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1]
}

/** All pages from this one on. */
async function pagesFrom(first: string): Promise<unknown[]> {
  const found: unknown[] = []
  for (let next: string | undefined = first; next; ) {
    const page: Answer = await call(address, 'GET', next, { token: owner })
    assert.equal(page.status, 200, page.text)
    found.push(...page.json)
    next = nextOf(page)
  }
  return found
}

test('pages hold each visitor once, in the order of the whole list', async () => {
  const { path, list } = await newShop({ visitors: 30, conversations: 4 })
  const whole = (await list()).json
  assert.equal(whole.length, 30)
  assert.deepEqual(await pagesFrom(`${path}?limit=7`), whole)
  assert.deepEqual((await list('?limit=200')).json, whole)
  assert.equal(nextOf(await list('?limit=200')), undefined)
  assert.equal(nextOf(await list('?limit=30')), undefined, 'a full page is the last one, too')
  assert.notEqual(nextOf(await list('?limit=29')), undefined)
})

test('a page keeps its place while visitors come back', async () => {
  const { path, list } = await newShop({ visitors: 12, conversations: 2 })
  const [first, ...others] = (await list()).json
  const page = await list('?limit=5')
  await asServiceRole(connections, (sql) => [
    sql`
      update conversations set updated_at = now() where visitor_id in (
        select id from visitors where chatbot_id = ${path.split('/')[2] ?? ''} and visitor_key = ${first.visitor_id})`,
  ])
  assert.deepEqual([first, ...others.slice(0, 4)], page.json)
  assert.deepEqual(await pagesFrom(nextOf(page) ?? ''), others.slice(4))
})

test('finds a visitor by the name of their verified half, whichever talked last', async () => {
  const { path, list } = await newShop({ visitors: 6, conversations: 1 })
  const chatbotId = path.split('/')[2] ?? ''
  const named = (isVerified: boolean) => (sql: ReservedSql) => [
    sql`
      update visitors set name = case when is_verified then 'Ada Lovelace' end
      where chatbot_id = ${chatbotId} and visitor_key = 'v3'`,
    sql`
      update conversations set updated_at = now() where visitor_id = (
        select id from visitors where chatbot_id = ${chatbotId} and visitor_key = 'v3' and is_verified = ${isVerified})`,
  ]
  for (const isVerified of [true, false]) {
    await asServiceRole(connections, named(isVerified))
    const found = (await list('?q=lovelace')).json
    assert.deepEqual(
      found.map(({ visitor_id, name }: { visitor_id: string; name: string }) => [visitor_id, name]),
      [['v3', 'Ada Lovelace']],
    )
  }
})

test('a visitor with very many conversations costs no more than others', async () => {
  const { path, list } = await newShop({ visitors: 40, conversations: 1 })
  const chatbotId = path.split('/')[2] ?? ''
  const [, { visitor_id: busy }] = (await list('?limit=2')).json
  const query = async (name: string) => {
    const startedAt = performance.now()
    const page = (await list(name)).json
    return { page, ms: performance.now() - startedAt }
  }
  const fastest = async (name: string) =>
    Math.min(...(await Promise.all([1, 2, 3].map(async () => (await query(name)).ms))))
  const before = await fastest('?limit=30')
  await asServiceRole(connections, (sql) => [
    sql`
      insert into conversations (id, home, owner_id, client_id, chatbot_id, visitor_id, message_count, updated_at)
      select id, id, owner_id, client_id, chatbot_id, visitor_id, 2, updated_at - n * interval '1 millisecond'
      from (
        select gen_random_uuid() as id, n, c.owner_id, c.client_id, c.chatbot_id, c.visitor_id, c.updated_at
        from conversations c join visitors v on v.id = c.visitor_id, generate_series(1, 3000) n
        where c.chatbot_id = ${chatbotId} and v.visitor_key = ${busy} and not v.is_verified
      ) many`,
  ])
  assert.deepEqual(await pagesFrom(`${path}?limit=7`), (await list()).json)
  // Each conversation took three queries once, which made it a hundred times as much.
  assert.ok((await fastest('?limit=30')) < before * 20)
})

test('names and ids are searched literally, in any case', async () => {
  const { path, list } = await newShop({ visitors: 30, conversations: 2 })
  const whole: { visitor_id: string; name: string | null }[] = (await list()).json
  const named = whole.filter(({ name }) => name !== null)
  assert.equal(named.length, 15)
  assert.deepEqual(await pagesFrom(`${path}?q=PERSON&limit=4`), named)
  assert.deepEqual(
    (await list('?q=v12')).json,
    whole.filter((visitor) => visitor.visitor_id === 'v12'),
  )
  for (const q of ['%25', '_', '%5C', 'nobody']) assert.deepEqual((await list(`?q=${q}`)).json, [])
})

test('a search that finds many visitors pages, too', async () => {
  const { list } = await newShop({ visitors: 2100, conversations: 1 })
  const whole: { visitor_id: string }[] = (await list()).json
  assert.equal(whole.length, 2100)
  const first = await list('?q=V&limit=100')
  assert.deepEqual(first.json, whole.slice(0, 100))
  const second = await call(address, 'GET', nextOf(first) ?? '', { token: owner })
  assert.deepEqual(second.json, whole.slice(100, 200))
})

test('pages are their owner’s alone', async () => {
  const { path } = await newShop({ visitors: 1, conversations: 1 })
  for (const query of ['', '?limit=1', '?q=v']) {
    const none = await call(address, 'GET', path + query)
    assertProblem(none, 401, 'Invalid authentication credentials', 'token_missing')
    assertNoChatbot(await call(address, 'GET', path + query, { token: await newUser(address) }))
  }
})

test('invalid pages are refused', async () => {
  const { list } = await newShop({ visitors: 1, conversations: 1 })
  for (const limit of ['0', '201', 'x']) assertInvalid(await list(`?limit=${limit}`), 'limit')
  assertInvalid(await list(`?q=${'x'.repeat(201)}`), 'q')
  assertInvalid(await list('?before=x'), 'before')
})
