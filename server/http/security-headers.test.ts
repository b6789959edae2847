/** The security headers of every response, from an API, the app, or the bare socket. */
import assert from 'node:assert/strict'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { call, newConversation, newSession, newUser } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { pageHeaders } from './security-headers.ts'

const { address, sampleChatbotId } = await startTestFrontdesk({ env: { TRUST_PROXY: '127.0.0.1' } })
const token = await newUser(address)
const conversation = await newConversation(address, token)
const session_id = await newSession(address, sampleChatbotId)

const DATA = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': null,
  'permissions-policy': null,
  'strict-transport-security': null,
  'access-control-allow-credentials': null,
  server: null,
  'x-powered-by': null,
}
const WIDGET = { ...DATA, 'cross-origin-resource-policy': 'cross-origin' }

function assertHeaders(what: string, headers: Headers, expected: Record<string, string | null>): void {
  for (const [name, value] of Object.entries(expected))
    assert.equal(headers.get(name), value, `${what}: ${name}`)
}

const say = { session_id, message: 'Hello' }
/** Requests with a data response: from an API, from the app, and before routing. */
const ANSWERS: [status: number, method: string, path: string, options?: object][] = [
  [200, 'GET', '/health'],
  [200, 'GET', '/conversations', { token }],
  [200, 'POST', `/conversations/${conversation}/messages`, { token, body: { content: 'Hello' } }],
  [200, 'POST', '/auth/register', { body: { username: 'somebody', password: 'correct horse battery' } }],
  [401, 'GET', '/conversations'],
  [404, 'GET', '/conversations/999999/messages', { token }],
  [404, 'GET', '/nothing/here'],
  [404, 'GET', '/docs/assets/nothing.js'],
  [405, 'PUT', '/health'],
  [400, 'GET', '/%E0%A4%A'],
  [400, 'POST', '/auth/register', { raw: '{', headers: { 'content-type': 'application/json' } }],
  [
    413,
    'POST',
    '/auth/register',
    { raw: ' '.repeat(2 ** 21), headers: { 'content-type': 'application/json' } },
  ],
  [415, 'POST', '/auth/register', { raw: '<a/>', headers: { 'content-type': 'text/xml' } }],
  [422, 'POST', '/auth/register', { body: {} }],
  [204, 'OPTIONS', '/conversations'],
]
const WIDGET_ANSWERS: typeof ANSWERS = [
  [200, 'GET', `/api/chat/widget/config/${sampleChatbotId}`],
  [201, 'POST', '/api/chat/widget/session', { body: { chatbot_id: sampleChatbotId } }],
  [200, 'POST', '/api/chat/widget', { body: say }],
  [200, 'POST', '/api/chat/widget', { body: say, headers: { accept: 'text/event-stream' } }],
  [200, 'GET', `/api/chat/widget/session/${session_id}`],
  [404, 'GET', '/api/chat/widget/session/nonsense'],
  [422, 'POST', '/api/chat/widget', { body: {} }],
]

test('data responses cannot be sniffed, framed, cached or run as a page', async () => {
  for (const [answers, expected] of [
    [ANSWERS, DATA],
    [WIDGET_ANSWERS, WIDGET],
  ] as const) {
    for (const [status, method, path, options] of answers) {
      const answer = await call(address, method, path, options)
      assert.equal(answer.status, status, `${method} ${path} ${answer.text}`)
      assertHeaders(`${status} ${method} ${path}`, answer.headers, expected)
    }
  }
})

test('the OpenAPI document is revalidated, and otherwise protected like data', async () => {
  const { status, headers } = await call(address, 'GET', '/openapi.json')
  assert.equal(status, 200)
  assertHeaders('/openapi.json', headers, { ...DATA, 'cache-control': 'no-cache' })
})

test('responses to invalid HTTP have the security headers', async () => {
  const { hostname, port } = new URL(address)
  const socket = connect(Number(port), hostname)
  socket.end('nonsense\r\n\r\n')
  const [head = ''] = (await text(socket)).split('\r\n\r\n')
  const headers = new Headers(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(': ', 2) as [string, string]),
  )
  assert.match(head, /^HTTP\/1\.1 400 /)
  assertHeaders('nonsense', headers, DATA)
})

test('a page has a CSP and cannot be framed', async () => {
  for (const path of ['/', '/docs', '/docs/']) {
    const { status, headers } = await call(address, 'GET', path)
    assert.equal(status, 200, path)
    const hasForm = path === '/'
    assertHeaders(path, headers, {
      'x-content-type-options': 'nosniff',
      'referrer-policy': hasForm ? 'same-origin' : 'no-referrer',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        `base-uri 'none'; form-action '${hasForm ? 'self' : 'none'}'; frame-ancestors 'none'`,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy':
        'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), ' +
        'microphone=(), midi=(), payment=(), usb=()',
      'cache-control': hasForm ? 'private, no-cache' : 'no-cache',
      'strict-transport-security': null,
      server: null,
      'x-powered-by': null,
    })
  }
})

test("the page's files may be loaded by other sites, and are cached as immutable", async () => {
  const page = (await call(address, 'GET', '/')).text
  const paths = page.match(/\/assets\/[\w.-]+/g) ?? []
  assert.equal(paths.length, 4)
  for (const path of paths) {
    const { headers } = await call(address, 'GET', path)
    assertHeaders(path, headers, {
      ...WIDGET,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  }
})

test('sends HSTS only when the proxy reports TLS', async () => {
  const strictOf = async (proto: string, path = '/health') => {
    const { headers } = await call(address, 'GET', path, { headers: { 'x-forwarded-proto': proto } })
    return headers.get('strict-transport-security')
  }
  for (const path of ['/health', '/', '/docs', '/nothing']) {
    assert.equal(await strictOf('https', path), 'max-age=31536000', path)
    assert.equal(await strictOf('http', path), null, path)
  }
  const { address: untrusting } = await startTestFrontdesk()
  const { headers } = await call(untrusting, 'GET', '/health', { headers: { 'x-forwarded-proto': 'https' } })
  assert.equal(headers.get('strict-transport-security'), null, 'no proxy is trusted')
})

test('frame-ancestors contains only valid allowed origins', () => {
  const ancestorsOf = (origins: string[]) =>
    /frame-ancestors (.*)$/.exec(pageHeaders({ framedBy: origins })['content-security-policy'] ?? '')?.[1]
  assert.equal(ancestorsOf([]), "'none'")
  assert.equal(
    ancestorsOf(['https://a.example', 'http://localhost:3000']),
    'https://a.example http://localhost:3000',
  )
  for (const origin of [
    'https://a.example;sandbox',
    'https://a,b',
    '*',
    "'self'",
    'https://a.example b',
    'https://*.a.example',
    'data:',
  ]) {
    assert.equal(ancestorsOf([origin]), "'none'", origin)
    assert.equal(ancestorsOf(['https://a.example', origin]), 'https://a.example', origin)
  }
})

test('a replay has the current request’s security headers, once each', async () => {
  const headers = { 'idempotency-key': crypto.randomUUID(), accept: 'text/event-stream' }
  const [first, second] = [
    await call(address, 'POST', '/api/chat/widget', { body: say, headers }),
    await call(address, 'POST', '/api/chat/widget', { body: say, headers }),
  ]
  assert.equal(second.headers.get('idempotent-replayed'), 'true')
  assert.equal(second.text, first.text)
  assertHeaders('replayed', second.headers, WIDGET)
})

test('HEAD has the same headers as GET', async () => {
  const { headers } = await fetch(`${address}/health`, { method: 'HEAD' })
  assertHeaders('HEAD /health', headers, DATA)
  const { promise, resolve } = Promise.withResolvers<string[]>()
  request(`${address}/health`, { method: 'HEAD' }, (answer) => {
    answer.resume()
    resolve(answer.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()))
  }).end()
  const names = await promise
  assert.equal(new Set(names).size, names.length, `each once: ${names}`)
})
