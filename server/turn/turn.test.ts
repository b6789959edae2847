import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, newConversation, newSession, newUser } from '../../testing/client.ts'
import { startFakeModel } from '../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { asServiceRole } from '../database/transaction.ts'

const { mock, env } = await startFakeModel()
mock.onMessage(
  'slowly',
  { content: 'Once upon a time there was a reply that came in pieces.' },
  { chunkSize: 4, latency: 20 },
)
mock.onMessage(
  'cut',
  { content: 'This reply will never be whole, whatever happens.' },
  { chunkSize: 5, latency: 20, truncateAfterChunks: 4 },
)
mock.onMessage('stall', { content: 'never' }, { latency: 20_000 })
mock.onMessage('garbage', { content: 'x' }, { chaos: { malformedRate: 1 } })
mock.onMessage('refused', { error: { message: 'no such model sk-canary' }, status: 404 })
mock.onMessage('broken', { error: { message: 'internal sk-canary' }, status: 500 })
mock.onMessage('আমার', { error: { message: 'internal' }, status: 404 })
mock.onMessage('我想', { error: { message: 'internal' }, status: 404 })

const FACTS = `---
name: Wheels
---
# Facts
Honda Civic 2022, silver, 1.5L turbo, 18,000 km, $25,000. Toyota Yaris 2019, blue, $12,000.
`
const frontdesk = await startTestFrontdesk({
  env: { ...env, MODEL_FIRST_TOKEN_TIMEOUT_MS: '500', MODEL_IDLE_TIMEOUT_MS: '500' },
  assistant: FACTS,
})
const { address, connections, sampleChatbotId } = frontdesk
const token = await newUser(address)

type StoredTurn = {
  state: string
  failure: string | null
  content: string | null
  model: string | null
  isInterrupted: boolean
  inputTokens: number | null
  outputTokens: number | null
  durationMs: number
}

/** Sends a message to the mobile API. @returns the response, and the stored turn */
async function say(content: string) {
  const id = await newConversation(address, token)
  const answer = await call(address, 'POST', `/conversations/${id}/messages`, { token, body: { content } })
  const [[turn]] = await asServiceRole(connections, (sql) => [
    sql<StoredTurn[]>`
      select t.state, t.failure, r.content, t.model, r.is_interrupted as "isInterrupted",
        t.input_tokens as "inputTokens", t.output_tokens as "outputTokens", t.duration_ms as "durationMs"
      from conversations c join turns t on t.home = c.home and t.conversation_id = c.id left join messages r on r.home = t.home and r.id = t.reply_message_id
      where c.number = ${id}`,
  ])
  const { json: messages } = await call(address, 'GET', `/conversations/${id}/messages`, { token })
  return { answer, turn, messages }
}

test('stores a reply with its model, tokens and duration', async () => {
  mock.onMessage('usage', {
    content: 'Counted.',
    usage: { prompt_tokens: 12, completion_tokens: 34, total_tokens: 46 },
  })
  const { answer, turn } = await say('usage')
  assert.equal(answer.json.content, 'Counted.')
  const { durationMs = -1, ...stored } = turn ?? {}
  assert.deepEqual(stored, {
    state: 'done',
    failure: null,
    content: 'Counted.',
    model: 'openai/gpt-4o-mini',
    isInterrupted: false,
    inputTokens: 12,
    outputTokens: 34,
  })
  assert.ok(durationMs >= 0 && durationMs < 5000)
})

test('retries a model that fails once', async () => {
  mock.nextRequestError(500, { message: 'once' })
  mock.onMessage('again', { content: 'Here I am.' })
  const { answer, turn } = await say('again')
  assert.deepEqual([answer.json.content, turn?.state, turn?.failure], ['Here I am.', 'done', null])
})

test('retries a rate-limited model after its Retry-After', async () => {
  const busy = { error: { message: 'slow down' }, status: 429, retryAfter: 2 }
  mock.on({ userMessage: 'patience', sequenceIndex: 0 }, busy)
  mock.on({ userMessage: 'patience', sequenceIndex: 1 }, { content: 'Thank you for waiting.' })
  const started = performance.now()
  const { answer, turn } = await say('patience')
  assert.deepEqual([answer.json.content, turn?.state], ['Thank you for waiting.', 'done'])
  assert.ok(performance.now() - started >= 2000)
})

test('when the model fails, stores the message and the failure and sends an apology', async () => {
  const cases: [string, string][] = [
    ['refused please', 'model_refused'],
    ['broken please', 'model_unavailable'],
    ['stall please', 'model_timeout'],
    ['garbage please', 'model_malformed'],
  ]
  for (const [content, failure] of cases) {
    const { answer, turn, messages } = await say(content)
    assert.equal(answer.status, 200, content)
    assert.equal(answer.json.content, 'Sorry, I cannot answer right now. Please try again in a moment.')
    assert.deepEqual(
      [turn?.state, turn?.failure, turn?.model],
      ['failed', failure, 'builtin/answerer'],
      content,
    )
    assert.deepEqual(
      messages.map((message: { content: string }) => message.content),
      [content, answer.json.content],
    )
  }
  assert.ok(!frontdesk.log().includes('sk-canary'))
})

test('the apology is in the language of the message', async () => {
  assert.match((await say('আমার একটা প্রশ্ন আছে')).answer.json.content, /^দুঃখিত/)
  assert.match((await say('我想問一個問題')).answer.json.content, /^抱歉，我現在/)
})

test("falls back to the built-in answerer when the chatbot's knowledge has the answer", async () => {
  const { answer, turn } = await say('broken: tell me about the Honda Civic')
  assert.match(answer.json.content, /Civic/)
  assert.doesNotMatch(answer.json.content, /Yaris/)
  assert.deepEqual(
    [turn?.state, turn?.failure, turn?.model],
    ['done', 'model_unavailable', 'builtin/answerer'],
  )
})

test('stores a partial reply as interrupted', async () => {
  const { answer, turn } = await say('cut')
  assert.equal(answer.status, 200)
  assert.deepEqual([turn?.state, turn?.isInterrupted, turn?.failure], ['interrupted', true, 'model_cut_off'])
  assert.ok('This reply will never be whole, whatever happens.'.startsWith(turn?.content ?? 'x'))
  assert.equal(answer.json.content, turn?.content)
})

type Part = { type: string; delta?: string; data?: unknown; messageId?: string }

async function stream(
  message: string,
  session?: string,
): Promise<{ parts: Part[]; ids: number[]; status: number; headers: Headers }> {
  const session_id = session ?? (await newSession(address, sampleChatbotId))
  const answer = await call(address, 'POST', '/api/chat/widget', {
    body: { session_id, message },
    headers: { accept: 'text/event-stream' },
  })
  const events = answer.text.split('\n\n').filter((event) => event.startsWith('id:'))
  const data = events.map((event) => event.slice(event.indexOf('data: ') + 6))
  assert.equal(data.at(-1), '[DONE]')
  return {
    status: answer.status,
    headers: answer.headers,
    ids: events.map((event) => Number(/^id: [0-9a-f-]{36}\.(\d+)\.\d+/.exec(event)?.[1])),
    parts: data.slice(0, -1).map((part) => JSON.parse(part)),
  }
}

test('the stream is the UI message stream of the AI SDK', async () => {
  const { parts, ids, headers } = await stream('slowly')
  assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(headers.get('x-vercel-ai-ui-message-stream'), 'v1')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-accel-buffering'), 'no')
  assert.deepEqual(
    ids,
    ids.map((_, index) => index + 1),
  )
  const kinds = parts.map(({ type }) => type)
  assert.deepEqual(kinds.slice(0, 3), ['start', 'start-step', 'text-start'])
  assert.deepEqual(kinds.slice(-3), ['text-end', 'finish-step', 'finish'])
  const deltas = parts.flatMap(({ delta }) => delta ?? [])
  assert.ok(deltas.length > 3)
  assert.equal(deltas.join(''), 'Once upon a time there was a reply that came in pieces.')
})

test('an interrupted stream ends with an error code, never with a raw message', async () => {
  const { parts } = await stream('cut')
  const [data, error] = parts.slice(-2)
  assert.equal(data?.type, 'data-error')
  assert.equal((data?.data as { code: string } | undefined)?.code, 'model_cut_off')
  assert.deepEqual(error, { type: 'error', errorText: 'The reply was cut off' })
})

test('finishes and stores the reply when the client disconnects', async () => {
  const session = await newSession(address, sampleChatbotId)
  const leaving = new AbortController()
  const response = await fetch(`${address}/api/chat/widget`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id: session, message: 'slowly' }),
    signal: leaving.signal,
  })
  const reader = response.body?.getReader()
  await reader?.read()
  leaving.abort()
  const read = () => call(address, 'GET', `/api/chat/widget/session/${session}`)
  let messages = (await read()).json.messages
  for (let tries = 0; messages.length < 2 && tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    messages = (await read()).json.messages
  }
  assert.equal(messages[1].content, 'Once upon a time there was a reply that came in pieces.')
})

test('a conversation can be deleted during a model call', async () => {
  const id = await newConversation(address, token)
  const saying = call(address, 'POST', `/conversations/${id}/messages`, {
    token,
    body: { content: 'slowly' },
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  assert.equal((await call(address, 'DELETE', `/conversations/${id}`, { token })).status, 200)
  const answer = await saying
  assert.equal(answer.status, 404)
  assert.equal(answer.json.detail, 'Conversation not found')
})

test('the log contains no key, token or session', async () => {
  const session = await newSession(address, sampleChatbotId)
  await stream('slowly', session)
  const log = frontdesk.log()
  for (const secret of [token, env.OPENAI_API_KEY ?? '', session]) assert.ok(!log.includes(secret), secret)
})
