import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent } from 'undici'
import { begin, DONE, delta, finish, STOP, startRawModel } from '../../testing/raw-model.ts'
import type { ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'
import { openAiCompatible } from './openai-compatible.ts'

const upstream = await startRawModel()
const dispatcher = new Agent({ connect: { timeout: 1000 } })
const modelAt = (baseUrl: string, firstTokenTimeoutMs = 400) =>
  openAiCompatible({
    name: 'openai/fake',
    model: 'fake',
    baseUrl,
    window: 8192,
    dispatcher,
    firstTokenTimeoutMs,
    idleTimeoutMs: 300,
  })
const model = modelAt(upstream.baseUrl)
const request = {
  messages: [{ role: 'user' as const, content: 'hi' }],
  temperature: 0,
  maxTokens: 10,
  grounds: { name: 'x', knowledge: [], suggestedQuestions: [] },
}

async function read(of = model, asked: ModelRequest = request): Promise<ModelEvent[]> {
  const events: ModelEvent[] = []
  for await (const event of of.stream(asked, new AbortController().signal)) events.push(event)
  return events
}
const textOf = (events: ModelEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('')

async function failureOf(of = model): Promise<{ failure: ModelFailure; text: string }> {
  let text = ''
  try {
    for await (const event of of.stream(request, new AbortController().signal))
      if (event.type === 'text') text += event.text
  } catch (error) {
    assert.ok(error instanceof ModelFailure, String(error))
    return { failure: error, text }
  }
  throw new Error('the model did not fail')
}

test('streams a complete reply with its usage', async () => {
  upstream.serve((response) => begin(response).end(delta('Hello') + delta(' there') + STOP + DONE))
  const events = await read()
  assert.equal(textOf(events), 'Hello there')
  assert.deepEqual(events.at(-1), { type: 'end', reason: 'stop', usage: { inputTokens: 7, outputTokens: 3 } })
})

test('emits the text of one network read as one event', async () => {
  upstream.serve((response) => begin(response).end('abcdefghij'.split('').map(delta).join('') + STOP + DONE))
  assert.equal((await read()).length, 2)
})

test('a reply is complete with [DONE] or a finish reason, but not without both', async () => {
  upstream.serve((response) => begin(response).end(delta('a') + STOP))
  assert.equal(textOf(await read()), 'a')
  upstream.serve((response) => begin(response).end(delta('b') + DONE))
  assert.equal(textOf(await read()), 'b')
  upstream.serve((response) => begin(response).end(delta('c')))
  const { failure, text } = await failureOf()
  assert.deepEqual([failure.code, text], ['model_cut_off', 'c'])
})

test('does not wait for a service that never ends its response', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  upstream.serve((response) => begin(response).write(delta('a') + STOP + DONE))
  assert.equal(textOf(await read()), 'a')
})

test('ignores errors and delays after a complete reply', async () => {
  const afterwards: ((response: ServerResponse) => void)[] = [
    () => {},
    (response) => response.destroy(),
    (response) => response.end('data: {"error":{"message":"late"}}\n\n'),
    (response) => response.end('data: {"cho\n\n'),
    (response) => {
      const comments = setInterval(() => response.write(': still here\n\n'), 50)
      response.once('close', () => clearInterval(comments))
    },
  ]
  upstream.serve((response, call) => {
    begin(response).write(delta('a') + STOP + (call > afterwards.length ? DONE : ''))
    setTimeout(() => afterwards[(call - 1) % afterwards.length]?.(response), 20)
  })
  const replies = await Promise.all([...afterwards, ...afterwards].map(() => read()))
  const end = { type: 'end', reason: 'stop', usage: { inputTokens: 7, outputTokens: 3 } }
  for (const events of replies) assert.deepEqual(events, [{ type: 'text', text: 'a' }, end])
})

test('emits text that arrives in one packet with a failure', async () => {
  const faults: [string, string][] = [
    ['model_error', 'data: {"error":{"message":"overloaded"}}\n\n'],
    ['model_error', finish('error')],
    ['model_malformed', 'data: nonsense\n\n'],
    ['model_malformed', `data: ${'x'.repeat(2 * 1024 * 1024)}\n\n`],
  ]
  for (const [code, fault] of faults) {
    upstream.serve((response) => begin(response).end(delta('a') + fault + delta('b')))
    const { failure, text } = await failureOf()
    assert.deepEqual([failure.code, text], [code, 'a'])
  }
})

test('ignores white space before the first word', async () => {
  upstream.serve((response) => begin(response).end(delta(' \n') + delta(' a ') + STOP + DONE))
  assert.equal(textOf(await read()), 'a ')
  upstream.serve((response) => {
    const spaces = setInterval(() => response.write(delta(' ')), 50)
    begin(response).once('close', () => clearInterval(spaces))
  })
  assert.equal((await failureOf()).failure.code, 'model_timeout')
})

test('cuts a reply that exceeds max_tokens and closes the connection', async () => {
  const closed = Promise.withResolvers<void>()
  upstream.serve((response) => {
    const words = setInterval(() => response.write(delta('word '.repeat(50))), 1)
    begin(response).once('close', () => {
      clearInterval(words)
      closed.resolve()
    })
  })
  const events = await read()
  assert.deepEqual(events.at(-1), { type: 'end', reason: 'length', usage: undefined })
  assert.ok(textOf(events).length < 1000)
  await closed.promise
})

test('ignores usage with invalid token counts', async () => {
  for (const count of [-1, 1.5, 2 ** 31, '7', null]) {
    const usage = { prompt_tokens: count, completion_tokens: 1 }
    upstream.serve((response) =>
      begin(response).end(`${delta('a')}data: ${JSON.stringify({ usage })}\n\n${DONE}`),
    )
    assert.deepEqual((await read()).at(-1), { type: 'end', reason: 'stop', usage: undefined })
  }
})

test('joins characters that are split between packets', async () => {
  const bytes = Buffer.from(delta('中文 বাংলা 😀') + STOP + DONE)
  upstream.serve(async (response) => {
    begin(response)
    for (let index = 0; index < bytes.length; index += 5) {
      response.write(bytes.subarray(index, index + 5))
      await new Promise(setImmediate)
    }
    response.end()
  })
  assert.equal(textOf(await read()), '中文 বাংলা 😀')
})

test('makes split and lone surrogates and U+0000 in deltas storable', async () => {
  const raw = (json: string) => `data: {"choices":[{"delta":{"content":"${json}"}}]}\n\n`
  upstream.serve((response) =>
    begin(response).end(raw('a\\ud83d') + raw('\\ude00b') + raw('\\u0000c') + raw('\\udc00d') + STOP + DONE),
  )
  assert.equal(textOf(await read()), 'a😀bc\uFFFDd')
})

test('maps HTTP statuses to failure codes and reads Retry-After', async () => {
  const cases: [number, string, Record<string, string>, number | undefined][] = [
    [400, 'model_refused', {}, undefined],
    [401, 'model_refused', {}, undefined],
    [404, 'model_refused', {}, undefined],
    [429, 'model_rate_limited', { 'retry-after': '3' }, 3000],
    [500, 'model_unavailable', {}, undefined],
    [503, 'model_unavailable', { 'retry-after': '1' }, 1000],
    [529, 'model_unavailable', {}, undefined],
  ]
  for (const [status, code, headers, retryAfterMs] of cases) {
    upstream.serve((response) => response.writeHead(status, headers).end('{"error":{"message":"sk-secret"}}'))
    const { failure } = await failureOf()
    assert.deepEqual([failure.code, failure.status, failure.retryAfterMs], [code, status, retryAfterMs])
    assert.ok(!String(failure).includes('sk-secret'))
  }
})

test('does not wait for an error body that never ends', async () => {
  upstream.serve((response) => response.writeHead(401).write('{'))
  // The second one would outlast the test.
  for (const firstTokenTimeoutMs of [100, 600_000]) {
    const { failure } = await failureOf(modelAt(upstream.baseUrl, firstTokenTimeoutMs))
    assert.deepEqual([failure.code, failure.status], ['model_refused', 401])
  }
})

test('maps every other fault to a failure code', async () => {
  const faults: [string, (response: Parameters<typeof begin>[0]) => void][] = [
    ['model_timeout', () => {}],
    ['model_timeout', (response) => begin(response).write(': waiting\n\n')],
    ['model_timeout', (response) => begin(response).write(delta('a'))],
    ['model_malformed', (response) => begin(response).end('data: {"choices":\n\n')],
    ['model_malformed', (response) => begin(response).end('data: [1, 2\n\n')],
    ['model_malformed', (response) => begin(response).end(`data: ${'x'.repeat(10 * 1024 * 1024)}\n\n`)],
    ['model_error', (response) => begin(response).end('data: {"error":{"message":"overloaded"}}\n\n')],
    ['model_empty', (response) => begin(response).end(STOP + DONE)],
    ['model_cut_off', (response) => begin(response).end()],
    ['model_cut_off', (response) => begin(response).end(': waiting\n\n')],
    ['model_cut_off', (response) => response.destroy()],
    ['model_malformed', (response) => begin(response).end('<html>no stream</html>')],
    ['model_malformed', (response) => response.socket?.end('220 mail.example ESMTP\r\n')],
    [
      'model_cut_off',
      (response) => begin(response).write(delta('a'), () => setTimeout(() => response.destroy(), 50)),
    ],
  ]
  for (const [code, fault] of faults) {
    upstream.serve(fault)
    assert.equal((await failureOf()).failure.code, code, String(fault))
  }
  assert.equal((await failureOf(modelAt('http://127.0.0.1:1/v1'))).failure.code, 'model_unreachable')
  assert.equal((await failureOf(modelAt('http://no-such-host.invalid/v1'))).failure.code, 'model_unreachable')
})

test('an abort rejects with the signal’s reason', async () => {
  upstream.serve((response) => begin(response).write(delta('a')))
  const controller = new AbortController()
  const reading = async () => {
    for await (const event of model.stream(request, controller.signal))
      if (event.type === 'text') controller.abort()
  }
  await assert.rejects(reading, { name: 'AbortError' })
})

/** A service whose model supports none of these fields. @returns its requests in order */
function refusing(...fields: string[]): Record<string, unknown>[] {
  const requests: Record<string, unknown>[] = []
  upstream.serve((response, _call, asked) => {
    requests.push(asked)
    const field = fields.find((name) => name in asked)
    if (!field) return void begin(response).end(delta('Hello') + STOP + DONE)
    const instead = field === 'max_tokens' ? " Use 'max_completion_tokens' instead." : ''
    const message = `Unsupported parameter: '${field}' is not supported with this model.${instead}`
    const error = { message, type: 'invalid_request_error', param: field, code: 'unsupported_parameter' }
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  })
  return requests
}

test('omits an unsupported parameter from then on', async () => {
  const requests = refusing('max_tokens', 'temperature', 'stream_options')
  const picky = modelAt(upstream.baseUrl)
  assert.equal(textOf(await read(picky)), 'Hello')
  assert.equal(requests.length, 4)
  assert.equal(textOf(await read(picky)), 'Hello')
  assert.equal(requests.length, 5)
  const { model, messages, ...rest } = requests[4] ?? {}
  assert.deepEqual([model, messages], ['fake', request.messages])
  assert.deepEqual(rest, { max_completion_tokens: 10, stream: true })
})

test('omits an unsupported client parameter from then on', async () => {
  const requests = refusing('logit_bias', 'seed')
  const picky = modelAt(upstream.baseUrl)
  const asked = { ...request, extras: { seed: 7, logit_bias: { 1: 2 }, user: 'ada' } }
  for (const count of [3, 4]) {
    assert.equal(textOf(await read(picky, asked)), 'Hello')
    assert.equal(requests.length, count)
    const { seed, logit_bias, user } = requests.at(-1) ?? {}
    assert.deepEqual([seed, logit_bias, user], [undefined, undefined, 'ada'])
  }
})

test('omits a refused value of a client parameter for that request only', async () => {
  const levels: unknown[] = []
  upstream.serve((response, _call, asked) => {
    const { reasoning_effort: level } = asked as unknown as Record<string, unknown>
    levels.push(level)
    if (level !== 'xhigh') return void begin(response).end(delta('Hello') + STOP + DONE)
    const message = "Unsupported value: 'reasoning_effort' does not support 'xhigh' with this model."
    response
      .writeHead(400, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message } }))
  })
  const model = modelAt(upstream.baseUrl)
  for (const level of ['xhigh', 'low', 'xhigh']) {
    const asked = { ...request, extras: { reasoning_effort: level } }
    assert.equal(textOf(await read(model, asked)), 'Hello')
  }
  assert.deepEqual(levels, ['xhigh', undefined, 'low', 'xhigh', undefined])
})

test('omits the token limit when the model supports neither of its names', async () => {
  const requests = refusing('max_tokens', 'max_completion_tokens')
  assert.equal(textOf(await read(modelAt(upstream.baseUrl))), 'Hello')
  assert.equal(requests.length, 3)
})

test('does not omit required parameters or retry unrelated errors', async () => {
  const requests = refusing('messages')
  assert.equal((await failureOf(modelAt(upstream.baseUrl))).failure.code, 'model_refused')
  assert.equal(requests.length, 1)
  for (const body of ['', '{}', "'max_tokens' is too large", 'x'.repeat(200_000)]) {
    upstream.serve((response) => response.writeHead(400).end(body))
    const { failure } = await failureOf(modelAt(upstream.baseUrl))
    assert.deepEqual([failure.code, failure.status, upstream.calls()], ['model_refused', 400, 1])
  }
})

test('does not wait for a refusal whose body never ends', async () => {
  upstream.serve((response) => void response.writeHead(400).write("'temperature' is unsupported"))
  const { failure } = await failureOf(modelAt(upstream.baseUrl, 5000))
  assert.equal(failure.code, 'model_refused')
})

const thought = (text: string, name = 'reasoning_content') =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: null, [name]: text } }] })}\n\n`

test('reasoning resets the idle timeout and is not part of the reply', async () => {
  for (const name of ['reasoning_content', 'reasoning']) {
    upstream.serve(async (response) => {
      begin(response)
      for (let step = 0; step < 8; step++) {
        response.write(thought('Hmm. ', name))
        await sleep(100)
      }
      response.end(delta('Seven.') + STOP + DONE)
    })
    // Takes 800 ms; the limits are 400 ms to the first token and 300 ms between tokens.
    assert.equal(textOf(await read()), 'Seven.')
  }
})

test('a model that only reasons is cut at its limit and counts as empty', async () => {
  upstream.serve((response) => {
    begin(response)
    const timer = setInterval(() => response.write(thought('so many words '.repeat(50))), 5)
    response.on('close', () => clearInterval(timer))
  })
  const { failure } = await failureOf(modelAt(upstream.baseUrl, 5000))
  assert.equal(failure.code, 'model_empty')
})
