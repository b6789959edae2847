/** Visitors whom a token vouches for: their conversations follow them, and nobody else. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { assertInvalid, assertProblem, newChatbot, signed } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { asSystem } from '../../database/transaction.ts'

const MAIN_SYSTEM = 'the main system’s secret, long enough for anybody'
const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const { address, connections } = await startTestFrontdesk({
  env: { ...env, EXTERNAL_JWT_SECRET: MAIN_SYSTEM },
})
const ownerToken = await newUser(address)
const { id: chatbot_id } = await newChatbot(address, ownerToken)
const other = await newChatbot(address, ownerToken, { name: 'Other' })

const open = (body: object, headers = {}) =>
  call(address, 'POST', '/api/chat/widget/session', { body: { chatbot_id, ...body }, headers })
const say = (session_id: string) =>
  call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'Hello' } })

type Row = { id: string; visitor_key: string; user_id: string | null; name: string | null }
async function visitorOf(session: string): Promise<Row | undefined> {
  const [rows] = await asSystem(connections, (sql) => [
    sql<Row[]>`
      select v.id, v.visitor_key, v.user_id, v.name
      from conversations c join visitors v on v.id = c.visitor_id where c.id = ${session}`,
  ])
  return rows[0] && { ...rows[0] }
}

test('a person’s latest conversation follows them to another browser', async () => {
  const username = `ada-${randomUUID()}`
  const token = await newUser(address, username)
  const first = await open({ token, visitor_id: 'browser-1', visitor_name: 'Somebody else' })
  assert.equal(first.status, 201)
  await say(first.json.session_id)
  const again = await open({ token, visitor_id: 'browser-2' })
  assert.deepEqual([again.status, again.json], [200, first.json])
  assert.equal((await visitorOf(first.json.session_id))?.name, username)
  const elsewhere = await open({ token, chatbot_id: other.id })
  assert.equal(elsewhere.status, 201)
  const anew = await open({ token, starts_new: true })
  assert.equal(anew.status, 201)
  assert.notEqual(anew.json.session_id, first.json.session_id)
  assert.equal((await visitorOf(anew.json.session_id))?.id, (await visitorOf(first.json.session_id))?.id)
  await say(first.json.session_id)
  assert.deepEqual((await open({ token })).json, first.json, 'the one that was used last')
})

test('who calls themselves as a verified visitor is called reaches nothing of theirs', async () => {
  const token = await newUser(address)
  const { session_id } = (await open({ token, visitor_id: 'browser-1' })).json
  const theirs = await visitorOf(session_id)
  assert.notEqual(theirs?.visitor_key, 'browser-1')
  const stranger = await open({ visitor_id: 'browser-1', visitor_name: 'Mallory' })
  assert.equal((await visitorOf(stranger.json.session_id))?.user_id, null)
  // Also who knows what the row is called, as its owner's inbox does.
  const named = await open({ visitor_id: theirs?.visitor_key, visitor_name: 'Mallory' })
  assertProblem(named, 404, 'Chatbot not found', 'chatbot_not_found')
  const asCreator = await call(address, 'POST', '/chat', {
    body: { chatbot_id, visitor_id: theirs?.visitor_key, visitor_name: 'Mallory', message: 'Hi' },
  })
  assert.equal(asCreator.status, 403)
  assert.deepEqual(await visitorOf(session_id), theirs)
})

test('any issuer’s token will do', async () => {
  const token = await signed(MAIN_SYSTEM, {
    user_id: 4711,
    username: 'grace',
    exp: Math.floor(Date.now() / 1000) + 600,
  })
  const first = await open({ token })
  assert.equal(first.status, 201, first.text)
  assert.equal((await visitorOf(first.json.session_id))?.name, 'grace')
  assert.deepEqual((await open({ token })).json, first.json)
})

test('ten first calls of one person at once open one conversation', async () => {
  const token = await newUser(address)
  const answers = await Promise.all(Array.from({ length: 10 }, () => open({ token })))
  assert.equal(new Set(answers.map(({ json }) => json.session_id)).size, 1)
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
})

test('a token that is good for nothing opens nothing, also not as nobody', async () => {
  const soon = Math.floor(Date.now() / 1000)
  const expired = await signed(MAIN_SYSTEM, { user_id: 1, username: 'late', exp: soon - 600 })
  const forged = await signed('another secret, as long as the main system’s own', {
    user_id: 4711,
    username: 'grace',
    exp: soon + 600,
  })
  const detail = 'Invalid authentication credentials'
  for (const token of ['', 'nonsense', forged, 'a.b.c'])
    assertProblem(await open({ token, visitor_id: 'v' }), 401, detail, 'token_invalid')
  assertProblem(await open({ token: expired }), 401, detail, 'token_expired')
  assertInvalid(await open({ token: 7 }), 'token')
  assertInvalid(await open({ token: 'x'.repeat(8193) }), 'token')
})

test('a login that has ended, and a user who was put out, open nothing', async () => {
  const username = `gone-${randomUUID()}`
  const token = await newUser(address, username)
  await open({ token })
  await asSystem(connections, (sql) => [sql`update users set is_active = false where username = ${username}`])
  assert.equal((await open({ token })).status, 401)
  await asSystem(connections, (sql) => [sql`delete from users where username = ${username}`])
  assert.equal((await open({ token })).status, 401)
})

test('a private chatbot is nobody’s, and another site’s page is refused, with a token too', async () => {
  const hidden = await newChatbot(address, ownerToken, { name: 'Hidden', is_public: false })
  assert.equal((await open({ token: ownerToken, chatbot_id: hidden.id })).status, 404)
  const listed = await newChatbot(address, ownerToken, {
    name: 'Listed',
    configuration: { allowed_origins: ['https://a.example'] },
  })
  const refused = await open({ token: ownerToken, chatbot_id: listed.id }, { origin: 'https://b.example' })
  assertProblem(refused, 403, 'Origin not allowed', 'origin_not_allowed')
})
