/** Model selection for API clients, and errors when every model fails. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newSession } from '../../../testing/client.ts'
import { assertAnswer, assertProblem } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newestTurn, newProgram, type Program, storedIn } from '../../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'

const openAi = await startFakeModel()
openAi.mock.onMessage(/.*/, { content: 'From OpenAI.' })
const openRouter = await startFakeModel()
openRouter.mock.onMessage(/.*/, { content: 'From OpenRouter.' })
const openRouterEnv = {
  OPENROUTER_BASE_URL: openRouter.env.OPENAI_BASE_URL ?? '',
  OPENROUTER_API_KEY: 'sk-or-canary-0123456789',
}
const both = await startTestFrontdesk({ env: { ...openAi.env, ...openRouterEnv } })
const openAiAlone = await startTestFrontdesk({ env: openAi.env })

const raw = await startRawModel()
const failing = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: raw.baseUrl, MODEL_IDLE_TIMEOUT_MS: '300' },
})

async function openSession(address: string, { key, chatbot }: Program): Promise<string> {
  const body = { api_key: key, assistant_id: chatbot.id }
  return (await call(address, 'POST', '/api/chat/session', { body })).json.session_id
}

function ask(address: string, { key, chatbot }: Program, session_id: string, headers = {}) {
  return call(address, 'POST', '/api/chat', {
    body: {
      api_key: key,
      assistant_id: chatbot.id,
      session_id,
      type: 'custom_code',
      messages: [{ role: 'user', content: 'Do you deliver engines?' }],
    },
    headers,
  })
}

/** @returns the reply, and the model name sent to the provider */
async function askWith(address: string, model: string | undefined) {
  const program = await newProgram(address, { configuration: model ? { model } : {} })
  const { json } = await ask(address, program, await openSession(address, program))
  const { mock } = json.response === 'From OpenRouter.' ? openRouter : openAi
  const sent = mock.getLastRequest()?.body as { model: string } | undefined
  return [json.response, sent?.model]
}

test("sends a chatbot's full model name to OpenRouter when configured", async () => {
  const cases: [string | undefined, string, string][] = [
    ['openai/gpt-3.5-turbo', 'From OpenRouter.', 'openai/gpt-3.5-turbo'],
    ['anthropic/claude-sonnet-4', 'From OpenRouter.', 'anthropic/claude-sonnet-4'],
    ['openrouter/openai/gpt-3.5-turbo', 'From OpenRouter.', 'openai/gpt-3.5-turbo'],
    // An unconfigured provider is skipped.
    ['groq/llama-3.3-70b', 'From OpenAI.', 'gpt-4o-mini'],
    ['groq/llama-3.3-70b, openai/gpt-4', 'From OpenRouter.', 'openai/gpt-4'],
    [undefined, 'From OpenAI.', 'gpt-4o-mini'],
  ]
  for (const [model, reply, name] of cases)
    assert.deepEqual(await askWith(both.address, model), [reply, name], model)
})

test("without OpenRouter, the prefix of a chatbot's model selects the provider", async () => {
  const cases: [string, string][] = [
    ['openai/gpt-3.5-turbo', 'gpt-3.5-turbo'],
    ['openai/ft:gpt-3.5-turbo:acme', 'ft:gpt-3.5-turbo:acme'],
    ['anthropic/claude-sonnet-4', 'gpt-4o-mini'],
    ['openrouter/openai/gpt-4', 'gpt-4o-mini'],
  ]
  for (const [model, name] of cases)
    assert.deepEqual(await askWith(openAiAlone.address, model), ['From OpenAI.', name], model)
})

test('builtin/answerer answers from the chatbot’s content', async () => {
  const program = await newProgram(both.address, {
    description: 'We build steam engines and deliver them everywhere by ship.',
    configuration: { model: 'builtin/answerer' },
  })
  const { json } = await ask(both.address, program, await openSession(both.address, program))
  assert.match(json.response, /by ship/)
})

test('reports an error and keeps the message when every model fails', async () => {
  raw.serve((response) => response.writeHead(404).end('{"error":{"message":"no such model sk-canary"}}'))
  const { address, connections } = failing
  const program = await newProgram(address, { description: 'We deliver engines by ship.' })
  for (const headers of [{}, { accept: 'text/event-stream' }]) {
    const session = await openSession(address, program)
    const answer = await ask(address, program, session, headers)
    const detail = 'The assistant is temporarily unavailable'
    assertProblem(answer, 503, detail, 'assistant_unavailable')
    assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.equal(answer.headers.get('x-vercel-ai-ui-message-stream'), null)
    assert.deepEqual(await storedIn(connections, session), ['user: Do you deliver engines?'])
    assert.deepEqual(await newestTurn(connections, session), { state: 'failed', failure: 'model_refused' })
  }
})

test('passes on the Retry-After of a provider', async () => {
  raw.serve((response) => response.writeHead(429, { 'retry-after': '30' }).end())
  const program = await newProgram(failing.address)
  const answer = await ask(failing.address, program, await openSession(failing.address, program))
  assert.equal(answer.status, 503)
  assert.equal(answer.headers.get('retry-after'), '30')
})

test('falls back to builtin/answerer when it ends the chatbot’s model list', async () => {
  raw.serve((response) => response.writeHead(404).end())
  const { address, connections } = failing
  const program = await newProgram(address, {
    description: 'We deliver engines by ship.',
    configuration: { model: 'openai/gpt-3.5-turbo, builtin/answerer' },
  })
  const session = await openSession(address, program)
  const answer = await ask(address, program, session)
  assert.equal(raw.calls(), 1)
  assertAnswer(answer, 200, { response: answer.json.response })
  assert.match(answer.json.response, /by ship/)
  assert.deepEqual(await newestTurn(connections, session), { state: 'done', failure: null })
})

test('a model failure mid-reply fails the turn and keeps the partial reply', async () => {
  const { address, connections } = failing
  const program = await newProgram(address, {
    configuration: { model: 'openai/gpt-3.5-turbo, openai/gpt-4, builtin/answerer' },
  })
  const endings: Record<string, (end: () => void) => void> = {
    model_cut_off: (end) => setTimeout(end, 30),
    model_timeout: () => {},
  }
  for (const [failure, ending] of Object.entries(endings)) {
    raw.serve((response) => {
      begin(response).write(delta('Yes, by '))
      ending(() => response.destroy())
    })
    const session = await openSession(address, program)
    const answer = await ask(address, program, session)
    assertProblem(answer, 503, 'The assistant is temporarily unavailable', 'assistant_unavailable')
    assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
    assert.equal(raw.calls(), 1, 'no retry, no other model')
    assert.deepEqual(await storedIn(connections, session), [
      'user: Do you deliver engines?',
      'assistant: Yes, by  (interrupted)',
    ])
    assert.deepEqual(await newestTurn(connections, session), { state: 'interrupted', failure })
  }
})

test('treats a blank reply as a failure', async () => {
  const { address, connections } = failing
  raw.serve((response) => begin(response).end(delta(' \n') + STOP + DONE))
  const program = await newProgram(address)
  const session = await openSession(address, program)
  assert.equal((await ask(address, program, session)).status, 503)
  assert.deepEqual(await newestTurn(connections, session), { state: 'failed', failure: 'model_empty' })
  const session_id = await newSession(address, program.chatbot.id)
  const widgetReply = await call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'hi' } })
  assert.equal(widgetReply.status, 200)
  assert.match(widgetReply.json.response, /^Sorry/)
})

test('continues the session after a failure', async () => {
  const { address, connections } = failing
  const program = await newProgram(address)
  const session = await openSession(address, program)
  raw.serve((response) => response.writeHead(404).end())
  assert.equal((await ask(address, program, session)).status, 503)
  raw.serve((response) => begin(response).end(delta('Yes.') + STOP + DONE))
  assertAnswer(await ask(address, program, session), 200, { response: 'Yes.' })
  assert.deepEqual(await storedIn(connections, session), [
    'user: Do you deliver engines?',
    'user: Do you deliver engines?',
    'assistant: Yes.',
  ])
})

test('logs no provider keys or provider errors', () => {
  const log = both.log() + openAiAlone.log() + failing.log()
  for (const secret of ['canary', openRouterEnv.OPENROUTER_API_KEY]) assert.ok(!log.includes(secret))
})
