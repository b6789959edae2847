/** The daily quota of stored messages per account and per address, over HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newUser } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { newProgram, type Program } from '../../testing/programs.ts'
import { STANDARD_QUOTAS } from '../chatbots/quotas.ts'
import { asServiceRole } from '../database/transaction.ts'

const { address, connections } = await startTestFrontdesk({
  env: { LIMIT_SCALE: '1', TRUST_PROXY: 'true' },
})
const MAX_BYTES = STANDARD_QUOTAS.messageBytes
const OF_TURN = 2048

let addresses = 0
const elsewhere = () => `198.51.100.${++addresses}`
const from = (network: string) => ({ 'x-forwarded-for': network })

type Said = { role: string; content: string }

const complete = ({ key, chatbot }: Program, messages: Said[], network: string) =>
  call(address, 'POST', '/v1/chat/completions', {
    token: key,
    body: { model: chatbot.public_url_slug, messages },
    headers: from(network),
  })

async function counted(kind: 'account' | 'network'): Promise<Record<string, number>> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ scope: string; bytes: number }[]>`
      select scope, sum(tokens)::integer as bytes from budget_days where scope like ${`messages-of-${kind} %`}
      group by scope, day`,
  ])
  return Object.fromEntries(rows.map(({ scope, bytes }) => [scope, bytes]))
}

const forget = () => asServiceRole(connections, (sql) => [sql`delete from budget_days`])
const fill = (kind: string, bytes: number) =>
  asServiceRole(connections, (sql) => [
    sql`update budget_days set tokens = ${bytes} where scope like ${`messages-of-${kind} %`}`,
  ])
const stored = async () => {
  const [[row]] = await asServiceRole(connections, (sql) => [
    sql<{ count: number }[]>`select count(*)::integer as count from messages`,
  ])
  return row?.count
}

test('counts the stored messages of a turn once for its account and its address', async () => {
  const program = await newProgram(address)
  await forget()
  const network = elsewhere()
  const history = [
    { role: 'user', content: 'ä'.repeat(5000) },
    { role: 'assistant', content: 'b'.repeat(3000) },
  ]
  const first = await complete(program, [...history, { role: 'user', content: 'hello' }], network)
  assert.equal(first.status, 200, first.text)
  const ofFirst = OF_TURN + 10_000 + 3000 + 5
  for (const kind of ['account', 'network'] as const)
    assert.deepEqual(Object.values(await counted(kind)), [ofFirst], kind)
  // The client sends everything again; only what is new is stored.
  const { content } = first.json.choices[0].message
  const again = [...history, { role: 'user', content: 'hello' }, { role: 'assistant', content }]
  const second = await complete(program, [...again, { role: 'user', content: 'and now?' }], network)
  assert.equal(second.status, 200, second.text)
  assert.deepEqual(Object.values(await counted('account')), [ofFirst + OF_TURN + 8])
})

for (const kind of ['account', 'network'] as const) {
  test(`rejects a call beyond the daily quota of its ${kind} and stores nothing`, async () => {
    const program = await newProgram(address)
    const network = elsewhere()
    await forget()
    assert.equal((await complete(program, [{ role: 'user', content: 'hello' }], network)).status, 200)
    await fill(kind, (kind === 'network' ? 4 * MAX_BYTES : MAX_BYTES) - OF_TURN - 4)
    const before = await stored()
    const refused = await complete(program, [{ role: 'user', content: 'hello' }], network)
    assert.equal(refused.status, 429, refused.text)
    assert.equal(refused.json.code, 'too_much_stored')
    const seconds = Number(refused.headers.get('retry-after'))
    assert.ok(seconds > 0 && seconds <= 86_400, `${seconds}`)
    assert.equal(await stored(), before)
    assert.equal((await complete(program, [{ role: 'user', content: 'four' }], network)).status, 200)
    const other = await newProgram(address, {}, await newUser(address))
    const elsewhereToo = kind === 'account' ? network : elsewhere()
    assert.equal((await complete(other, [{ role: 'user', content: 'hello' }], elsewhereToo)).status, 200)
    await asServiceRole(connections, (sql) => [sql`update budget_days set day = day - 1`])
    assert.equal((await complete(program, [{ role: 'user', content: 'hello' }], network)).status, 200)
  })
}

test("a visitor's messages count for their address, but not for the chatbot's owner", async () => {
  const { chatbot } = await newProgram(address)
  await forget()
  const network = elsewhere()
  const headers = from(network)
  const opened = await call(address, 'POST', '/api/chat/widget/session', {
    body: { chatbot_id: chatbot.id },
    headers,
  })
  const say = (message: string) =>
    call(address, 'POST', '/api/chat/widget', {
      body: { session_id: opened.json.session_id, message },
      headers,
    })
  assert.equal((await say('hello')).status, 200)
  assert.deepEqual(await counted('account'), {})
  assert.deepEqual(Object.values(await counted('network')), [OF_TURN + 5])
  await fill('network', 4 * MAX_BYTES)
  const refused = await say('hello')
  assert.deepEqual([refused.status, refused.json.code], [429, 'too_much_stored'])
})

test("counts a user's messages correctly under concurrency", async () => {
  const token = await newUser(address)
  await forget()
  const say = (index: number) =>
    call(address, 'POST', '/api/chat', {
      token,
      body: { message: 'hello', session_id: `session-${index}` },
      headers: from(elsewhere()),
    })
  assert.equal((await say(0)).status, 200)
  await fill('account', MAX_BYTES - 3 * (OF_TURN + 5))
  const statuses = await Promise.all(Array.from({ length: 8 }, (_, index) => say(index + 1)))
  assert.deepEqual(statuses.map(({ status }) => status).sort(), [200, 200, 200, 429, 429, 429, 429, 429])
})

test('counts what a reply has beyond 2 KiB, and a built-in reply has at most 4,000 characters', async () => {
  const token = await newUser(address)
  await forget()
  const say = (message: string, training_data?: string) =>
    call(address, 'POST', '/api/chat', {
      token,
      body: { message, session_id: 'rows', ...(training_data ? { training_data } : {}) },
      headers: from(elsewhere()),
    })
  const row = `| lamp | ${'燈'.repeat(20_000)} |`
  const { json } = await say('lamp?', `| thing | what |\n|-|-|\n${row}`)
  assert.equal(json.response.length, 4000)
  const bytes = Buffer.byteLength(json.response) + 'lamp?'.length
  assert.deepEqual(Object.values(await counted('account')), [bytes])
})

test("counts an owner's messages and notes once, and rejects them beyond the quota", async () => {
  const owner = await newUser(address)
  const { chatbot } = await newProgram(address, {}, owner)
  const headers = from(elsewhere())
  const body = { chatbot_id: chatbot.id }
  const { json } = await call(address, 'POST', '/api/chat/widget/session', { body, headers })
  const message = { session_id: json.session_id, message: 'hello' }
  assert.equal((await call(address, 'POST', '/api/chat/widget', { body: message, headers })).status, 200)
  const conversations = `/api/console/chatbots/${chatbot.id}/conversations`
  const { json: inbox } = await call(address, 'GET', conversations, { token: owner, headers })
  const own = (path: string, content?: string, key?: string) =>
    call(address, 'POST', `${conversations}/${inbox.conversations[0].number}/${path}`, {
      token: owner,
      headers: { ...headers, ...(key ? { 'idempotency-key': key } : {}) },
      ...(content ? { body: { content } } : {}),
    })
  assert.equal((await own('take-over')).status, 200)
  await forget()
  for (const path of ['messages', 'notes']) {
    const key = crypto.randomUUID()
    for (let each = 0; each < 2; each++) assert.equal((await own(path, 'ä'.repeat(500), key)).status, 201)
  }
  assert.deepEqual(Object.values(await counted('account')), [2000])
  await fill('account', MAX_BYTES - 4)
  for (const path of ['messages', 'notes']) {
    const refused = await own(path, 'hello')
    assert.deepEqual([refused.status, refused.json.code], [429, 'too_much_stored'], path)
    assert.equal((await own(path, 'hi')).status, 201)
  }
})
