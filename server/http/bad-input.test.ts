import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { type Call, call, newConversation, newUser } from '../../testing/client.ts'
import { sharedFrontdesk } from '../../testing/shared-frontdesk.ts'

const UNSTORABLE = 'must not hold U+0000 or a lone surrogate'
const { address } = await sharedFrontdesk()
const token = await newUser(address)
const id = await newConversation(address, token)

const JSON_TYPE = { 'content-type': 'application/json' }
const send = (options: Call) => call(address, 'POST', `/conversations/${id}/messages`, { token, ...options })
const sendRaw = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = JSON_TYPE) =>
  send({ raw, headers })

async function assertNothingStored(): Promise<void> {
  const { json } = await call(address, 'GET', `/conversations/${id}/messages`, { token })
  assert.deepEqual(json, [])
}

test('malformed JSON is a 400 in the API’s error shape', async () => {
  for (const raw of [
    '{',
    '{"content":',
    '{"content":"a"',
    "{'content':'a'}",
    '{"content":"a"} x',
    'NaN',
    '\u0000',
  ]) {
    const { status, json, headers } = await sendRaw(raw)
    assert.equal(status, 400, raw)
    assert.deepEqual(json, {
      detail: 'The body is not valid JSON',
      code: 'malformed_json',
      request_id: headers.get('x-request-id'),
    })
  }
  await assertNothingStored()
})

test('invalid UTF-8 is a 400', async () => {
  for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98]]) {
    const raw = Buffer.concat([Buffer.from('{"content":"'), Buffer.from(bytes), Buffer.from('"}')])
    const { status, json } = await sendRaw(new Uint8Array(raw))
    assert.equal(status, 400)
    assert.equal(json.code, 'invalid_utf8')
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const { status } = await call(address, 'POST', '/auth/token', {
    raw: 'username=%ff&password=12345678',
    headers: form,
  })
  assert.equal(status, 400)
  await assertNothingStored()
})

test('text that Postgres cannot store is a 422 that names the field', async () => {
  for (const raw of [
    '{"content":"a\\u0000b"}',
    '{"content":"\\ud800"}',
    '{"content":"a","x":{"y":["\\uDC00"]}}',
  ]) {
    const { status, json } = await sendRaw(raw)
    assert.equal(status, 422, raw)
    assert.equal(json.detail, 'Invalid request format')
    assert.match(json.errors[0].path, /^(content|x\.y\.0)$/)
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const { status } = await call(address, 'POST', '/auth/token', {
    raw: 'username=a%00b&password=12345678',
    headers: form,
  })
  assert.equal(status, 422)
  await assertNothingStored()
})

test('U+0000 in a path or a query is a 422, and 400 at the chat and the OpenAI API', async () => {
  const cases: [path: string, status: number, says: object][] = [
    ['/conversations/a%00b/messages', 422, { errors: [{ path: 'id', message: UNSTORABLE }] }],
    ['/conversations?x=a%00b', 422, { errors: [{ path: 'x', message: UNSTORABLE }] }],
    ['/api/chat/conversation/a%00b', 400, { error: `session_id ${UNSTORABLE}` }],
    ['/api/chat/sessions?x=a%00b', 400, { error: `x ${UNSTORABLE}` }],
  ]
  for (const [path, status, says] of cases) {
    const answer = await call(address, 'GET', path, { token })
    assert.equal(answer.status, status, path)
    assert.deepEqual({ ...answer.json, ...says }, answer.json)
  }
  const model = await call(address, 'GET', '/v1/models/a%00b', { token: 'fd_x' })
  assert.equal(model.status, 400)
  assert.deepEqual(model.json.error, {
    message: `model ${UNSTORABLE}`,
    type: 'invalid_request_error',
    param: 'model',
    code: 'invalid_field',
  })
  assert.equal((await call(address, 'GET', '/nothing%00')).status, 404)
})

test('at a shared URL, the body selects the API whose error shape refuses U+0000', async () => {
  const ask = (body: object, token?: string) =>
    call(address, 'POST', '/api/chat', { body, ...(token ? { token } : {}) })
  for (const each of [undefined, token]) {
    const chat = await ask({ message: 'a\0b' }, each)
    assert.deepEqual([chat.status, chat.json.error], [400, `message ${UNSTORABLE}`])
    const embed = await ask({ api_key: 'x', message: 'a\0b' }, each)
    assert.deepEqual([embed.status, embed.json.errors], [422, [{ path: 'message', message: UNSTORABLE }]])
  }
})

test('a wrong content type is a 415', async () => {
  for (const type of [
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
  ]) {
    const { status, json } = await sendRaw('{"content":"a"}', { 'content-type': type })
    assert.equal(status, 415, type)
    assert.equal(json.code, 'unsupported_media_type')
  }
  await assertNothingStored()
})

test('a body over the limit is a 413', async () => {
  const { status, json } = await send({ body: { content: 'x'.repeat(1024 * 1024) } })
  assert.equal(status, 413)
  assert.equal(json.code, 'body_too_large')
  await assertNothingStored()
})

test('a missing required body is a 422', async () => {
  const { status, json } = await sendRaw('')
  assert.equal(status, 422)
  assert.equal(json.detail, 'Invalid request format')
})

test('deep nesting, huge numbers and prototype keys are harmless', async () => {
  const deep = `{"content":"a","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
  const raws = [
    deep,
    '{"content":1e400}',
    '{"content":{"__proto__":{"x":1}}}',
    '{"__proto__":{"content":"a"}}',
  ]
  for (const raw of raws) {
    const { status } = await sendRaw(raw)
    assert.ok(status === 422 || status === 200, `${raw.slice(0, 40)}: ${status}`)
  }
  assert.equal(({} as { content?: string }).content, undefined)
})

test('caps the reported field errors, and reports only the length of an overlong array', async () => {
  const marks = `[${'"\\u0000",'.repeat(40_000)}0]`
  const { status, json } = await sendRaw(marks)
  assert.equal(status, 422)
  assert.equal(json.errors.length, 20)
  const deep = `${'{"a":'.repeat(20_000)}"\\u0000"${'}'.repeat(20_000)}`
  assert.equal((await sendRaw(deep)).json.errors[0].path.length, 200)
  const client = { api_key: 'x', assistant_id: 'x', session_id: 'x', type: 'x' }
  const body = { ...client, messages: Array(20_000).fill({}) }
  const { json: long } = await call(address, 'POST', '/api/chat', { body })
  assert.deepEqual(long.errors, [{ path: 'messages', message: 'must have at most 200 items' }])
})

test('an unknown route is a 404, another method a 405, in JSON', async () => {
  for (const path of ['/nothing', '/conversations/1/nothing', '/auth']) {
    const { status, json } = await call(address, 'GET', path)
    assert.equal(status, 404)
    assert.equal(json.code, 'not_found')
  }
  const cases: [string, string, string][] = [
    ['GET', '/auth/register', 'POST'],
    ['DELETE', '/auth/token', 'POST'],
    ['PUT', '/conversations/', 'GET, HEAD, POST'],
    ['PATCH', `/conversations/${id}`, 'DELETE'],
    ['POST', '/health', 'GET, HEAD'],
  ]
  for (const [method, path, allow] of cases) {
    // An invalid body: the method is checked first.
    const body = method === 'GET' ? {} : { raw: '{', headers: { 'content-type': 'x/y' } }
    const { status, json, headers } = await call(address, method, path, body)
    assert.equal(status, 405, `${method} ${path}`)
    assert.equal(json.code, 'method_not_allowed')
    assert.equal(headers.get('allow'), allow)
  }
})

test('a path that cannot be decoded, or holds U+0000, is a 4xx', async () => {
  for (const path of ['/%', '/conversations/%ff', '/conversations/%00', `/${'x'.repeat(20_000)}`]) {
    const { status, json } = await call(address, 'GET', path, { token })
    assert.ok(status >= 400 && status < 500, `${path.slice(0, 30)}: ${status}`)
    assert.ok(json.request_id)
  }
})

test('invalid HTTP is answered in the default error shape', async () => {
  const { port } = new URL(address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write('NONSENSE\r\n\r\n')
  let answer = ''
  for await (const data of socket) answer += data
  assert.match(answer, /^HTTP\/1\.1 400 /)
  assert.equal(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').code, 'malformed_request')
})

test('accepts an empty body with a JSON content type', async () => {
  const { status } = await call(address, 'POST', '/conversations/', { token, raw: '', headers: JSON_TYPE })
  assert.equal(status, 200)
})
