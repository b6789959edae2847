import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { call, newConversation, newSession, newUser } from '../../../testing/client.ts'
import { listenTo } from '../../../testing/conversation-events.ts'
import { assertProblem, NEVER_EXISTED } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newProgram } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const { address, sampleChatbotId, connections } = await startTestFrontdesk({ env })
const pathOf = (session: string) => `/api/chat/widget/session/${session}/events`
const say = (session_id: string) =>
  call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'Hello' } })

test('a subscriber gets the events of its session only', async () => {
  const [mine, other] = [
    await newSession(address, sampleChatbotId),
    await newSession(address, sampleChatbotId),
  ]
  const stream = await listenTo(address, pathOf(mine.toUpperCase()))
  assert.equal(stream.response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(stream.response.headers.get('cache-control'), 'no-store')
  await say(other)
  await say(mine)
  assert.deepEqual(await stream.next(), { type: 'changed' })
  assert.deepEqual(await stream.next(), { type: 'changed' })
  const rated = await call(address, 'POST', `/api/chat/widget/session/${mine}/rating`, {
    body: { position: 1, rating: 'up' },
  })
  assert.equal(rated.status, 200)
  assert.deepEqual(await stream.next(), { type: 'changed' })
  stream.leave()
})

test('a new subscriber learns immediately that the owner has taken over', async () => {
  const session = await newSession(address, sampleChatbotId)
  await asServiceRole(connections, (sql) => [
    sql`update conversations set taken_over_at = now() where id = ${session}`,
  ])
  const stream = await listenTo(address, pathOf(session))
  assert.deepEqual(await stream.next(), { type: 'human', is_there: true })
  await asServiceRole(connections, (sql) => [
    sql`update conversations set taken_over_at = null where id = ${session}`,
  ])
  await call(address, 'POST', `/api/chat/widget/session/${session}/rating`, {
    body: { position: 0, rating: null },
  })
  await say(session)
  assert.deepEqual(await stream.next(), { type: 'human', is_there: false })
  assert.deepEqual(await stream.next(), { type: 'changed' })
  stream.leave()
})

test('rejects subscriptions to unknown sessions and users’ conversations', async () => {
  const number = await newConversation(address, await newUser(address))
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select id from conversations where number = ${number}`,
  ])
  for (const id of [NEVER_EXISTED, 'nonsense', rows[0]?.id ?? ''])
    assertProblem(await call(address, 'GET', pathOf(id)), 404, 'Session not found', 'session_not_found')
})

test('rejects subscriptions from a disallowed origin', async () => {
  const { chatbot } = await newProgram(address, {
    configuration: { allowed_origins: ['https://a.example'] },
  })
  const session = await newSession(address, chatbot.id)
  const refused = await call(address, 'GET', pathOf(session), { headers: { origin: 'https://b.example' } })
  assertProblem(refused, 403, 'Origin not allowed', 'origin_not_allowed')
  assert.equal(refused.headers.get('access-control-allow-origin'), null)
  const stream = await listenTo(address, pathOf(session), { origin: 'https://a.example' })
  assert.equal(stream.response.headers.get('access-control-allow-origin'), 'https://a.example')
  stream.leave()
})

test('limits a session to ten subscribers', async () => {
  const session = await newSession(address, sampleChatbotId)
  const streams = await Promise.all(Array.from({ length: 10 }, () => listenTo(address, pathOf(session))))
  const refused = await call(address, 'GET', pathOf(session))
  assert.equal(refused.status, 429)
  assert.equal(refused.headers.get('retry-after'), '10')
  const other = await listenTo(address, pathOf(await newSession(address, sampleChatbotId)))
  streams[0]?.leave()
  for (let again = 429; again === 429; ) {
    const response = await fetch(address + pathOf(session))
    again = response.status
    await response.body?.cancel()
  }
  for (const stream of [...streams, other]) stream.leave()
})

test('shutdown closes event streams without waiting', async () => {
  const stopping = await startTestFrontdesk({ env })
  const session = await newSession(stopping.address, stopping.sampleChatbotId)
  const stream = await listenTo(stopping.address, pathOf(session))
  const startedAt = performance.now()
  await stopping.stop()
  await stream.ended
  assert.ok(performance.now() - startedAt < 10_000)
})

test('an unknown session is 404, also with a user token', async () => {
  const answer = await call(address, 'GET', pathOf(randomUUID()), { token: await newUser(address) })
  assert.equal(answer.status, 404)
})
