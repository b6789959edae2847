/** Event streams before the first text of a slow model. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { type TestContext, test } from 'node:test'
import OpenAI from 'openai'
import { call, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { openAiClient, says } from '../../../testing/openai.ts'
import { newProgram } from '../../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'

const raw = await startRawModel()
const { address } = await startTestFrontdesk({ env: { OPENAI_BASE_URL: raw.baseUrl } })
const token = await newUser(address)
const { key, chatbot } = await newProgram(address)
const credentials = { api_key: key, assistant_id: chatbot.id }
const session = (await call(address, 'POST', '/api/chat/session', { body: credentials })).json.session_id

const EVENTS = { accept: 'text/event-stream' }
const messages = says('Tell me.')
const streams: Record<string, { path: string; body: object; headers: Record<string, string> }> = {
  'POST /v1/chat/completions': {
    path: '/v1/chat/completions',
    body: { model: chatbot.id, messages, stream: true },
    headers: { authorization: `Bearer ${key}` },
  },
  'POST /api/chat/stream': {
    path: '/api/chat/stream',
    body: { message: 'Tell me.' },
    headers: { ...EVENTS, authorization: `Bearer ${token}` },
  },
  'POST /api/chat': {
    path: '/api/chat',
    body: { message: 'Tell me.' },
    headers: { ...EVENTS, authorization: `Bearer ${token}` },
  },
  'POST /api/chat with an API key': {
    path: '/api/chat',
    body: { ...credentials, session_id: session, type: 'custom_code', messages },
    headers: EVENTS,
  },
}

// The real timer, because time is mocked below.
const { setTimeout } = globalThis
const pass = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Mocks the server's time. @returns the called model */
async function askSilentModel(t: TestContext, send: () => void): Promise<ServerResponse> {
  const asked = Promise.withResolvers<ServerResponse>()
  raw.serve((response) => asked.resolve(response))
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] })
  send()
  const response = await asked.promise
  await pass(50)
  return response
}

for (const [name, { path, body, headers }] of Object.entries(streams)) {
  test(`${name} sends a heartbeat after 15 s without text from the model`, async (t) => {
    const answers: Response[] = []
    const model = await askSilentModel(t, () => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
      void fetch(address + path, { ...init, body: JSON.stringify(body) }).then((got) => answers.push(got))
    })
    t.mock.timers.tick(14_999)
    await pass(100)
    assert.equal(answers.length, 0)
    t.mock.timers.tick(1)
    while (answers.length === 0) await pass(5)
    const answer = answers.pop() ?? assert.fail('no answer')
    assert.equal(answer.status, 200)
    const reader = (answer.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader()
    let text = ''
    const readUntil = async (isThere: () => boolean) => {
      while (!isThere()) text += (await reader.read()).value ?? assert.fail('the stream ended')
    }
    const comments = () => text.split('\n\n').filter((event) => event === ':').length
    await readUntil(() => comments() === 1)
    t.mock.timers.reset()
    begin(model).end(delta('Once.') + STOP + DONE)
    await readUntil(() => text.includes('[DONE]'))
    assert.match(text, /Once\./)
  })
}

test('the OpenAI client throws when a model fails after a long silence, without [DONE]', async (t) => {
  const { completions } = openAiClient(address, key).chat
  let asking: Promise<unknown> = Promise.resolve()
  const model = await askSilentModel(t, () => {
    const reading = async () => {
      const stream = await completions.create({ model: chatbot.id, messages, stream: true })
      for await (const _ of stream);
    }
    asking = reading().then(
      () => undefined,
      (error: unknown) => error,
    )
  })
  t.mock.timers.tick(15_000)
  await pass(50)
  t.mock.timers.reset()
  model.writeHead(404).end()
  const error = await asking
  assert.ok(error instanceof OpenAI.APIError, `${error}`)
  assert.equal(error.code, 'assistant_unavailable')
})

test('a model failure within 15 s is an HTTP error', async () => {
  raw.serve((response) => response.writeHead(404).end())
  for (const { path, body, headers } of Object.values(streams)) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }
    const { status } = await fetch(address + path, { ...init, body: JSON.stringify(body) })
    assert.equal(status, 503, path)
  }
})
