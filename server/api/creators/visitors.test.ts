/** A chatbot's visitors by place and by search: the pages together are the whole list. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, call, newUser } from '../../../testing/client.ts'
import { assertInvalid, assertNoChatbot, assertProblem, newChatbot } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { address, connections } = await startTestFrontdesk()
const owner = await newUser(address)

type Seeded = { visitors: number; conversations: number }

/** Rows of one statement, which has to end in time beside other tests. */
const BATCH = 500

/** Visitors `v1`, `v2` …, of whom every third has signed in once, and every second has told a name. */
async function newShop({ visitors, conversations }: Seeded) {
  const { id } = await newChatbot(address, owner)
  for (let first = 1; first <= visitors; first += BATCH)
    await addVisitors(id, { first, last: Math.min(visitors, first + BATCH - 1), conversations })
  const path = `/chatbots/${id}/visitors`
  const list = (query = '') => call(address, 'GET', path + query, { token: owner })
  return { path, list }
}

async function addVisitors(
  id: string,
  { first, last, conversations }: { first: number; last: number; conversations: number },
): Promise<void> {
  await asServiceRole(connections, (sql) => {
    const theirs = sql`
      v.chatbot_id = ${id} and substr(v.visitor_key, 2)::integer between ${first}::integer and ${last}::integer`
    return [
      sql`
        insert into visitors (chatbot_id, visitor_key, name, is_verified)
        select ${id}, 'v' || n, case when n % 2 = 0 then 'Person ' || n end, is_verified
        from generate_series(${first}::integer, ${last}::integer) n, unnest(array[false, true]) is_verified
        where not is_verified or n % 3 = 0`,
      sql`
        insert into conversations (chatbot_id, visitor_id, message_count, updated_at)
        select ${id}, v.id, 2, timestamptz '2026-01-31 12:00' + hashtext(v.visitor_key || n) % 1000000 * interval '1 ms'
        from visitors v, generate_series(1, ${conversations}::integer) n where ${theirs}`,
      sql`
        insert into messages (conversation_id, position, role, content, is_read)
        select c.id, p, case p when 1 then 'user' else 'assistant' end, 'Text', c.number % 2 = 0
        from visitors v join conversations c on c.visitor_id = v.id, generate_series(1, 2) p where ${theirs}`,
      // Neither of them is in the list.
      sql`insert into conversations (chatbot_id, visitor_id) select ${id}, v.id from visitors v where ${theirs}`,
      sql`
        insert into conversations (chatbot_id, visitor_id, message_count, is_preview)
        select ${id}, v.id, 2, true from visitors v where ${theirs}`,
    ]
  })
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
