/** Errors for failed replies and exceeded limits. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import OpenAI from 'openai'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { assertThrows, openAiClient, says } from '../../../testing/openai.ts'
import { newestTurn, newProgram, storedIn } from '../../../testing/programs.ts'
import { begin, delta, startRawModel } from '../../../testing/raw-model.ts'

const raw = await startRawModel()
const failing = await startTestFrontdesk({ env: { OPENAI_BASE_URL: raw.baseUrl } })
const unlucky = await newProgram(failing.address)
// At this scale an address has 15 requests a minute, and a key 30.
const small = await startTestFrontdesk({ env: { LIMIT_SCALE: '0.05' } })
const modest = await newProgram(small.address)

const UNAVAILABLE = {
  message: 'The assistant is temporarily unavailable',
  type: 'server_error',
  code: 'assistant_unavailable',
}

test('an InternalServerError when every model fails, and the message is stored', async () => {
  raw.serve((response) => response.writeHead(404).end('sk-canary'))
  const { completions } = openAiClient(failing.address, unlucky.key).chat
  for (const stream of [false, true]) {
    const pending = completions.create({ model: unlucky.chatbot.id, messages: says('hi'), stream })
    const error = await assertThrows(pending, OpenAI.InternalServerError, 503, UNAVAILABLE)
    assert.match(error.headers?.get('retry-after') ?? '', /^[1-9]\d*$/)
    const session = error.headers?.get('x-session-id') ?? ''
    assert.deepEqual(await storedIn(failing.connections, session), ['user: hi'])
    const turn = await newestTurn(failing.connections, session)
    assert.deepEqual(turn, { state: 'failed', failure: 'model_refused' })
  }
})

test('an interrupted reply is an error, not a completion', async () => {
  raw.serve((response) => {
    begin(response).write(delta('Half a '))
    setTimeout(() => response.destroy(), 30)
  })
  const { completions } = openAiClient(failing.address, unlucky.key).chat
  const pending = completions.create({ model: unlucky.chatbot.id, messages: says('hi') })
  const error = await assertThrows(pending, OpenAI.InternalServerError, 503, UNAVAILABLE)
  const session = error.headers?.get('x-session-id') ?? ''
  assert.deepEqual(await storedIn(failing.connections, session), [
    'user: hi',
    'assistant: Half a  (interrupted)',
  ])
})

function askSmall(type: 'text' | 'json_object') {
  const { completions } = openAiClient(small.address, modest.key).chat
  return completions.create({ model: modest.chatbot.id, messages: says('hi'), response_format: { type } })
}

test('rejects response_format without a model that supports it', async () => {
  await askSmall('text')
  await assertThrows(askSmall('json_object'), OpenAI.BadRequestError, 400, {
    message: /response_format json_object needs a model/,
    type: 'invalid_request_error',
    code: 'unsupported_parameter',
    param: 'response_format',
  })
})

test('too many messages cause a RateLimitError', async () => {
  const untilRefused = async () => {
    for (let count = 0; count < 30; count++) await askSmall('text')
  }
  const error = await assertThrows(untilRefused(), OpenAI.RateLimitError, 429, {
    message: 'Too many requests',
    type: 'rate_limit_error',
    code: 'rate_limit_exceeded',
  })
  assert.match(error.headers?.get('retry-after') ?? '', /^[1-9]\d*$/)
})

test('does not log error texts of a provider', () => {
  const log = failing.log()
  assert.ok(log.includes('model_refused'))
  assert.ok(!log.includes('canary') && !log.includes(unlucky.key.slice(3)))
})
