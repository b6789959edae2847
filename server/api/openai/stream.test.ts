/** Streamed completions, through OpenAI's own client. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI from 'openai'
import { UUID } from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { openAiClient, says } from '../../../testing/openai.ts'
import { newestTurn, newProgram, storedIn } from '../../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'

const raw = await startRawModel()
const { address, connections } = await startTestFrontdesk({ env: { OPENAI_BASE_URL: raw.baseUrl } })
const { key, chatbot } = await newProgram(address)
const model = chatbot.public_url_slug
const { completions } = openAiClient(address, key).chat

type Options = { signal?: AbortSignal; includeUsage?: boolean }

async function open({ signal, includeUsage }: Options = {}) {
  const { data, response } = await completions
    .create(
      {
        model,
        messages: says('Tell me.'),
        stream: true,
        ...(includeUsage === undefined ? {} : { stream_options: { include_usage: includeUsage } }),
      },
      signal ? { signal } : {},
    )
    .withResponse()
  return { stream: data, headers: response.headers, session: response.headers.get('x-session-id') ?? '' }
}

/** Serves the start of a reply. @returns the response, to continue it */
function startReply(text: string): Promise<ServerResponse> {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>()
  raw.serve((response) => {
    begin(response).write(delta(text))
    resolve(response)
  })
  return promise
}

async function whenStored(session: string, count: number): Promise<string[]> {
  for (let tries = 0; tries < 100; tries++) {
    const stored = await storedIn(connections, session)
    if (stored.length >= count) return stored
    await sleep(20)
  }
  return assert.fail('it was not stored')
}

async function allOf(stream: AsyncIterable<OpenAI.ChatCompletionChunk>) {
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}

test('sends exactly OpenAI’s chunks', async () => {
  raw.serve((response) => begin(response).end(delta('Once ') + delta('upon.') + STOP + DONE))
  const { stream, headers, session } = await open()
  const chunks = await allOf(stream)
  const { id, created } = chunks[0] ?? {}
  assert.match(id ?? '', /^chatcmpl-[0-9a-f-]{36}$/)
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    id,
    object: 'chat.completion.chunk',
    created,
    model,
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  })
  assert.deepEqual(chunks, [
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: 'Once upon.' }),
    chunk({}, 'stop'),
  ])
  assert.match(session, UUID)
  assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-accel-buffering'), 'no')
  assert.match(headers.get('x-request-id') ?? '', UUID)
  assert.deepEqual(await storedIn(connections, session), ['user: Tell me.', 'assistant: Once upon.'])
})

test('include_usage adds a chunk with usage; otherwise no chunk has it', async () => {
  raw.serve((response) => begin(response).end(delta('Counted.') + STOP + DONE))
  const chunks = await allOf((await open({ includeUsage: true })).stream)
  assert.deepEqual(
    chunks.map(({ choices, usage }) => [choices.length, usage]),
    [
      [1, null],
      [1, null],
      [1, null],
      [0, { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 }],
    ],
  )
  for (const includeUsage of [false, undefined]) {
    const options = includeUsage === undefined ? {} : { includeUsage }
    for await (const chunk of (await open(options)).stream) assert.ok(!('usage' in chunk))
  }
})

test('usage is the provider’s count, or else an estimate, also without streaming', async () => {
  const ask = async () => (await completions.create({ model, messages: says('Count this.') })).usage
  raw.serve((response) => begin(response).end(delta('Seven.') + STOP + DONE))
  assert.deepEqual(await ask(), { prompt_tokens: 7, completion_tokens: 3, total_tokens: 10 })

  const uncounted = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }
  raw.serve((response) =>
    begin(response).end(`${delta('Seven of nine.')}data: ${JSON.stringify(uncounted)}\n\n${DONE}`),
  )
  const whole = await ask()
  const { prompt_tokens: prompt = 0, completion_tokens: completion = 0 } = whole ?? {}
  assert.ok(prompt >= 2 && prompt <= 12, `${prompt}`)
  assert.ok(completion >= 3 && completion <= 12, `${completion}`)
  assert.equal(whole?.total_tokens, prompt + completion)
  const chunks = await allOf((await open({ includeUsage: true })).stream)
  assert.equal(chunks.at(-1)?.usage?.completion_tokens, completion)
})

test("the client's own helper assembles the whole completion", async () => {
  raw.serve((response) => begin(response).end(delta('Once ') + delta('upon.') + STOP + DONE))
  const running = completions.stream({
    model,
    messages: says('Tell me.'),
    stream_options: { include_usage: true },
  })
  const { choices, usage } = await running.finalChatCompletion()
  assert.equal(choices[0]?.message.content, 'Once upon.')
  assert.equal(choices[0]?.finish_reason, 'stop')
  assert.equal(usage?.total_tokens, 10)
})

test('text arrives before the model has finished', async () => {
  const started = startReply('Once ')
  const { stream } = await open()
  const received: string[] = []
  for await (const { choices } of stream) {
    const content = choices[0]?.delta.content
    if (content) received.push(content)
    if (content === 'Once ') (await started).end(delta('upon.') + STOP + DONE)
  }
  assert.deepEqual(received, ['Once ', 'upon.'])
})

test('a reply cut by max_tokens has the finish reason length', async () => {
  const length = JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: 'length' }] })
  raw.serve((response) => begin(response).end(`${delta('Once')}data: ${length}\n\n${DONE}`))
  const chunks = await allOf((await open()).stream)
  assert.equal(chunks.at(-1)?.choices[0]?.finish_reason, 'length')
})

test('a reply is finished and stored after the client disconnects', async () => {
  const started = startReply('Once ')
  const controller = new AbortController()
  const { stream, session } = await open({ signal: controller.signal })
  let received = 0
  // The client's loop ends silently on abort.
  for await (const _ of stream) {
    if (++received === 2) controller.abort()
  }
  const response = await started
  await sleep(50)
  assert.ok(!response.destroyed, 'the model was cancelled')
  response.end(delta('upon.') + STOP + DONE)
  assert.deepEqual(await whenStored(session, 2), ['user: Tell me.', 'assistant: Once upon.'])
  assert.deepEqual(await newestTurn(connections, session), { state: 'done', failure: null })
})

test('a completion is finished and stored after the client disconnects', async () => {
  const started = startReply('Once ')
  const { session } = await open()
  ;(await started).end(STOP + DONE)
  await whenStored(session, 2)

  const begunAgain = startReply('Once ')
  const controller = new AbortController()
  const pending = completions.create(
    { model, messages: says('And then?'), metadata: { session_id: session } },
    { signal: controller.signal },
  )
  const response = await begunAgain
  controller.abort()
  await assert.rejects(pending, OpenAI.APIUserAbortError)
  await sleep(50)
  response.end(delta('upon.') + STOP + DONE)
  assert.equal((await whenStored(session, 4)).at(-1), 'assistant: Once upon.')
})

test('the client’s iterator throws when a model fails midway, and the partial reply is stored', async () => {
  const started = startReply('Once ')
  const { stream, session } = await open()
  const received: string[] = []
  const reading = async () => {
    for await (const { choices } of stream) {
      const content = choices[0]?.delta.content
      if (!content) continue
      received.push(content)
      ;(await started).destroy()
    }
  }
  const error = await reading().then(
    () => assert.fail('nothing was thrown'),
    (thrown) => thrown,
  )
  assert.ok(error instanceof OpenAI.APIError)
  assert.deepEqual(error.error, {
    message: 'The reply was cut off',
    type: 'server_error',
    param: null,
    code: 'assistant_unavailable',
  })
  assert.deepEqual(received, ['Once '])
  assert.deepEqual(await storedIn(connections, session), ['user: Tell me.', 'assistant: Once  (interrupted)'])
})

/** The raw text of a stream. */
async function streamed(): Promise<string> {
  const response = await fetch(`${address}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ model, messages: says('Tell me.'), stream: true }),
  })
  assert.equal(response.status, 200)
  return response.text()
}

const EVENT = /^id: [0-9a-f-]{36}\.(\d+)\.\d+\ndata: (.+)$/

test('events are numbered, and [DONE] is the last', async () => {
  raw.serve((response) => begin(response).end(delta('Once\nupon\r\n\n.') + STOP + DONE))
  const text = await streamed()
  assert.ok(text.endsWith('\n\n'))
  const events = text
    .slice(0, -2)
    .split('\n\n')
    .map((event) => EVENT.exec(event))
  assert.deepEqual(
    events.map((event) => event?.[1]),
    ['1', '2', '3', '4'],
  )
  assert.equal(events.at(-1)?.[2], '[DONE]')
  assert.equal(JSON.parse(events[1]?.[2] ?? '').choices[0].delta.content, 'Once\nupon\r\n\n.')
})

test('an interrupted stream ends with an error and the request id, without [DONE]', async () => {
  raw.serve((response) => {
    begin(response).write(delta('Once '))
    setTimeout(() => response.destroy(), 30)
  })
  const text = await streamed()
  assert.ok(!text.includes('[DONE]'))
  const last = text.trimEnd().split('\n\n').at(-1) ?? ''
  const { error, request_id, ...rest } = JSON.parse(EVENT.exec(last)?.[2] ?? '')
  assert.equal(error.code, 'assistant_unavailable')
  assert.match(request_id, UUID)
  assert.deepEqual(rest, {})
})
