import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT } from 'jose'
import { call, newConversation, newUser, PASSWORD, signIn } from '../../../testing/client.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { secretKeyOf, startTestFrontdesk } from '../../../testing/frontdesk.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Of course.' })
const frontdesk = await startTestFrontdesk({ env })
const { address } = frontdesk
const at = (method: string, path: string, options = {}) => call(address, method, path, options)

const BAD_TOKEN = 'Invalid authentication credentials'
const NO_CONVERSATION = 'Conversation not found'

/** Checks the detail, and the `code` and `request_id` of every error. */
function assertError(answer: Awaited<ReturnType<typeof at>>, status: number, detail: string): void {
  assert.equal(answer.status, status)
  assert.equal(answer.json.detail, detail)
  assert.match(answer.json.code, /^[a-z_]+$/)
  assert.equal(answer.json.request_id, answer.headers.get('x-request-id'))
  if (status === 401) assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
}

test('register: rejects a taken username in any case', async () => {
  const body = { username: 'Grace', password: PASSWORD }
  const first = await at('POST', '/auth/register', { body })
  assert.equal(first.status, 200)
  assert.deepEqual(first.json, { msg: 'User created successfully' })
  for (const username of ['Grace', 'grace', 'GRACE', 'Ｇrace']) {
    assertError(
      await at('POST', '/auth/register', { body: { ...body, username } }),
      400,
      'Username already registered',
    )
  }
})

test('register: twenty simultaneous calls create one user', async () => {
  const body = { username: 'twenty', password: PASSWORD }
  const answers = await Promise.all(Array.from({ length: 20 }, () => at('POST', '/auth/register', { body })))
  assert.equal(answers.filter(({ status }) => status === 200).length, 1)
  assert.equal(answers.filter(({ status }) => status === 400).length, 19)
})

test('register: counts lengths in code points', async () => {
  const emoji = '😀'
  const cases: [string, string, number][] = [
    ['ab', PASSWORD, 422],
    ['abc', PASSWORD, 200],
    [emoji.repeat(2), PASSWORD, 422],
    [emoji.repeat(50), PASSWORD, 200],
    [emoji.repeat(51), PASSWORD, 422],
    ['seven', '1234567', 422],
    ['eight', '1-2-3-ab', 200],
    ['long', 'x'.repeat(128), 200],
    ['longer', 'x'.repeat(129), 422],
  ]
  for (const [username, password, status] of cases) {
    const answer = await at('POST', '/auth/register', { body: { username, password } })
    assert.equal(answer.status, status, `${username} / ${password}`)
    if (status !== 422) continue
    assert.equal(answer.json.detail, 'Invalid request format')
    assert.ok(['username', 'password'].includes(answer.json.errors[0].path))
  }
})

test('token: an OAuth2 form with the right password gets a JWT valid for one day', async () => {
  await newUser(address, 'linus')
  const answer = await at('POST', '/auth/token', {
    raw: `grant_type=password&scope=&client_id=&username=LINUS&password=${encodeURIComponent(PASSWORD)}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(answer.status, 200)
  assert.deepEqual(Object.keys(answer.json), ['access_token', 'token_type'])
  assert.equal(answer.json.token_type, 'bearer')
  const claims = JSON.parse(Buffer.from(answer.json.access_token.split('.')[1], 'base64url').toString())
  assert.match(claims.sub, /^[0-9a-f-]{36}$/)
  assert.equal(claims.exp - claims.iat, 24 * 60 * 60)
})

test('token: a wrong password and an unknown user get the same error', async () => {
  await newUser(address, 'margaret')
  assertError(await signIn(address, 'margaret', 'not that one'), 401, 'Incorrect username or password')
  assertError(await signIn(address, 'nobody-at-all'), 401, 'Incorrect username or password')
})

test('token: rejects a JSON body', async () => {
  const answer = await at('POST', '/auth/token', { body: { username: 'linus', password: PASSWORD } })
  assert.equal(answer.status, 415)
})

test('every call requires a valid token', async () => {
  const calls: [string, string, object?][] = [
    ['POST', '/conversations/'],
    ['GET', '/conversations/'],
    ['DELETE', '/conversations/1'],
    ['POST', '/conversations/1/messages', { content: 'hi' }],
    ['GET', '/conversations/1/messages'],
  ]
  const key = new TextEncoder().encode(await secretKeyOf(frontdesk.database))
  const now = Math.floor(Date.now() / 1000)
  const signed = (claims: object, secret = key) =>
    new SignJWT({ sub: crypto.randomUUID(), exp: now + 60, ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret)
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: crypto.randomUUID(), exp: now + 60 })).toString('base64url')}.`
  const tokens = [
    undefined,
    'nonsense',
    unsigned,
    await signed({ exp: now - 31 }),
    await signed({ nbf: now + 60 }),
    await signed({ sub: 'not-a-uuid' }),
    await signed({}, new TextEncoder().encode('another key of at least thirty-two characters')),
  ]
  for (const token of tokens) {
    for (const [method, path, body] of calls) {
      const answer = await at(method, path, { ...(token ? { token } : {}), ...(body ? { body } : {}) })
      assertError(answer, 401, BAD_TOKEN)
    }
  }
  assertError(await at('GET', '/conversations/', { token: await signed({}) }), 401, 'User not found')
  assertError(await at('POST', '/conversations/', { token: await signed({}) }), 401, 'User not found')
  assert.equal((await at('GET', '/conversations/', { headers: { authorization: 'Basic abc' } })).status, 401)
})

test('creates, lists, reads and deletes a conversation', async () => {
  const token = await newUser(address)
  const opened = await at('POST', '/conversations/', { token })
  assert.equal(opened.status, 200)
  assert.match(opened.text, /^\d+$/)
  const id = opened.json
  assert.deepEqual((await at('GET', '/conversations/', { token })).json, {
    conversations: [{ id, title: 'New Conversation', message_count: 0 }],
  })
  assert.deepEqual((await at('GET', `/conversations/${id}/messages`, { token })).json, [])

  const sent = await at('POST', `/conversations/${id}/messages`, {
    token,
    body: { content: '  Can you help?\n' },
  })
  assert.equal(sent.status, 200)
  assert.deepEqual(sent.json, { sender: 'ai', content: 'Of course.' })

  const { json: messages } = await at('GET', `/conversations/${id}/messages`, { token })
  assert.deepEqual(
    messages.map(({ id: _, ...message }: { id: number }) => message),
    [
      { sender: 'user', content: 'Can you help?' },
      { sender: 'ai', content: 'Of course.' },
    ],
  )
  assert.ok(Number.isInteger(messages[0].id) && messages[0].id < messages[1].id)
  assert.deepEqual((await at('GET', '/conversations/', { token })).json, {
    conversations: [{ id, title: 'Can you help?', message_count: 2 }],
  })

  const deleted = await at('DELETE', `/conversations/${id}/`, { token })
  assert.equal(deleted.status, 200)
  assert.deepEqual(deleted.json, { msg: 'Conversation deleted successfully' })
  assertError(await at('DELETE', `/conversations/${id}`, { token }), 404, NO_CONVERSATION)
  assertError(await at('GET', `/conversations/${id}/messages`, { token }), 404, NO_CONVERSATION)
})

test('lists the most recently used conversation first', async () => {
  const token = await newUser(address)
  const first = await newConversation(address, token)
  const second = await newConversation(address, token)
  const ids = async () =>
    (await at('GET', '/conversations', { token })).json.conversations.map((c: { id: number }) => c.id)
  assert.deepEqual(await ids(), [second, first])
  await at('POST', `/conversations/${first}/messages`, { token, body: { content: 'hi' } })
  assert.deepEqual(await ids(), [first, second])
})

test("another user's conversation looks unknown", async () => {
  const [mine, yours] = [await newUser(address), await newUser(address)]
  const id = await newConversation(address, mine)
  await at('POST', `/conversations/${id}/messages`, { token: mine, body: { content: 'secret' } })
  const calls: [string, string, object?][] = [
    ['DELETE', ''],
    ['GET', '/messages'],
    ['POST', '/messages', { content: 'hi' }],
    ['POST', '/messages', { content: ' ' }],
    ['POST', '/messages', { content: 'x'.repeat(5001) }],
    ['POST', '/messages', { content: 7 }],
  ]
  for (const unknown of [id, id + 1000, 0, -1, '99999999999999999999', 'abc', '1.5']) {
    for (const [method, path, body] of calls) {
      const answer = await at(method, `/conversations/${unknown}${path}`, {
        token: yours,
        ...(body ? { body } : {}),
      })
      assertError(answer, 404, NO_CONVERSATION)
    }
  }
  assert.deepEqual((await at('GET', '/conversations', { token: yours })).json, { conversations: [] })
  assert.equal((await at('GET', `/conversations/${id}/messages`, { token: mine })).json.length, 2)
})

test('rejects invalid content and stores nothing', async () => {
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const send = (body: unknown) => at('POST', `/conversations/${id}/messages`, { token, body })
  for (const content of ['', '   ', '\n\t　']) {
    assertError(await send({ content }), 400, 'Message content cannot be empty')
  }
  for (const body of [
    { content: '😀'.repeat(5001) },
    { content: 7 },
    { content: null },
    {},
    [],
    'text',
    null,
  ]) {
    const answer = await send(body)
    assertError(answer, 422, 'Invalid request format')
    assert.ok(Array.isArray(answer.json.errors) && answer.json.errors.length > 0)
  }
  assert.deepEqual((await at('GET', `/conversations/${id}/messages`, { token })).json, [])
  assert.equal((await send({ content: '😀'.repeat(5000) })).status, 200)
})

test('truncates a title at a grapheme boundary', async () => {
  const token = await newUser(address)
  const titleOf = async (content: string) => {
    const id = await newConversation(address, token)
    await at('POST', `/conversations/${id}/messages`, { token, body: { content } })
    const { json } = await at('GET', '/conversations', { token })
    return json.conversations.find((conversation: { id: number }) => conversation.id === id).title
  }
  const family = '👨‍👩‍👧‍👦'
  assert.equal(await titleOf('x'.repeat(50)), 'x'.repeat(50))
  assert.equal(await titleOf('x'.repeat(51)), `${'x'.repeat(50)}...`)
  assert.equal(await titleOf(family.repeat(50)), family.repeat(50))
  assert.equal(await titleOf(family.repeat(51)), `${family.repeat(50)}...`)
  assert.equal(
    await titleOf('কিন্তু '.repeat(30)),
    `${[...new Intl.Segmenter('bn').segment('কিন্তু '.repeat(30))]
      .slice(0, 50)
      .map((s) => s.segment)
      .join('')}...`,
  )
})

test('returns messages exactly as they were sent', async () => {
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const texts = [
    '"; drop table users; --',
    '<script>alert(1)</script>',
    '‮evil',
    '\u0001\u001f',
    '{{7*7}} $%7Bx%7D %s',
    '中文，বাংলা، عربي',
    '\\u0000',
  ]
  for (const content of texts) {
    assert.equal(
      (await at('POST', `/conversations/${id}/messages`, { token, body: { content } })).status,
      200,
    )
  }
  const { json } = await at('GET', `/conversations/${id}/messages`, { token })
  const users = json.filter((message: { sender: string }) => message.sender === 'user')
  assert.deepEqual(
    users.map((message: { content: string }) => message.content),
    texts,
  )
})

test('sends the whole conversation to the model', async () => {
  const token = await newUser(address)
  const id = await newConversation(address, token)
  for (const content of ['first', 'second', 'third']) {
    await at('POST', `/conversations/${id}/messages`, { token, body: { content } })
  }
  type ModelRequest = {
    messages: { role: string; content: string }[]
    temperature: number
    max_tokens: number
  }
  const modelRequest = mock.getLastRequest()?.body as ModelRequest | undefined
  const messages = modelRequest?.messages ?? []
  assert.equal(messages[0]?.role, 'system')
  assert.deepEqual(
    messages.slice(1).map(({ content }) => content),
    ['first', 'Of course.', 'second', 'Of course.', 'third'],
  )
  assert.equal(modelRequest?.temperature, 0.5)
  assert.equal(modelRequest?.max_tokens, 500)
})

test('health reports ok', async () => {
  const answer = await at('GET', '/health')
  assert.equal(answer.status, 200)
  assert.deepEqual(answer.json, { status: 'ok', service: 'Frontdesk' })
})
