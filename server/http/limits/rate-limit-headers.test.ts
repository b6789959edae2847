/** Rate limit headers. LIMIT_SCALE makes the limits small enough to reach. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type Answer, type Call, call, PASSWORD } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { assertRateLimit, fromElsewhere, HEADERS, rateLimitOf } from '../../../testing/rate-limits.ts'

/** An address has three requests, and one more each 20 s; a user one message in 100 s. */
const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true', LIMIT_SCALE: '0.01' } })
const OF_ADDRESS = { name: 'requests-of-address', q: 3, w: 60 }

const at = (method: string, path: string, options: Call = {}) =>
  call(address, method, path, { ...options, headers: { ...fromElsewhere(), ...options.headers } })

const calls: [method: string, path: string, status: number, options?: Call][] = [
  ['GET', '/health', 200],
  ['GET', '/', 200],
  ['GET', '/openapi.json', 200],
  ['GET', '/docs', 200],
  ['GET', '/app/icon.svg', 200],
  ['GET', '/assets/nothing', 404],
  ['GET', '/nothing', 404],
  ['DELETE', '/health', 405],
  ['GET', '/conversations', 401],
  ['GET', '/api/chat/sessions', 401],
  ['GET', '/v1/models', 401],
  ['POST', '/api/chat/widget', 415, { raw: 'x' }],
  ['POST', '/api/chat/widget', 422, { body: {} }],
  ['POST', '/auth/register', 400, { raw: '{', headers: { 'content-type': 'application/json' } }],
]
for (const [method, path, status, options] of calls)
  test(`${method} ${path} with status ${status} has rate limit headers`, async () => {
    const answer = await at(method, path, options)
    assert.equal(answer.status, status, answer.text)
    assertRateLimit(answer, { ...OF_ADDRESS, r: 2, t: 20 })
    assert.equal(answer.headers.get('retry-after'), null)
  })

test('a 429 has Retry-After and the API’s error shape', async () => {
  const shapes: [path: string, keys: string[]][] = [
    ['/health', ['detail', 'code', 'request_id']],
    ['/api/chat/sessions', ['detail', 'code', 'request_id']],
    ['/v1/models', ['error', 'code', 'request_id']],
  ]
  for (const [path, keys] of shapes) {
    const headers = fromElsewhere()
    for (const r of [2, 1, 0])
      assertRateLimit(await at('GET', path, { headers }), { ...OF_ADDRESS, r, t: 20 })
    const refused = await at('GET', path, { headers })
    assert.equal(refused.status, 429)
    assert.deepEqual(Object.keys(refused.json), keys, path)
    assertRateLimit(refused, { ...OF_ADDRESS, r: 0, t: 20 })
    assert.equal(refused.headers.get('retry-after'), refused.headers.get('ratelimit-reset'))
    const elsewhere = await at('GET', path)
    assertRateLimit(elsewhere, { ...OF_ADDRESS, r: 2, t: 20 })
  }
})

test('CORS exposes the rate limit headers, also of refusals', async () => {
  const headers = { ...fromElsewhere(), origin: 'https://shop.example' }
  const ask = () => at('GET', `/api/chat/widget/config/${randomUUID()}`, { headers })
  const statuses: number[] = []
  for (let calls = 0; calls < 4; calls++) {
    const answer = await ask()
    statuses.push(answer.status)
    const exposed = answer.headers.get('access-control-expose-headers')?.split(', ') ?? []
    for (const name of [...HEADERS, 'retry-after', 'x-request-id', 'x-session-id'])
      assert.ok(exposed.includes(name), `${name} is not in ${exposed}`)
  }
  assert.deepEqual(statuses, [404, 404, 404, 429])
})

const signIn = (server: string, username: string, headers = {}) =>
  call(server, 'POST', '/auth/token', {
    raw: new URLSearchParams({ username, password: PASSWORD }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

test('the headers describe the bucket with the smallest remaining share', async () => {
  const { address } = await startTestFrontdesk({ env: { TRUST_PROXY: 'true', LIMIT_SCALE: '0.1' } })
  const username = `user-${randomUUID()}`
  const account = { username, password: PASSWORD }
  await call(address, 'POST', '/auth/register', { body: account, headers: fromElsewhere() })
  const { json } = await signIn(address, username, fromElsewhere())
  const options = { token: json.access_token, headers: fromElsewhere() }
  const conversation = (await call(address, 'POST', '/conversations', options)).json
  const say = (headers: Record<string, string>) =>
    call(address, 'POST', `/conversations/${conversation}/messages`, {
      ...options,
      body: { content: 'hello' },
      headers,
    })
  assertRateLimit(await say(fromElsewhere()), { name: 'messages-of-user', q: 6, w: 60, r: 5, t: 10 })
  const busy = fromElsewhere()
  await Promise.all(Array.from({ length: 28 }, () => call(address, 'GET', '/health', { headers: busy })))
  const { name, r } = rateLimitOf(await say(busy))
  assert.deepEqual([name, r < 4], ['requests-of-address', true])
})

test('a failed sign-in has rate limit headers', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '1' } })
  const username = `user-${randomUUID()}`
  const ofAccount = { name: 'failed-sign-ins-of-account', q: 10, w: 900 }
  for (let r = 9; r >= 0; r--) {
    const answer = await signIn(address, username)
    assert.equal(answer.status, 401)
    assertRateLimit(answer, { ...ofAccount, r, t: 90 })
  }
  const refused = await signIn(address, username)
  assert.equal(refused.status, 429)
  assertRateLimit(refused, { ...ofAccount, r: 0, t: 90 })
  assert.equal(refused.headers.get('retry-after'), refused.headers.get('ratelimit-reset'))
})

test('LIMIT_SCALE=0 removes the rate limit headers, but sign-ins still get Retry-After', async () => {
  const { address } = await startTestFrontdesk({ env: { LIMIT_SCALE: '0' } })
  const saysNothing = ({ headers }: Answer) => {
    for (const name of HEADERS) assert.equal(headers.get(name), null, name)
  }
  for (const path of ['/health', '/docs', '/nothing', '/conversations'])
    saysNothing(await call(address, 'GET', path))
  for (let tries = 0; tries < 10; tries++) saysNothing(await signIn(address, 'nobody'))
  const refused = await signIn(address, 'nobody')
  assert.equal(refused.status, 429)
  saysNothing(refused)
  assert.match(refused.headers.get('retry-after') ?? '', /^(90|8\d)$/)
})
