import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, call, newConversation, newSession, newUser } from '../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../testing/database.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { type Cut, wireTo } from '../../../testing/wire.ts'

const CALLERS = 50
/** In milliseconds, with a wide margin for a busy machine. */
const MAX_HEALTH_MS = 2500
const MAX_REFUSAL_MS = 3500
const MAX_RECOVERY_MS = 3000

async function timed(answer: Promise<Answer>): Promise<Answer & { tookMs: number }> {
  const startedAt = performance.now()
  return { ...(await answer), tookMs: performance.now() - startedAt }
}

test('every API responds 503 quickly during a database outage, and recovers after it', {
  skip: !SERVER_URL && 'the embedded database has no wire to cut',
}, async () => {
  const database = await createTestDatabase()
  const wire = await wireTo(database.env.DATABASE_URL ?? '')
  const { address, sampleChatbotId, connections } = await startTestFrontdesk({
    database,
    env: { DATABASE_URL: wire.url },
  })
  // Removed after the server has stopped, which is faster with a database.
  after(() => wire.remove())
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const session = await newSession(address, sampleChatbotId)
  const say = (content: string) =>
    call(address, 'POST', `/conversations/${id}/messages`, { token, body: { content } })
  const apis = [
    () => say('mobile'),
    () => call(address, 'GET', '/conversations', { token }),
    () => call(address, 'GET', '/profile', { token }),
    () => call(address, 'GET', '/api/chat/sessions', { token }),
    () => call(address, 'POST', '/api/chat/stream/', { token, body: { message: 'hi', session_id: 's' } }),
    () => call(address, 'POST', '/api/chat/widget', { body: { session_id: session, message: 'hi' } }),
    () => call(address, 'POST', '/api/chat/widget/session', { body: { chatbot_id: sampleChatbotId } }),
    () => call(address, 'GET', '/api/chatbot/sessions', { token }),
    () => call(address, 'GET', '/chatbots', { token }),
    () => call(address, 'GET', '/v1/models', { headers: { authorization: 'Bearer fd-0123456789' } }),
  ]

  for (const how of ['broken', 'ended'] satisfies Cut[]) {
    const saidBefore = (await call(address, 'GET', `/conversations/${id}/messages`, { token })).json.length
    // Opens connections before the wire is cut.
    await Promise.all(Array.from({ length: 20 }, () => call(address, 'GET', '/conversations', { token })))
    wire.cut(how)
    for (let round = 0; round < 2; round++) {
      const calls = Array.from({ length: CALLERS }, (_, index) =>
        timed((apis[index % apis.length] as () => Promise<Answer>)()),
      )
      const health = await timed(call(address, 'GET', '/health'))
      assert.deepEqual([health.status, health.json.status], [503, 'unavailable'])
      assert.ok(health.tookMs < MAX_HEALTH_MS, `/health took ${health.tookMs} ms`)
      for (const [index, { status, headers, tookMs, text }] of (await Promise.all(calls)).entries()) {
        const name = `${how}, API ${index % apis.length}: ${text}`
        // Calls that need no database are answered as usual.
        assert.ok(status === 503 || status === 401, name)
        if (status === 503) assert.ok(headers.get('retry-after'), name)
        assert.ok(tookMs < MAX_REFUSAL_MS, `${name} after ${tookMs} ms`)
      }
    }

    wire.mend()
    const mendedAt = performance.now()
    while ((await call(address, 'GET', '/health')).status !== 200) {
      assert.ok(performance.now() - mendedAt < MAX_RECOVERY_MS, 'the server has not recovered')
      await sleep(20)
    }
    assert.equal((await say(`after it was ${how}`)).status, 200)
    const { json } = await call(address, 'GET', `/conversations/${id}/messages`, { token })
    assert.equal(json.length, saidBefore + 2, 'refused messages are not stored')
  }
  const [row] = await connections.use(
    (sql) => sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'frontdesk'`,
  )
  assert.ok(row?.count <= 10, `${row?.count} sessions`)
})
