import assert from 'node:assert/strict'
import http, { type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { mock, test } from 'node:test'
import { type Answer, call, newConversation, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { CLIENT_TIMES } from './slow-clients.ts'

const createServer = mock.method(http, 'createServer')
const ORIGIN = 'https://app.example'
const { address, connections, log, sampleChatbotId } = await startTestFrontdesk({
  env: { ALLOWED_ORIGINS: ORIGIN },
})
const token = await newUser(address)
const conversation = await newConversation(address, token)

/** The server while the database reports overload. */
async function whileBusy<Result>(run: () => Promise<Result>, isBusy = true): Promise<Result> {
  Object.defineProperty(connections, 'isBusy', { value: isBusy, configurable: true })
  try {
    return await run()
  } finally {
    Reflect.deleteProperty(connections, 'isBusy')
  }
}

function assertRefused({ status, headers, json }: Answer, key: string): void {
  assert.equal(status, 503)
  assert.ok(['1', '2', '3', '4'].includes(headers.get('retry-after') ?? ''))
  const { [key]: said, ...rest } = json
  assert.equal(typeof said === 'string' ? said : said.message, 'The service is overloaded; try again soon')
  assert.deepEqual(rest, { code: 'overloaded', request_id: headers.get('x-request-id') })
}

test('every API refuses under overload in its own error shape, before anything else', async () => {
  const calls: [method: string, path: string, key: string][] = [
    ['POST', '/auth/token', 'detail'],
    ['POST', `/conversations/${conversation}/messages`, 'detail'],
    ['GET', '/api/chat/sessions', 'error'],
    ['POST', '/api/auth/login', 'error'],
    ['POST', '/api/chat/widget', 'detail'],
    ['POST', '/api/chatbot/session', 'detail'],
    ['GET', '/chatbots', 'detail'],
    ['POST', '/v1/chat/completions', 'error'],
    ['GET', '/nothing', 'detail'],
  ]
  await whileBusy(async () => {
    for (const [method, path, key] of calls) {
      const answer = await call(address, method, path, method === 'POST' ? { raw: '{' } : {})
      assertRefused(answer, key)
    }
  })
  assert.equal((await call(address, 'GET', '/conversations', { token })).status, 200)
})

test('CORS and preflight requests work under overload', async () => {
  await whileBusy(async () => {
    const headers = { origin: ORIGIN }
    const refused = await call(address, 'GET', '/conversations', { token, headers })
    assertRefused(refused, 'detail')
    assert.equal(refused.headers.get('access-control-allow-origin'), ORIGIN)
    assert.match(refused.headers.get('access-control-expose-headers') ?? '', /retry-after/)
    const asks = { ...headers, 'access-control-request-method': 'POST' }
    assert.equal((await call(address, 'OPTIONS', '/conversations', { headers: asks })).status, 204)
    const widget = await call(address, 'POST', '/api/chat/widget', { headers: { origin: 'https://a.shop' } })
    assert.equal(widget.headers.get('access-control-allow-origin'), 'https://a.shop')
  })
})

test('admits health checks, stop and resume calls under overload', async () => {
  await whileBusy(async () => {
    assert.equal((await call(address, 'GET', '/health')).status, 200)
    assert.equal((await fetch(`${address}/health/`, { method: 'HEAD' })).status, 200)
    const stop = await call(address, 'POST', '/api/chat/widget/stop', {
      body: { session_id: sampleChatbotId },
    })
    assert.equal(stop.status, 404)
    const rest = `/api/chat/widget/session/${sampleChatbotId}/stream`
    assert.equal((await call(address, 'GET', rest)).status, 404)
    // This call begins a turn.
    assertRefused(await call(address, 'POST', '/api/chat/stream/', { body: {} }), 'error')
  })
})

test('logs refusals as a sum', async () => {
  const before = log().length
  await whileBusy(async () => {
    for (let each = 0; each < 20; each++) await call(address, 'GET', '/conversations', { token })
  })
  assert.doesNotMatch(log().slice(before), /"msg":"request"|"level":50/)
})

test('500 connections with slow headers do not slow down /health', async () => {
  const health = async () => {
    const times: number[] = []
    for (let each = 0; each < 100; each++) {
      const startedAt = performance.now()
      assert.equal((await fetch(`${address}/health`)).status, 200)
      times.push(performance.now() - startedAt)
    }
    return times.sort((a, b) => a - b)[98] ?? 0
  }
  const before = await health()
  const { hostname, port } = new URL(address)
  const sockets = Array.from({ length: 500 }, () => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    socket.write('POST /auth/token HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    return socket
  })
  const meanwhile = await health()
  for (const socket of sockets) socket.destroy()
  // On a busy machine, /health may be slow by itself.
  assert.ok(meanwhile < Math.max(200, 3 * before), `p99: ${meanwhile} ms, before ${before} ms`)
})

test('the running server has timeouts for slow clients', async () => {
  const servers = createServer.mock.calls.map(({ result }) => result as Server)
  const ours = servers.find(
    (server) => `${(server.address() as AddressInfo)?.port}` === new URL(address).port,
  )
  assert.ok(ours)
  const { headersTimeout, requestTimeout, timeout, maxConnections } = ours
  assert.deepEqual(
    { headers: headersTimeout, request: requestTimeout, unread: timeout, maxConnections },
    {
      headers: CLIENT_TIMES.headers,
      // For the slowest routes; slow-clients.test.ts tries the others.
      request: CLIENT_TIMES.upload,
      unread: CLIENT_TIMES.unread,
      maxConnections: 12_000,
    },
  )
})

test('under database overload some calls are refused early, and admitted ones are answered', async () => {
  const held = Promise.withResolvers<void>()
  const holders = Array.from({ length: 10 }, () => connections.use(() => held.promise, { goesFirst: true }))
  const list = () => call(address, 'GET', '/conversations', { token })
  // Simulates simultaneous admission, so that the database itself refuses some.
  const { calls, first } = await whileBusy(async () => {
    const calls = Array.from({ length: 520 }, list)
    return { calls, first: await Promise.race(calls) }
  }, false)
  assert.deepEqual([first.status, first.json.code], [503, 'unavailable'])
  assert.ok(first.headers.get('retry-after'))
  assertRefused(await list(), 'detail')
  held.resolve()
  await Promise.all(holders)
  const statuses = (await Promise.all(calls)).map(({ status }) => status)
  const count = (status: number) => statuses.filter((each) => each === status).length
  assert.equal(count(200) + count(503), 520)
  assert.ok(count(200) >= 500, `${count(200)} were answered`)
  assert.equal((await list()).status, 200)
})
