import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, call, newConversation, newSession, newUser } from '../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../testing/database.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { type Cut, wireTo } from '../../../testing/wire.ts'

const CALLERS = 50
/** In milliseconds. Slower than it is on a quiet machine, by far. */
const LONGEST_HEALTH = 2500
const LONGEST_REFUSAL = 3500
const LONGEST_RECOVERY = 3000

async function timed(asked: Promise<Answer>): Promise<Answer & { tookMs: number }> {
  const startedAt = performance.now()
  return { ...(await asked), tookMs: performance.now() - startedAt }
}

test('while the database is away every API says so soon, and after it nobody notices', {
  skip: !SERVER_URL && 'the embedded database has no wire to cut',
}, async () => {
  const database = await createTestDatabase()
  const wire = await wireTo(database.env.DATABASE_URL ?? '')
  const { address, sampleChatbotId, connections } = await startTestFrontdesk({
    database,
    env: { DATABASE_URL: wire.url },
  })
  // After the server has stopped, which it does more quickly with a database.
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
    // So that connections are open when the wire is cut.
    await Promise.all(Array.from({ length: 20 }, () => call(address, 'GET', '/conversations', { token })))
    wire.cut(how)
    for (let round = 0; round < 2; round++) {
      const calls = Array.from({ length: CALLERS }, (_, index) =>
        timed((apis[index % apis.length] as () => Promise<Answer>)()),
      )
      const health = await timed(call(address, 'GET', '/health'))
      assert.deepEqual([health.status, health.json.status], [503, 'unavailable'])
      assert.ok(health.tookMs < LONGEST_HEALTH, `/health took ${health.tookMs} ms`)
      for (const [index, { status, headers, tookMs, text }] of (await Promise.all(calls)).entries()) {
        const name = `${how}, API ${index % apis.length}: ${text}`
        // What no database is asked for is answered as ever.
        assert.ok(status === 503 || status === 401, name)
        if (status === 503) assert.ok(headers.get('retry-after'), name)
        assert.ok(tookMs < LONGEST_REFUSAL, `${name} after ${tookMs} ms`)
      }
    }

    wire.mend()
    const mendedAt = performance.now()
    while ((await call(address, 'GET', '/health')).status !== 200) {
      assert.ok(performance.now() - mendedAt < LONGEST_RECOVERY, 'it is not back')
      await sleep(20)
    }
    assert.equal((await say(`after it was ${how}`)).status, 200)
    const { json } = await call(address, 'GET', `/conversations/${id}/messages`, { token })
    assert.equal(json.length, saidBefore + 2, 'what was refused was not stored')
  }
  const [row] = await connections.use(
    (sql) => sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and application_name = 'frontdesk'`,
  )
  assert.ok(row?.count <= 10, `${row?.count} sessions`)
})
