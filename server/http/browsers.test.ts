import assert from 'node:assert/strict'
import { type IncomingMessage, request } from 'node:http'
import { test } from 'node:test'
import { type Answer, call } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'

const allowed = 'https://app.example.com'
const { address } = await startTestFrontdesk({
  env: { ALLOWED_ORIGINS: `${allowed}, https://other.example`, ALLOWED_HOSTS: '127.0.0.1, chat.example.com' },
})

const preflight = {
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization, content-type',
}
const ask = (path: string, origin: string | undefined, method = 'GET', extra: object = {}) =>
  call(address, method, path, { headers: { ...(origin ? { origin } : {}), ...preflight, ...extra } })
const allowedBy = ({ headers }: Answer) => headers.get('access-control-allow-origin')
/** The CORS headers that grant access. */
const grantsOf = ({ headers }: Answer) =>
  ['origin', 'credentials', 'private-network']
    .map((name) => headers.get(`access-control-allow-${name}`))
    .concat(headers.get('access-control-expose-headers'), headers.get('timing-allow-origin'))
    .filter((grant) => grant !== null)

/** Origins that resemble the listed one. */
const UNLISTED = [
  'https://evil.example',
  'https://app.example.com.evil.test',
  'https://evilapp.example.com',
  'https://evil-app.example.com',
  'https://sub.app.example.com',
  'https://example.com',
  'https://app.example.co',
  'https://appxexample.com',
  'http://app.example.com',
  'https://app.example.com:8443',
  'https://app.example.com:443',
  'https://APP.example.com',
  'HTTPS://app.example.com',
  'https://app.example.com.',
  'https://app.example.com/',
  'https://app.example.com/path',
  'https://app.example.com?',
  'https://app.example.com#',
  'https://user@app.example.com',
  'https://app.example.com@evil.example',
  'https://app.example.com, https://evil.example',
  'https://app.example.com https://evil.example',
  'https://other.example,https://app.example.com',
  'app.example.com',
  '//app.example.com',
  'null',
  '*',
]

/** Requests with and without a token, and one that the app refuses itself. */
const PATHS = ['/conversations', '/health', '/chatbots', '/v1/models', '/nothing/here', '/api/chat/widgets']

test('a listed origin may call the Bearer APIs and read the responses', async () => {
  for (const origin of [allowed, 'https://other.example']) {
    for (const path of PATHS) {
      const answer = await ask(path, origin)
      assert.equal(allowedBy(answer), origin, path)
      assert.match(answer.headers.get('access-control-expose-headers') ?? '', /\bx-request-id\b/)
      assert.match(answer.headers.get('vary') ?? '', /\bOrigin\b/i)
      const asked = await ask(path, origin, 'OPTIONS')
      assert.equal(asked.status, 204)
      assert.equal(allowedBy(asked), origin)
      assert.equal(asked.headers.get('access-control-allow-headers'), 'authorization, content-type')
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        assert.ok(asked.headers.get('access-control-allow-methods')?.split(', ').includes(method), method)
    }
  }
})

test('other origins get no CORS headers, and responses vary by Origin', async () => {
  for (const origin of UNLISTED) {
    for (const path of PATHS) {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await ask(path, origin, method)
        assert.deepEqual(grantsOf(answer), [], `${method} ${path} from ${origin}`)
        assert.match(answer.headers.get('vary') ?? '', /\bOrigin\b/i)
      }
    }
  }
})

test('two Origin headers count as no origin', async () => {
  const { port } = new URL(address)
  for (const origins of [
    [allowed, 'https://evil.example'],
    ['https://evil.example', allowed],
    [allowed, allowed],
  ]) {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const headers = ['host', '127.0.0.1', ...origins.flatMap((origin) => ['origin', origin])]
    request({ host: '127.0.0.1', port, path: '/conversations', headers }, resolve).on('error', reject).end()
    const answer = (await promise).resume()
    assert.equal(answer.headers['access-control-allow-origin'], undefined, String(origins))
  }
})

test('no response allows credentials or a wildcard origin', async () => {
  for (const path of [...PATHS, '/api/chat/widget/session', '/', '/docs', '/openapi.json']) {
    for (const origin of [allowed, 'https://evil.example', undefined]) {
      for (const method of ['GET', 'OPTIONS']) {
        const answer = await ask(path, origin, method, { cookie: 'session=1' })
        assert.equal(answer.headers.get('access-control-allow-credentials'), null)
        assert.equal(answer.headers.get('set-cookie'), null)
        assert.notEqual(allowedBy(answer), '*')
        if (origin === undefined) assert.deepEqual(grantsOf(answer), [], path)
      }
    }
  }
})

test("the widget's calls are open to every site", async () => {
  for (const origin of ['https://any.example', 'http://localhost:3000', 'null']) {
    for (const method of ['GET', 'OPTIONS']) {
      for (const path of [
        '/api/chat/widget/session',
        '/api/chat/widget',
        '/api/chat/widget?x',
        '/api/chat/widget/',
      ])
        assert.equal(allowedBy(await ask(path, origin, method)), origin, path)
      for (const path of ['/api/chat/widgets', '/api/chat', '/x/api/chat/widget', '/?/api/chat/widget'])
        assert.equal(allowedBy(await ask(path, origin, method)), null, path)
    }
  }
})

test('without ALLOWED_ORIGINS no page of another origin may call a Bearer API', async () => {
  const closed = await startTestFrontdesk()
  for (const origin of [allowed, 'null', 'http://localhost:3000', '*']) {
    const answer = await call(closed.address, 'GET', '/conversations', { headers: { origin } })
    assert.deepEqual(grantsOf(answer), [], origin)
  }
})

test('refuses another host name', async () => {
  const { port } = new URL(address)
  const statusFor = (host: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const asked = request({ host: '127.0.0.1', port, path: '/health', headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject).end()
    return promise
  }
  assert.equal(await statusFor('chat.example.com'), 200)
  assert.equal(await statusFor('evil.example.com'), 400)
})
