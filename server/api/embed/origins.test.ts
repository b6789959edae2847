/** Allowed origins of a chatbot: the widget works only on those sites. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, call } from '../../../testing/client.ts'
import { assertProblem } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { configure, newProgram, type Program, storedIn } from '../../../testing/programs.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Welcome.' })
const { address, connections } = await startTestFrontdesk({ env })

const HOME = 'https://a.example'
const SHOP = 'https://shop.example:8443'
const listed = await newProgram(address, { configuration: { allowed_origins: [HOME, SHOP] } })
const unlisted = await newProgram(address)
const emptied = await newProgram(address, { configuration: { allowed_origins: [] } })

/** Origins similar to the allowed ones. */
const FOREIGN = [
  'https://evil.example',
  'https://a.example.evil.com',
  'https://evila.example',
  'https://sub.a.example',
  'http://a.example',
  'https://a.example:8443',
  'https://a.example:443',
  'https://a.example/',
  'https://a.example/path',
  'https://a.example.',
  'https://A.example',
  'HTTPS://a.example',
  'https://user@a.example',
  'https://a.example@evil.example',
  'https://a.exampl',
  'https://shop.example',
  'https://shop.example:8444',
  'https://a.example, https://evil.example',
  'https://evil.example, https://a.example',
  'https://a.example, https://a.example',
  'null',
  '*',
  '"',
]

const as = (origin: string | undefined, extra = {}) => ({ ...(origin ? { origin } : {}), ...extra })

/** Makes every widget call from this origin, including a streamed reply. */
async function callsFrom(origin: string | undefined, { chatbot }: Program, session_id: string) {
  const at = (method: string, path: string, options = {}) =>
    call(address, method, `/api/chat/widget${path}`, { headers: as(origin), ...options })
  const say = { session_id, message: 'hi' }
  return {
    config: await at('GET', `/config/${chatbot.id}`),
    open: await at('POST', '/session', { body: { chatbot_id: chatbot.id } }),
    say: await at('POST', '', { body: say }),
    stream: await at('POST', '', { body: say, headers: as(origin, { accept: 'text/event-stream' }) }),
    read: await at('GET', `/session/${session_id}`),
    retry: await at('POST', '/retry', { body: { session_id } }),
    stop: await at('POST', '/stop', { body: { session_id } }),
    resume: await at('GET', `/session/${session_id}/stream`),
    rate: await at('POST', `/session/${session_id}/rating`, { body: { position: 1, rating: 'up' } }),
    listen: await at('GET', `/session/${session_id}/events`),
  }
}

/** The status of an allowed call; there is nothing to retry or resume. */
const statusOf = (name: string) => ({ open: 201, retry: 409, resume: 204 })[name] ?? 200

async function openSession({ chatbot }: Program, origin?: string): Promise<string> {
  const { json } = await call(address, 'POST', '/api/chat/widget/session', {
    body: { chatbot_id: chatbot.id },
    headers: as(origin),
  })
  return json.session_id
}

const corsOf = ({ headers }: Answer) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'))

function assertRefused(what: string, answer: Answer): void {
  assert.equal(answer.status, 403, what)
  assertProblem(answer, 403, 'Origin not allowed', 'origin_not_allowed')
  assert.deepEqual(corsOf(answer), [], what)
}

async function assertServed(origin: string, program: Program, session: string): Promise<void> {
  for (const [name, answer] of Object.entries(await callsFrom(origin, program, session))) {
    assert.equal(answer.status, statusOf(name), `${name} from ${origin}: ${answer.text}`)
    assert.equal(answer.headers.get('access-control-allow-origin'), origin, name)
    assert.equal(answer.headers.get('access-control-allow-credentials'), null)
    assert.match(answer.headers.get('vary') ?? '', /\bOrigin\b/i, name)
  }
}

test('rejects a disallowed origin on every call, without CORS headers', async () => {
  const session = await openSession(listed)
  for (const origin of FOREIGN) {
    const answers = Object.entries(await callsFrom(origin, listed, session))
    for (const [name, answer] of answers) assertRefused(`${name} from ${origin}`, answer)
  }
  assert.deepEqual(await storedIn(connections, session), [])
})

test('serves an allowed origin with CORS headers', async () => {
  for (const origin of [HOME, SHOP]) await assertServed(origin, listed, await openSession(listed, origin))
})

test('serves every origin when the list is missing or empty', async () => {
  for (const program of [unlisted, emptied]) {
    const session = await openSession(program)
    for (const origin of [HOME, 'https://evil.example', 'http://localhost:3000', 'null'])
      await assertServed(origin, program, session)
  }
})

test("always serves the server's own origin", async () => {
  const session = await openSession(listed, address)
  for (const [name, { status }] of Object.entries(await callsFrom(address, listed, session)))
    assert.equal(status, statusOf(name), name)
  // Another port or protocol is another origin.
  const { host, hostname } = new URL(address)
  for (const origin of [`https://${host}`, `http://${hostname}`, `http://${hostname}:1`]) {
    const { say } = await callsFrom(origin, listed, session)
    assertRefused(origin, say)
  }
})

test('serves calls without an Origin header', async () => {
  const answers = Object.entries(await callsFrom(undefined, listed, await openSession(listed)))
  for (const [name, { status }] of answers) assert.equal(status, statusOf(name), name)
})

test('applies a changed list immediately, also to open sessions', async () => {
  const program = await newProgram(address)
  const session = await openSession(program, 'https://old.example')
  await assertServed('https://old.example', program, session)
  const stored = await storedIn(connections, session)
  await configure(address, program, { allowed_origins: ['https://new.example'] })
  const refused = Object.entries(await callsFrom('https://old.example', program, session))
  for (const [name, answer] of refused) assertRefused(name, answer)
  assert.deepEqual(await storedIn(connections, session), stored)
  await assertServed('https://new.example', program, session)
  await configure(address, program, { allowed_origins: null })
  await assertServed('https://old.example', program, session)
})

test('a preflight succeeds for every origin; the call itself is checked', async () => {
  const session = await openSession(listed)
  const paths = [
    '',
    '/session',
    `/session/${session}`,
    `/session/${session}/stream`,
    '/retry',
    '/stop',
  ].concat(`/config/${listed.chatbot.id}`)
  for (const path of paths) {
    const { status, headers } = await call(address, 'OPTIONS', `/api/chat/widget${path}`, {
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    assert.equal(status, 204, path)
    assert.equal(headers.get('access-control-allow-origin'), 'https://evil.example', path)
    assert.equal(headers.get('access-control-allow-headers'), 'content-type', path)
    assert.match(headers.get('access-control-allow-methods') ?? '', /\bPOST\b/, path)
    assert.equal(headers.get('access-control-allow-credentials'), null, path)
  }
})

test('an allowed origin can read errors', async () => {
  const body = { session_id: 'nonsense', message: 'hi' }
  const answer = await call(address, 'POST', '/api/chat/widget', { body, headers: as(HOME) })
  assertProblem(answer, 404, 'Session not found', 'session_not_found')
  assert.equal(answer.headers.get('access-control-allow-origin'), HOME)
})

test('API client calls send no CORS headers', async () => {
  const { key, chatbot } = listed
  const named = { api_key: key, assistant_id: chatbot.id }
  const { json } = await call(address, 'POST', '/api/chat/session', { body: named })
  const body = { ...named, ...json, type: 'custom_code', messages: [{ role: 'user', content: 'hi' }] }
  for (const path of ['/api/chat/session', '/api/chat']) {
    const answer = await call(address, 'POST', path, { body, headers: as(HOME) })
    assert.equal(answer.headers.get('access-control-allow-origin'), null, path)
    const preflight = await call(address, 'OPTIONS', path, {
      headers: as(HOME, { 'access-control-request-method': 'POST' }),
    })
    assert.equal(preflight.headers.get('access-control-allow-origin'), null, path)
  }
})
