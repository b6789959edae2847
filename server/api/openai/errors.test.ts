/** Errors, as the typed exceptions of OpenAI's own client. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import OpenAI from 'openai'
import { call } from '../../../testing/client.ts'
import { NEVER_EXISTED, unstorable } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { assertThrows, openAiClient, says } from '../../../testing/openai.ts'
import { newProgram, revoke } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Of course.' })
const frontdesk = await startTestFrontdesk({ env })
const { address, connections, sampleChatbotId } = frontdesk
const program = await newProgram(address)
const other = await newProgram(address)
const model = program.chatbot.public_url_slug
const PATH = '/v1/chat/completions'

const clientOf = (apiKey: string) => openAiClient(address, apiKey)

/** Sends parameters that the client's types would not allow. */
const create = (parameters: object, headers = {}) =>
  clientOf(program.key).chat.completions.create(
    { model, messages: says('hi'), ...parameters } as OpenAI.ChatCompletionCreateParamsNonStreaming,
    { headers },
  )

async function conversations(): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [sql`select from conversations`])
  return rows.length
}

const BAD_KEY = {
  message: 'Incorrect API key provided',
  type: 'invalid_request_error',
  code: 'invalid_api_key',
}

test('any invalid API key is an AuthenticationError', async () => {
  const revoked = await newProgram(address)
  await revoke(address, revoked)
  const keys = ['nonsense', `fd_${'x'.repeat(43)}`, `${program.key}x`, revoked.key, program.ownerToken]
  for (const key of keys) {
    const { models, chat } = clientOf(key)
    for (const ask of [
      () => models.list(),
      () => models.retrieve(model),
      () => chat.completions.create({ model, messages: says('hi') }),
      () => chat.completions.create({ model: NEVER_EXISTED, messages: says('hi') }),
      () => chat.completions.create({ model, messages: says('hi'), stream: true }),
      () => chat.completions.create({ model, messages: says('hi'), metadata: { session_id: 'nonsense' } }),
    ]) {
      const error = await assertThrows(ask(), OpenAI.AuthenticationError, 401, BAD_KEY)
      assert.equal(error.headers?.get('www-authenticate'), 'Bearer')
    }
  }
})

test('a missing API key is a 401 before any other check', async () => {
  const message = 'You did not provide an API key. Send it as Authorization: Bearer YOUR_KEY.'
  const body = { model, messages: 'nonsense' }
  for (const answer of [
    await call(address, 'GET', '/v1/models'),
    await call(address, 'POST', PATH, { body }),
    await call(address, 'POST', PATH, { raw: '{', headers: { 'content-type': 'application/json' } }),
  ]) {
    assert.equal(answer.status, 401)
    assert.deepEqual(answer.json, {
      error: { message, type: 'invalid_request_error', param: null, code: 'invalid_api_key' },
      code: 'token_missing',
      request_id: answer.headers.get('x-request-id'),
    })
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
  }
  for (const authorization of ['Basic abc', 'Bearer', program.key, `Bearer ${program.key} x`]) {
    const answer = await call(address, 'POST', PATH, { body, headers: { authorization } })
    assert.equal(answer.status, 401, authorization)
  }
})

test('an unknown model, or one of another API key, is a NotFoundError', async () => {
  const names = [
    'gpt-4o',
    '',
    NEVER_EXISTED,
    other.chatbot.id,
    other.chatbot.public_url_slug,
    sampleChatbotId,
    'frontdesk',
    "' or true; --",
  ]
  const before = await conversations()
  for (const name of names) {
    const asks = [
      () => create({ model: name }),
      ...(name ? [() => clientOf(program.key).models.retrieve(name)] : []),
    ]
    for (const ask of asks) {
      await assertThrows(ask(), OpenAI.NotFoundError, 404, {
        message: 'The model does not exist, or this API key has no access to it',
        type: 'invalid_request_error',
        code: 'model_not_found',
      })
    }
  }
  assert.equal(await conversations(), before)
})

test('an unsupported parameter is a BadRequestError that names it', async () => {
  const tool = { type: 'function', function: { name: 'f' } }
  const unsupported: Record<string, unknown> = {
    audio: { voice: 'alloy', format: 'wav' },
    function_call: { name: 'f' },
    functions: [{ name: 'f' }],
    logprobs: true,
    modalities: ['text', 'audio'],
    moderation: { model: 'omni-moderation-latest' },
    n: 2,
    prediction: { type: 'content', content: 'x' },
    service_tier: 'priority',
    tool_choice: 'required',
    tools: [tool],
    top_logprobs: 3,
    web_search_options: {},
  }
  const before = await conversations()
  for (const [param, value] of Object.entries(unsupported)) {
    await assertThrows(create({ [param]: value }), OpenAI.BadRequestError, 400, {
      message: `${param} is not supported here`,
      type: 'invalid_request_error',
      code: 'unsupported_parameter',
      param,
    })
  }
  assert.equal(await conversations(), before)
})

test('accepts harmless values of unsupported parameters, and unknown parameters', async () => {
  const harmless: [name: string, ...values: unknown[]][] = [
    ['tools', [], null],
    ['tool_choice', 'none', 'auto', null],
    ['functions', []],
    ['function_call', 'none', 'auto'],
    ['parallel_tool_calls', true, false, null],
    ['logit_bias', {}, null],
    ['n', 1],
    ['logprobs', false],
    ['top_logprobs', 0],
    ['store', true, false],
    ['modalities', ['text']],
    ['service_tier', 'auto', 'default'],
    ['user', 'grace'],
    ['metadata', { mine: 'x' }, null],
    ['stream_options', null],
    ['unheard_of', true],
  ]
  for (const [name, ...values] of harmless) for (const value of values) await create({ [name]: value })
})

test('rejects tool calls in an assistant message by path', async () => {
  const call = { id: 'x', type: 'function', function: { name: 'f', arguments: '{}' } }
  const called = (tool_calls: unknown) => [
    ...says('one'),
    { role: 'assistant', content: null, tool_calls },
    ...says('two'),
  ]
  await create({ messages: called([]) })
  await assertThrows(create({ messages: called([call]) }), OpenAI.BadRequestError, 400, {
    message: 'messages.1.tool_calls is not supported here',
    type: 'invalid_request_error',
    code: 'unsupported_parameter',
    param: 'messages.1.tool_calls',
  })
})

test('rejects content other than text by path', async () => {
  const image = { type: 'image_url', image_url: { url: 'https://example.com/1.png' } }
  const cases: [messages: object[], param: string, message: RegExp][] = [
    [[{ role: 'user', content: [{ type: 'text', text: 'Look' }, image] }], 'messages.0.content', /image_url/],
    [
      [...says('hi'), { role: 'user', content: [{ type: 'input_audio' }] }],
      'messages.1.content',
      /input_audio/,
    ],
    [[{ role: 'user', content: [{ type: 'file' }] }], 'messages.0.content', /file/],
    [[{ role: 'tool', tool_call_id: 'x', content: 'y' }, ...says('hi')], 'messages.0.role', /tool/],
    [[{ role: 'function', name: 'x', content: 'y' }, ...says('hi')], 'messages.0.role', /function/],
  ]
  for (const [messages, param, message] of cases) {
    await assertThrows(create({ messages }), OpenAI.BadRequestError, 400, {
      message,
      type: 'invalid_request_error',
      code: 'unsupported_parameter',
      param,
    })
  }
})

test('invalid fields are a BadRequestError that names the first, and nothing is stored', async () => {
  const last = /must end with a message of the user/
  const wrong: [parameters: object, param: string, message?: RegExp][] = [
    [{ model: undefined }, 'model'],
    [{ model: 7 }, 'model'],
    [{ messages: undefined }, 'messages'],
    [{ messages: [] }, 'messages'],
    [{ messages: 'hi' }, 'messages'],
    [{ messages: [{ role: 'user', content: 7 }] }, 'messages.0.content'],
    [{ messages: [{ content: 'hi' }] }, 'messages.0.role'],
    [{ messages: [{ role: 'user', content: '' }] }, 'messages', last],
    [{ messages: [{ role: 'user', content: ' \n' }] }, 'messages', last],
    [{ messages: [{ role: 'user' }] }, 'messages', last],
    [{ messages: [{ role: 'system', content: 'hi' }] }, 'messages', last],
    [{ messages: [...says('hi'), { role: 'assistant', content: 'Hello' }] }, 'messages', last],
    [{ temperature: 2.1 }, 'temperature'],
    [{ temperature: -1 }, 'temperature'],
    [{ temperature: '1' }, 'temperature'],
    [{ top_p: 1.5 }, 'top_p'],
    [{ max_tokens: 0 }, 'max_tokens'],
    [{ max_tokens: 1.5 }, 'max_tokens'],
    [{ max_tokens: 1_000_000 }, 'max_tokens', /at most 4096/],
    [{ max_completion_tokens: 1_000_000 }, 'max_completion_tokens', /at most 4096/],
    [{ stop: 7 }, 'stop'],
    [{ seed: 1.5 }, 'seed'],
    [{ presence_penalty: 3 }, 'presence_penalty'],
    [{ frequency_penalty: -3 }, 'frequency_penalty'],
    [{ logit_bias: { 50256: 101 } }, 'logit_bias.50256'],
    [{ logit_bias: { word: 1 } }, 'logit_bias'],
    [{ reasoning_effort: 'Very high!' }, 'reasoning_effort'],
    [{ verbosity: 7 }, 'verbosity'],
    [{ user: 7 }, 'user'],
    [{ parallel_tool_calls: 'no' }, 'parallel_tool_calls'],
    [{ stop: ['1', '2', '3', '4', '5'] }, 'stop'],
    [{ stream: 'yes' }, 'stream'],
    [{ stream_options: 7 }, 'stream_options'],
    [{ response_format: 'json' }, 'response_format'],
    [{ response_format: { type: 'xml' } }, 'response_format.type'],
    [{ metadata: 7 }, 'metadata'],
    [{ metadata: { session_id: 7 } }, 'metadata.session_id'],
    [{ metadata: { conversation: 7 } }, 'metadata.conversation'],
  ]
  const before = await conversations()
  for (const [parameters, param, message = new RegExp(`^${param.replaceAll('.', '\\.')} `)] of wrong) {
    await assertThrows(create(parameters), OpenAI.BadRequestError, 400, {
      message,
      type: 'invalid_request_error',
      code: 'invalid_field',
      param,
    })
  }
  assert.equal(await conversations(), before)
})

test('rejects a message of more than 100,000 characters with OpenAI’s code, and stores nothing', async () => {
  const longest = '😀'.repeat(100_000)
  await create({ messages: says(longest) })
  const halves = [longest.slice(0, 100_000), longest.slice(0, 100_000)].map((text) => ({
    type: 'text',
    text,
  }))
  const cases: [messages: object[], at: number][] = [
    [says(`${longest}x`), 0],
    [[{ role: 'user', content: halves }], 0],
    [[...says('hi'), { role: 'assistant', content: 'x'.repeat(250_000) }, ...says('hi')], 1],
  ]
  const before = await conversations()
  for (const [messages, at] of cases) {
    await assertThrows(create({ messages }), OpenAI.BadRequestError, 400, {
      message: `messages.${at}.content must not have more than 100000 characters`,
      type: 'invalid_request_error',
      code: 'string_above_max_length',
      param: `messages.${at}.content`,
    })
  }
  assert.equal(await conversations(), before)
  // System messages are not stored, so they may be longer.
  await create({ messages: [{ role: 'system', content: 'x'.repeat(250_000) }, ...says('hi')] })
})

test('malformed bodies are errors in OpenAI’s shape', async () => {
  const headers = { 'content-type': 'application/json' }
  const cases: [object, number, string, string | null][] = [
    [{ raw: '{"model":', headers }, 400, 'malformed_json', null],
    [{ raw: new Uint8Array([0x22, 0xff, 0x22]), headers }, 400, 'invalid_utf8', null],
    [{ raw: 'a=b', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type', null],
    [{ body: { model, messages: says('x'.repeat(1024 * 1024)) } }, 413, 'body_too_large', null],
    ...unstorable({ model, messages: says('MARK') }).map((send): [object, number, string, string] => [
      send,
      400,
      'invalid_field',
      'messages.0.content',
    ]),
  ]
  for (const [options, status, code, param] of cases) {
    const answer = await call(address, 'POST', PATH, { token: program.key, ...options })
    assert.equal(answer.status, status, answer.text)
    const { message } = answer.json.error
    assert.deepEqual(answer.json, {
      error: { message, type: 'invalid_request_error', param, code },
      code,
      request_id: answer.headers.get('x-request-id'),
    })
  }
})

test('unknown paths and methods are errors in OpenAI’s shape', async () => {
  const message = 'Not found'
  const type = 'invalid_request_error'
  const gone = { message, type, code: 'not_found' }
  await assertThrows(clientOf(program.key).files.list(), OpenAI.NotFoundError, 404, gone)
  const { status, headers, json } = await call(address, 'GET', PATH)
  assert.deepEqual([status, headers.get('allow'), json.error.code], [405, 'POST', 'method_not_allowed'])
  const undecodable = await call(address, 'GET', '/v1/models/%ff')
  assert.deepEqual([undecodable.status, undecodable.json.error.code], [400, 'malformed_request'])
})

test('logs no API key', () => {
  const log = frontdesk.log()
  assert.ok(log.includes(PATH))
  for (const { key } of [program, other]) assert.ok(!log.includes(key.slice(3)))
})
