import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import Fastify from 'fastify'
import { chatAt, newEmail } from '../../../testing/chat.ts'
import {
  type Call,
  call,
  newConversation,
  newSession,
  newUser,
  PASSWORD,
  signIn,
} from '../../../testing/client.ts'
import { newChatbot } from '../../../testing/creators.ts'
import { createTestDatabase } from '../../../testing/database.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import {
  assertNotReplayed,
  assertRefused,
  assertReplayed,
  newKey,
  under,
  whenFree,
} from '../../../testing/idempotency.ts'
import { configure, newProgram, revoke } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { forgetOldCalls, IdempotentCalls } from './calls.ts'
import { useIdempotency } from './idempotency.ts'

const { mock, env } = await startFakeModel()
mock.on({ userMessage: 'down', sequenceIndex: 0 }, { error: { message: 'down' }, status: 404 })
mock.onMessage('slowly', { content: 'At last.' }, { latency: 300 })
mock.onMessage(/.*/, { content: 'We open at nine.' })
const { address, connections, sampleChatbotId } = await startTestFrontdesk({
  env: { ...env, ALLOWED_ORIGINS: 'https://app.example.com' },
})
const post = (path: string, options: Call) => call(address, 'POST', path, options)

/** A user with a conversation, and a function to send a message with a key. */
async function newSpeaker() {
  const token = await newUser(address)
  const path = `/conversations/${await newConversation(address, token)}/messages`
  const say = (key: string, content = 'Hello', options: Call = {}) =>
    post(path, under(key, { token, body: { content }, ...options }))
  const said = async () => {
    const { json } = await call(address, 'GET', path, { token })
    return json.map(({ content }: { content: string }) => content)
  }
  return { token, path, say, said }
}

async function rows(): Promise<string[]> {
  const [all] = await asServiceRole(connections, (sql) => [
    sql<{ row: string }[]>`select call::text || encode(answer, 'escape') as row from idempotent_calls call`,
  ])
  return all.map(({ row }) => row)
}

/** Simulates that all calls were made this long ago. */
async function age(interval: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update idempotent_calls set created_at = created_at - ${interval}::interval`,
  ])
}

test('refuses an invalid Idempotency-Key in the API’s error shape', async () => {
  const { say } = await newSpeaker()
  const utf8 = (text: string) => Buffer.from(text).toString('latin1')
  for (const key of ['k'.repeat(255), 'two words', 'clé', utf8('ключ'), utf8('🔑'.repeat(60))]) {
    const first = await say(key)
    assert.equal(first.status, 200, first.text)
    assertReplayed(await say(key), first)
  }
  const message = 'must have 1 to 255 printable characters'
  for (const key of ['', 'k'.repeat(256), 'a\tb', 'a\u0085b', utf8('\u200b')]) {
    const { status, json } = await say(key)
    assert.equal(status, 422, key)
    assert.deepEqual(json.errors, [{ path: 'Idempotency-Key', message }])
  }
  const chat = await post('/api/chat', under('', { token: await newUser(address), body: { message: 'Hi' } }))
  assert.deepEqual([chat.status, chat.json.error], [400, `Idempotency-Key ${message}`])
  const { key, chatbot } = await newProgram(address)
  const body = { model: chatbot.id, messages: [{ role: 'user', content: 'Hi' }] }
  const openAi = await post('/v1/chat/completions', under('', { token: key, body }))
  assert.equal(openAi.status, 400)
  assert.partialDeepStrictEqual(openAi.json.error, {
    type: 'invalid_request_error',
    param: 'Idempotency-Key',
  })
  const withApiKey = await post('/api/chat', under('', { body: { api_key: key } }))
  assert.deepEqual([withApiKey.status, withApiKey.json.detail], [422, 'Invalid request format'])
})

test('stores nothing without the header, or for a call that begins nothing', async () => {
  const before = await rows()
  const { path, token } = await newSpeaker()
  assert.equal((await post(path, { token, body: { content: 'Hello' } })).status, 200)
  const email = newEmail()
  const { accessToken } = await chatAt(address).newAccount(email)
  const signingIn = under('k', { body: { email, password: PASSWORD } })
  for (const _ of [1, 2]) assertNotReplayed(await post('/api/auth/login', signingIn))
  assertNotReplayed(await post('/api/auth/logout', under('k', { token: accessToken })))
  // An unauthenticated or unreadable request needs no key.
  assert.equal((await post(path, under('k', { token: 'nobody', body: {} }))).status, 401)
  assert.equal((await post('/api/chat', under('k', { token: 'nobody', body: {} }))).status, 401)
  assert.equal((await post('/auth/register', under('k', { body: { username: 7 } }))).status, 422)
  const malformed = { token, raw: '{', headers: { 'content-type': 'application/json' } }
  assert.equal((await post(path, under('k', malformed))).status, 400)
  assert.deepEqual(await rows(), before)
})

test('the same key of another user or conversation is another call', async () => {
  const [ada, grace] = [await newSpeaker(), await newSpeaker()]
  const key = newKey()
  const first = await ada.say(key)
  assert.equal(first.status, 200)
  const foreign = await post(ada.path, under(key, { token: grace.token, body: { content: 'Hello' } }))
  assert.equal(foreign.status, 404)
  const path = `/conversations/${await newConversation(address, ada.token)}/messages`
  const elsewhere = await post(path, under(key, { token: ada.token, body: { content: 'Hello' } }))
  assert.equal(elsewhere.status, 200)
  assertNotReplayed(elsewhere)
  assertReplayed(await ada.say(key), first)
  // The same user, with any login and any spelling of the URL.
  const username = `user-${newKey()}`
  const begin = (token: string, path: string) => post(path, under(key, { token }))
  const opened = await begin(await newUser(address, username), '/conversations')
  const { json } = await signIn(address, username)
  assertReplayed(await begin(json.access_token, '/conversations/'), opened)
})

test('an equal body is the same request, however it is formatted', async () => {
  const { token, path, said } = await newSpeaker()
  const json = { 'content-type': 'application/json' }
  const key = newKey()
  const say = (raw: string, at = path) => post(at, under(key, { token, raw, headers: json }))
  const first = await say('{"content": "Hello", "x": {"a": 1, "b": [1, [2]]}}')
  assertReplayed(await say('{"x":{"b":[1,[2]],"a":1},"content":"\\u0048ello"}', `${path}/`), first)
  const others = ['{"content":"Hello"}', '{"content":"Hello","x":{"a":1,"b":[[1,2]]}}', '[]', '"Hello"', '{}']
  for (const raw of others) assertRefused(await say(raw), 'idempotency_key_reused')
  assertRefused(
    await say('{"x":{"b":[1,[2]],"a":1},"content":"Hello"}', `${path}?x=1`),
    'idempotency_key_reused',
  )
  assert.deepEqual(await said(), ['Hello', 'We open at nine.'])
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const nested = () => post(path, under('deep', { token, raw: deep, headers: json }))
  const refused = await nested()
  assert.equal(refused.status, 422)
  assertReplayed(await nested(), refused)
})

test('replays a refusal, even if it would no longer apply', async () => {
  const token = await newUser(address)
  const chatbot = await newChatbot(address, token, { public_url_slug: 'first-come' })
  const body = { name: 'Second', public_url_slug: 'first-come' }
  const taken = await post('/chatbots', under('a', { token, body }))
  assert.deepEqual([taken.status, taken.json.code], [409, 'slug_taken'])
  await call(address, 'DELETE', `/chatbots/${chatbot.id}`, { token })
  assertReplayed(await post('/chatbots', under('a', { token, body })), taken)
  assert.equal((await post('/chatbots', under('b', { token, body }))).status, 200)

  const wrong = await post('/chatbots', under('c', { token, body: { name: '' } }))
  assert.deepEqual([wrong.status, wrong.json.code], [422, 'invalid_request'])
  assertReplayed(await post('/chatbots', under('c', { token, body: { name: '' } })), wrong)
  assertRefused(
    await post('/chatbots', under('c', { token, body: { name: 'Right' } })),
    'idempotency_key_reused',
  )

  for (const path of ['/api/chat', '/api/chat/stream']) {
    const blank = await post(path, under('d', { token, body: { message: ' ' } }))
    assert.deepEqual([blank.status, blank.json.error], [400, 'Message is required'])
    assertReplayed(await post(path, under('d', { token, body: { message: ' ' } })), blank)
  }
})

test('does not store a response that is too large, but still runs the call only once', async () => {
  const token = await newUser(address)
  const restored = async (facts: string) => {
    const made = await post('/api/console/chatbots', { token, body: { name: 'Large', facts } })
    assert.equal(made.status, 201, made.text)
    const options = under(crypto.randomUUID(), { token })
    return () => post(`/api/console/chatbots/${made.json.id}/versions/1/restore`, options)
  }
  const repetitive = await restored('x'.repeat(150_000))
  const first = await repetitive()
  assert.equal(first.status, 200, first.text)
  assertReplayed(await repetitive(), first)
  const random = await restored(randomBytes(140_000).toString('base64'))
  assert.equal((await random()).status, 200)
  const again = await random()
  assert.equal(again.status, 409)
  assert.equal(again.json.code, 'idempotent_answer_too_large')
  const longest = Math.max(...(await rows()).map((row) => row.length))
  assert.ok(longest < 64 * 1024, `${longest}`)
})

test('answers 409 with Retry-After while the first call is running', async () => {
  const { say, said } = await newSpeaker()
  const key = newKey()
  const first = say(key, 'slowly')
  while (!(await said()).includes('slowly')) assert.ok(true)
  assertRefused(await say(key, 'slowly'), 'idempotency_key_in_use')
  assertRefused(await say(key, 'quickly'), 'idempotency_key_reused')
  assertReplayed(await whenFree(() => say(key, 'slowly')), await first)
})

test('does not replay a failure; a retry continues with the stored message', async () => {
  const token = await newUser(address)
  const chat = chatAt(address)
  const say = () => post('/api/chat', under('k', { token, body: { message: 'down', session_id: 's' } }))
  mock.resetMatchCounts()
  const failed = await say()
  assert.equal(failed.status, 503)
  const other = { token, body: { message: 'something else', session_id: 's' } }
  assertRefused(await post('/api/chat', under('k', other)), 'idempotency_key_reused')
  const answered = await say()
  assert.deepEqual([answered.status, answered.json.response], [200, 'We open at nine.'])
  assertNotReplayed(answered)
  assertReplayed(await say(), answered)
  const [, ...spoken] = await chat.read(token, 's')
  assert.deepEqual(
    spoken.map(({ content }) => content),
    ['down', 'We open at nine.'],
  )
})

test('does not replay a 429, and a replay has its own rate limit headers', async () => {
  const database = await createTestDatabase()
  const strict = await startTestFrontdesk({ env: { ...env, LIMIT_SCALE: '0.05' }, database })
  const session_id = await newSession(strict.address, strict.sampleChatbotId)
  const say = (at: string, key: string) =>
    call(at, 'POST', '/api/chat/widget', under(key, { body: { session_id, message: 'Hello' } }))
  const first = await say(strict.address, 'a')
  assert.equal(first.status, 200)
  assert.equal((await say(strict.address, 'b')).status, 429)
  const replayed = await say(strict.address, 'a')
  assert.deepEqual([replayed.status, replayed.text], [200, first.text])
  assert.notEqual(replayed.headers.get('ratelimit-remaining'), first.headers.get('ratelimit-remaining'))
  await strict.stop()
  const lax = await startTestFrontdesk({ env, database })
  const second = await say(lax.address, 'b')
  assert.equal(second.status, 200, second.text)
  assertNotReplayed(second)
  await lax.stop()
  await database.remove()
})

test('a key can be reused for another request a day later', async () => {
  const { say, said } = await newSpeaker()
  const first = await say('k')
  await age('23 hours 59 minutes')
  assertReplayed(await say('k'), first)
  await age('1 minute')
  const second = await say('k', 'Good morning')
  assert.equal(second.status, 200)
  assertNotReplayed(second)
  assertReplayed(await say('k', 'Good morning'), second)
  assert.deepEqual(await said(), ['Hello', 'We open at nine.', 'Good morning', 'We open at nine.'])

  const kept = await rows()
  await forgetOldCalls(connections)
  const left = await rows()
  assert.ok(left.length >= 1 && left.length < kept.length)
  assertReplayed(await say('k', 'Good morning'), second)
})

test('replays keys, tokens and passwords without storing them in plain text', async () => {
  const body = { email: newEmail(), password: 'canary of a password' }
  const signedUp = await post('/api/auth/signup', under('key canary', { body }))
  assertReplayed(await post('/api/auth/signup', under('key canary', { body })), signedUp)
  const { access_token: token, refresh_token } = signedUp.json
  const { id } = await newChatbot(address, token)
  const made = await post(`/chatbots/${id}/keys`, under('key canary', { token, body: { name: 'shop' } }))
  assertReplayed(
    await post(`/chatbots/${id}/keys`, under('key canary', { token, body: { name: 'shop' } })),
    made,
  )
  assert.match(made.json.key, /^fd_/)
  assert.equal((await call(address, 'GET', '/v1/models', { token: made.json.key })).status, 200)
  const kept = (await rows()).join('\n')
  const secrets = [
    token,
    refresh_token,
    made.json.key,
    body.password,
    body.email,
    'key canary',
    'access_token',
  ]
  for (const secret of secrets) assert.ok(!kept.includes(secret), secret)
  // The same password with another key has another hash.
  const before = new Set(await rows())
  for (const key of ['x', 'y'])
    await post('/auth/register', under(key, { body: { username: `u${newKey()}` } }))
  assert.equal((await rows()).filter((row) => !before.has(row)).length, 2)
})

test('does not replay to a caller whose access was revoked', async () => {
  const chat = chatAt(address)
  const { email, accessToken: token } = await chat.newAccount()
  const { id } = await newChatbot(address, token)
  const make = (token: string) => post(`/chatbots/${id}/keys`, under('k', { token, body: {} }))
  const made = await make(token)
  assertReplayed(await make(token), made)
  await post('/api/auth/logout', { token })
  assert.equal((await make(token)).status, 401)
  const fresh = (token: string) => post(`/chatbots/${id}/keys`, under('fresh', { token, body: {} }))
  assert.equal((await fresh(token)).status, 401)
  // The 401 is not stored; the original response is replayed once the user is back.
  const { accessToken: back } = await chat.signIn(email)
  assertReplayed(await make(back), made)
  assert.equal((await fresh(back)).status, 201)

  const program = await newProgram(address)
  const open = () =>
    post(
      '/api/chat/session',
      under('k', { body: { api_key: program.key, assistant_id: program.chatbot.id } }),
    )
  assert.equal((await open()).status, 201)
  await revoke(address, program)
  assert.deepEqual([(await open()).status, (await open()).json.code], [403, 'api_key_refused'])

  const { chatbot, ownerToken } = await newProgram(address)
  const session_id = await newSession(address, chatbot.id)
  const headers = { origin: 'https://shop.example.com' }
  const say = () => post('/api/chat/widget', under('k', { body: { session_id, message: 'Hi' }, headers }))
  const answered = await say()
  assertReplayed(await say(), answered)
  await configure(address, { chatbot, ownerToken }, { allowed_origins: ['https://else.example.com'] })
  const refused = await say()
  assert.deepEqual([refused.status, refused.json.code], [403, 'origin_not_allowed'])
  assert.equal(refused.headers.get('access-control-allow-origin'), null)
})

test('a user who signed out is a visitor at the creators’ API', async () => {
  const chat = chatAt(address)
  const { accessToken: token } = await chat.newAccount()
  const hidden = await newChatbot(address, token, { is_public: false })
  const say = (chatbot_id: string) =>
    post('/chat', under('k', { token, body: { chatbot_id, visitor_id: 'v', message: 'Hello' } }))
  const answered = await say(hidden.id)
  assertReplayed(await say(hidden.id), answered)
  const asUser = await say(sampleChatbotId)
  assertRefused(asUser, 'idempotency_key_reused')
  await post('/api/auth/logout', { token })
  assert.equal((await say(hidden.id)).status, 403)
  const asVisitor = await say(sampleChatbotId)
  assert.equal(asVisitor.status, 200)
  assertReplayed(await say(sampleChatbotId), asVisitor)
})

test('two unauthenticated visitors with the same name and key are kept apart', async () => {
  const proxied = await startTestFrontdesk({ env: { ...env, TRUST_PROXY: '1' } })
  const body = { chatbot_id: proxied.sampleChatbotId, visitor_id: 'browser-1' }
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const open = (address: string) =>
    call(proxied.address, 'POST', '/api/chat/widget/session', under('1', { body, headers: from(address) }))
  const say = (address: string, headers: Record<string, string> = {}) =>
    call(proxied.address, 'POST', '/chat', {
      ...under('1', { body: { ...body, message: 'Hello' }, headers: { ...from(address), ...headers } }),
    })
  for (const call of [open, say]) {
    const [one, other] = [await call('192.0.2.1'), await call('192.0.2.2')]
    assertReplayed(await call('192.0.2.1'), one)
    assertReplayed(await call('192.0.2.2'), other)
    assert.notEqual(one.text, other.text)
  }
  // A visitor with a token is identified by it, from any network.
  const { json } = await say('192.0.2.1')
  const token = { 'x-visitor-token': json.visitor_token }
  const told = await say('192.0.2.1', token)
  assertNotReplayed(told)
  assertReplayed(await say('192.0.2.9', token), told)
})

test('the conversation header is part of an OpenAI client’s request', async () => {
  const { key, chatbot } = await newProgram(address)
  const body = { model: chatbot.id, messages: [{ role: 'user', content: 'Hello' }] }
  const ask = (idempotencyKey: string, headers: Record<string, string> = {}) =>
    post('/v1/chat/completions', under(idempotencyKey, { token: key, body, headers }))
  const first = await ask('a')
  const session = { 'x-session-id': first.headers.get('x-session-id') ?? '' }
  assertRefused(await ask('a', session), 'idempotency_key_reused')
  const second = await ask('b', session)
  assert.equal(second.headers.get('x-session-id'), session['x-session-id'])
  assertReplayed(await ask('b', session), second)
})

test('CORS allows the Idempotency-Key header and exposes Idempotent-Replayed', async () => {
  const origin = 'https://app.example.com'
  const asked = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization, content-type, idempotency-key',
  }
  const preflight = await call(address, 'OPTIONS', '/conversations', { headers: asked })
  assert.equal(preflight.headers.get('access-control-allow-origin'), origin)
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /idempotency-key/i)
  const { say } = await newSpeaker()
  await say('k')
  const replayed = await say('k', 'Hello', under('k', { headers: { origin } }))
  assert.equal(replayed.headers.get('access-control-allow-origin'), origin)
  assert.match(replayed.headers.get('access-control-expose-headers') ?? '', /idempotent-replayed/i)
})

test('refuses to register a POST route without config.idempotency', async () => {
  const app = Fastify()
  const calls = new IdempotentCalls({ connections, onError: assert.ifError })
  useIdempotency(app, { calls, secret: 'a secret' })
  app.post('/harmless', { config: { idempotency: { none: 'does nothing' } } }, () => 'done')
  app.get('/read', () => 'read')
  for (const method of ['POST', ['PUT', 'POST']]) {
    assert.throws(() => app.route({ method, url: '/new', handler: () => 'done' }), /POST \/new needs config/)
  }
})
