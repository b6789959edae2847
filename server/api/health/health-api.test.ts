import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newConversation, newUser } from '../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../testing/database.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { wireTo } from '../../../testing/wire.ts'

test('reports ok with the configured app name', async () => {
  const { address } = await startTestFrontdesk({ env: { APP_NAME: 'Shop helper' } })
  const { status, json } = await call(address, 'GET', '/health')
  assert.deepEqual([status, json], [200, { status: 'ok', service: 'Shop helper' }])
  assert.equal((await fetch(`${address}/health`, { method: 'HEAD' })).status, 200)
})

test('concurrent health checks share one database query', async () => {
  const { address, connections } = await startTestFrontdesk()
  const use = connections.use.bind(connections)
  let count = 0
  connections.use = async (run, how) => {
    count++
    // Long enough for the other calls to arrive.
    await sleep(300)
    return use(run, how)
  }
  const answers = await Promise.all(Array.from({ length: 50 }, () => fetch(`${address}/health`)))
  assert.ok(answers.every(({ status }) => status === 200))
  assert.ok(count < 50, `${count}`)
})

test('reports an unavailable database, and recovers without a restart', {
  skip: !SERVER_URL && 'the embedded database has no wire to cut',
}, async () => {
  const database = await createTestDatabase()
  const wire = await wireTo(database.env.DATABASE_URL ?? '')
  after(() => wire.remove())
  const { address } = await startTestFrontdesk({ database, env: { DATABASE_URL: wire.url } })
  const token = await newUser(address)
  const id = await newConversation(address, token)

  wire.cut()
  const health = await call(address, 'GET', '/health')
  assert.deepEqual([health.status, health.json], [503, { status: 'unavailable', service: 'Frontdesk' }])
  const refused = await call(address, 'POST', `/conversations/${id}/messages`, {
    token,
    body: { content: 'hi' },
  })
  assert.equal(refused.status, 503)
  assert.equal(refused.json.detail, 'The service is temporarily unavailable')
  assert.ok(refused.headers.get('retry-after'))

  wire.mend()
  let said = refused
  for (let tries = 0; said.status === 503 && tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    said = await call(address, 'POST', `/conversations/${id}/messages`, {
      token,
      body: { content: 'hi again' },
    })
  }
  assert.equal(said.status, 200)
  assert.equal((await call(address, 'GET', '/health')).status, 200)
  const { json } = await call(address, 'GET', `/conversations/${id}/messages`, { token })
  assert.equal(json.length, 2)
})
