import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newConversation, newSession, newUser } from '../../../testing/client.ts'
import {
  assertAnswer,
  assertBodyChecked,
  assertInvalid,
  assertProblem,
  NEVER_EXISTED,
} from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newProgram } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const { address, sampleChatbotId, connections } = await startTestFrontdesk({ env })

const rate = (session: string, body: unknown, headers = {}) =>
  call(address, 'POST', `/api/chat/widget/session/${session}/rating`, { body, headers })
const say = (session_id: string, message = 'Hello') =>
  call(address, 'POST', '/api/chat/widget', { body: { session_id, message } })

async function stored(session: string): Promise<string[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ line: string }[]>`
      select m.position || ' ' || r.rating as line from ratings r join messages m on m.home = r.home and m.id = r.message_id
      where r.conversation_id = ${session} order by m.position`,
  ])
  return rows.map(({ line }) => line)
}

async function detailsOf(session: string): Promise<unknown> {
  const { json } = await call(address, 'GET', `/api/chat/widget/session/${session}?details=true`)
  return json.messages.map(({ by, rating }: Record<string, unknown>) => [by, rating])
}

test('sets, changes and removes a rating', async () => {
  const session = await newSession(address, sampleChatbotId)
  await say(session)
  await say(session)
  assertAnswer(await rate(session, { position: 1, rating: 'up' }), 200, { position: 1, rating: 'up' })
  assertAnswer(await rate(session.toUpperCase(), { position: 3, rating: 'down' }), 200, {
    position: 3,
    rating: 'down',
  })
  assert.deepEqual(await stored(session), ['2 up', '4 down'])
  assert.deepEqual(await detailsOf(session), [
    ['visitor', null],
    ['chatbot', 'up'],
    ['visitor', null],
    ['chatbot', 'down'],
  ])
  await rate(session, { position: 1, rating: 'down' })
  assertAnswer(await rate(session, { position: 3, rating: null }), 200, { position: 3, rating: null })
  assertAnswer(await rate(session, { position: 3, rating: null }), 200, { position: 3, rating: null })
  assert.deepEqual(await stored(session), ['2 down'])
})

test('twenty simultaneous ratings of one reply store one', async () => {
  const session = await newSession(address, sampleChatbotId)
  await say(session)
  const ratings = ['up', 'down', null]
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => rate(session, { position: 1, rating: ratings[index % 3] })),
  )
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(20).fill(200),
  )
  await rate(session, { position: 1, rating: 'up' })
  assert.deepEqual(await stored(session), ['2 up'])
})

test('rejects a rating of anything but a reply', async () => {
  const session = await newSession(address, sampleChatbotId)
  await say(session)
  for (const position of [0, 2, 1_000_000])
    assertInvalid(await rate(session, { position, rating: 'up' }), 'position')
  for (const position of [-1, 1.5, 1_000_001, '1', null])
    assertInvalid(await rate(session, { position, rating: 'up' }), 'position')
  for (const rating of ['', 'UP', 1, true])
    assert.equal((await rate(session, { position: 1, rating })).status, 422)
  for (const body of [{ position: 1 }, { rating: 'up' }, [], 'up'])
    assert.equal((await rate(session, body)).status, 422)
  await assertBodyChecked((options) =>
    call(address, 'POST', `/api/chat/widget/session/${session}/rating`, options),
  )
  assert.deepEqual(await stored(session), [])
})

test('rejects ratings in unknown sessions and users’ conversations', async () => {
  const token = await newUser(address)
  const number = await newConversation(address, token)
  await call(address, 'POST', `/conversations/${number}/messages`, { token, body: { content: 'Hello' } })
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select id from conversations where number = ${number}`,
  ])
  for (const id of [NEVER_EXISTED, 'nonsense', rows[0]?.id ?? ''])
    assertProblem(
      await rate(id, { position: 1, rating: 'up' }),
      404,
      'Session not found',
      'session_not_found',
    )
  const own = await call(address, 'POST', `/api/chat/widget/session/${rows[0]?.id}/rating`, {
    token,
    body: { position: 1, rating: 'up' },
  })
  assert.equal(own.status, 404)
})

test('rejects ratings from a disallowed origin', async () => {
  const { chatbot } = await newProgram(address, {
    configuration: { allowed_origins: ['https://a.example'] },
  })
  const session = await newSession(address, chatbot.id)
  await say(session)
  const given = { position: 1, rating: 'up' }
  const refused = await rate(session, given, { origin: 'https://b.example' })
  assertProblem(refused, 403, 'Origin not allowed', 'origin_not_allowed')
  assert.deepEqual(await stored(session), [])
  assert.equal((await rate(session, given, { origin: 'https://a.example' })).status, 200)
})

test('a regenerated reply has no rating, and ratings are deleted with the conversation', async () => {
  const session = await newSession(address, sampleChatbotId)
  await say(session)
  await rate(session, { position: 1, rating: 'down' })
  await asServiceRole(connections, (sql) => [
    sql`update turns set state = 'stopped' where conversation_id = ${session}`,
  ])
  await call(address, 'POST', '/api/chat/widget/retry', { body: { session_id: session } })
  assert.deepEqual(await stored(session), [])
  await rate(session, { position: 1, rating: 'up' })
  await asServiceRole(connections, (sql) => [sql`delete from conversations where id = ${session}`])
  assert.deepEqual(await stored(session), [])
})
