/** The UI message stream, read by the AI SDK's own code. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  DefaultChatTransport,
  parseJsonEventStream,
  readUIMessageStream,
  type UIMessage,
  type UIMessageChunk,
  uiMessageChunkSchema,
} from 'ai'
import { newConversation, newSession, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { asServiceRole } from '../../database/transaction.ts'

const REPLY = 'Once upon a time,\n\nthere was a 😀 “reply”.'

const raw = await startRawModel()
const { address, sampleChatbotId, connections } = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: raw.baseUrl },
})
const token = await newUser(address)
const number = await newConversation(address, token)
const session = await newSession(address, sampleChatbotId)

type Api = { path: string; bodyOf: (text: string) => object; token?: string; data: unknown[] }

const apis: Record<string, Api> = {
  widget: {
    path: '/api/chat/widget',
    bodyOf: (message) => ({ session_id: session, message }),
    data: [],
  },
  chat: {
    path: '/api/chat/stream/',
    bodyOf: (message) => ({ message, session_id: 'my session' }),
    token,
    data: [{ type: 'data-session', data: { session_id: 'my session' }, transient: true }],
  },
  'chat, whole': {
    path: '/api/chat/',
    bodyOf: (message) => ({ message }),
    token,
    data: [{ type: 'data-session', data: { session_id: 'default' }, transient: true }],
  },
  mobile: {
    path: `/conversations/${number}/messages`,
    bodyOf: (content) => ({ content }),
    token,
    data: [],
  },
  creators: {
    path: '/chat',
    bodyOf: (message) => ({ message, visitor_id: 'browser-1', chatbot_id: sampleChatbotId }),
    data: [{ type: 'data-visitor', data: { visitor_token: 'of the visit' }, transient: true }],
  },
}

const user = (text: string): UIMessage => ({ id: 'mine', role: 'user', parts: [{ type: 'text', text }] })

/** Sends a request like useChat's, but with the API's body. */
function send({ path, bodyOf, token }: Api, text: string): Promise<ReadableStream<UIMessageChunk>> {
  const transport = new DefaultChatTransport<UIMessage>({
    api: address + path,
    headers: { accept: 'text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    prepareSendMessagesRequest: ({ messages }) => {
      const said = messages.at(-1)?.parts.map((part) => (part.type === 'text' ? part.text : ''))
      return { body: bodyOf(said?.join('') ?? '') }
    },
  })
  return transport.sendMessages({
    trigger: 'submit-message',
    chatId: 'chat',
    messageId: undefined,
    messages: [user(text)],
    abortSignal: undefined,
  })
}

/** @returns the assembled message, its chunks, and the errors */
async function read(stream: ReadableStream<UIMessageChunk>) {
  const [one, two] = stream.tee()
  const errors: unknown[] = []
  const chunks: UIMessageChunk[] = []
  const collect = async () => {
    for await (const chunk of two) chunks.push(chunk)
  }
  let message: UIMessage | undefined
  const assemble = async () => {
    const states = readUIMessageStream({ stream: one, onError: (error) => errors.push(error) })
    for await (const state of states) message = state
  }
  await Promise.all([collect(), assemble()])
  // Drops keys that the SDK leaves undefined.
  return { message: message && (JSON.parse(JSON.stringify(message)) as UIMessage), chunks, errors }
}

type Stored = { id: string; content: string; isInterrupted: boolean }

async function newestReply(): Promise<Stored | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<Stored[]>`
      select id, content, is_interrupted as "isInterrupted" from messages
      where role = 'assistant' order by number desc limit 1`,
  ])
  return rows[0] && { ...rows[0] }
}

/** The raw stream. */
function fetchEvents({ path, bodyOf, token }: Api): Promise<Response> {
  return fetch(address + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(bodyOf('Tell me.')),
  })
}

const serveReply = () =>
  raw.serve(async (response) => {
    begin(response).write(delta(REPLY.slice(0, 10)))
    await sleep(20)
    response.end(delta(REPLY.slice(10)) + STOP + DONE)
  })

for (const [name, api] of Object.entries(apis)) {
  test(`${name}: the SDK assembles the stored reply`, async () => {
    serveReply()
    const { message, chunks, errors } = await read(await send(api, 'Tell me.'))
    const stored = await newestReply()
    assert.deepEqual(errors, [])
    assert.deepEqual(message, {
      id: stored?.id,
      role: 'assistant',
      parts: [{ type: 'step-start' }, { type: 'text', text: REPLY, state: 'done' }],
    })
    assert.deepEqual(stored, { id: stored?.id, content: REPLY, isInterrupted: false })

    const text = chunks.filter(({ type }) => type === 'text-delta')
    const data = chunks.filter(({ type }) => type.startsWith('data-'))
    assert.deepEqual(
      chunks.map(({ type }) => type),
      [
        'start',
        'start-step',
        ...data.map(({ type }) => type),
        'text-start',
        ...text.map(({ type }) => type),
        'text-end',
        'finish-step',
        'finish',
      ],
    )
    assert.deepEqual(chunks[0], { type: 'start', messageId: stored?.id })
    assert.deepEqual(withoutToken(data), api.data)
  })
}

/** A visitor's token differs each time. */
function withoutToken(parts: unknown[]): unknown {
  return JSON.parse(JSON.stringify(parts).replace(/("visitor_token":)"[\w-]{43}"/, '$1"of the visit"'))
}

test('a UI message stream has headers against caching and buffering', async () => {
  for (const [name, api] of Object.entries(apis)) {
    serveReply()
    const response = await fetchEvents(api)
    await response.text()
    const headers = Object.fromEntries(response.headers)
    assert.equal(response.status, 200, name)
    assert.equal(headers['content-type'], 'text/event-stream; charset=utf-8', name)
    assert.equal(headers['x-vercel-ai-ui-message-stream'], 'v1', name)
    assert.equal(headers['cache-control'], 'no-store', name)
    assert.equal(headers['x-accel-buffering'], 'no', name)
    assert.match(headers['x-request-id'] ?? '', /^[0-9a-f-]{36}$/, name)
  }
})

test('each event has an id, and [DONE] is the last', async () => {
  for (const [name, api] of Object.entries(apis)) {
    serveReply()
    const text = await (await fetchEvents(api)).text()
    assert.ok(text.endsWith('\n\n'))
    const events = text.slice(0, -2).split('\n\n')
    assert.deepEqual(
      events.map((event) => /^id: [0-9a-f-]{36}\.(\d+)\.\d+\ndata: .+$/.exec(event)?.[1]),
      events.map((_, index) => String(index + 1)),
      name,
    )
    assert.match(events.at(-1) ?? '', /^id: [0-9a-f-]{36}\.\d+\.\d+\ndata: \[DONE\]$/, name)
  }
})

test('every part matches the SDK’s schema without extra keys', async () => {
  const keys: Record<string, string[]> = {
    start: ['type', 'messageId'],
    'start-step': ['type'],
    'data-session': ['type', 'data', 'transient'],
    'text-start': ['type', 'id'],
    'text-delta': ['type', 'id', 'delta'],
    'text-end': ['type', 'id'],
    'data-error': ['type', 'data', 'transient'],
    error: ['type', 'errorText'],
    'finish-step': ['type'],
    finish: ['type'],
  }
  const seen = new Set<string>()
  const cutOff = () =>
    raw.serve((response) => {
      begin(response).write(delta('Once'))
      setTimeout(() => response.destroy(), 30)
    })
  for (const serve of [serveReply, cutOff]) {
    serve()
    const stream = (await fetchEvents(apis.chat as Api)).body as ReadableStream<Uint8Array>
    for await (const part of parseJsonEventStream({ stream, schema: uiMessageChunkSchema })) {
      assert.ok(part.success)
      assert.deepEqual(Object.keys(part.rawValue as object), keys[part.value.type], part.value.type)
      seen.add(part.value.type)
    }
  }
  assert.deepEqual([...seen].sort(), Object.keys(keys).sort())
})

test('text arrives before the model has finished', async () => {
  const release = Promise.withResolvers<void>()
  raw.serve(async (response) => {
    begin(response).write(delta('Once '))
    await release.promise
    response.end(delta('upon.') + STOP + DONE)
  })
  const states = readUIMessageStream({ stream: await send(apis.widget as Api, 'Tell me.') })
  const seen: string[] = []
  for await (const { parts } of states) {
    const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
    if (text !== '' && text !== seen.at(-1)) seen.push(text)
    if (text === 'Once ') release.resolve()
  }
  assert.deepEqual(seen, ['Once ', 'Once upon.'])
})

test('leading white space is not streamed, and the reply is stored as streamed', async () => {
  raw.serve((response) => begin(response).end(delta('\n Once') + delta(' upon. \n') + STOP + DONE))
  const { message } = await read(await send(apis.widget as Api, 'Tell me.'))
  assert.equal((await newestReply())?.content, 'Once upon. \n')
  assert.deepEqual(message?.parts.at(-1), { type: 'text', text: 'Once upon. \n', state: 'done' })
})

test('an interrupted reply ends with an error, and its partial text is stored', async () => {
  for (const [name, api] of Object.entries(apis)) {
    raw.serve((response) => {
      begin(response).write(delta('Once upon'))
      setTimeout(() => response.destroy(), 30)
    })
    const { message, chunks, errors } = await read(await send(api, 'Tell me.'))
    const stored = await newestReply()
    assert.deepEqual(errors, [new Error('The reply was cut off')], name)
    assert.deepEqual(stored, { id: message?.id, content: 'Once upon', isInterrupted: true }, name)
    assert.deepEqual(message?.parts.at(-1), { type: 'text', text: 'Once upon', state: 'done' }, name)
    const [end, data, error] = chunks.slice(-3)
    assert.equal(end?.type, 'text-end')
    assert.equal(data?.type, 'data-error')
    const { code, request_id, ...rest } = (data as { data: Record<string, string> }).data
    assert.deepEqual([code, rest], ['model_cut_off', {}], name)
    assert.match(request_id ?? '', /^[0-9a-f-]{36}$/)
    assert.deepEqual(error, { type: 'error', errorText: 'The reply was cut off' })
  }
})

test('a reply that fails before its first text is an HTTP error', async () => {
  raw.serve((response) => response.writeHead(404).end())
  for (const api of [apis.chat, apis['chat, whole']]) {
    await assert.rejects(send(api as Api, 'Tell me.'), /temporarily unavailable/)
    const response = await fetchEvents(api as Api)
    assert.equal(response.status, 503)
    assert.match(response.headers.get('retry-after') ?? '', /^[1-9]/)
  }
})

test('a visitor gets a fallback text when no reply is possible', async () => {
  raw.serve((response) => response.writeHead(404).end())
  for (const name of ['widget', 'mobile', 'creators']) {
    const { message, errors } = await read(await send(apis[name] as Api, 'qwertyuiop?'))
    const { id, content } = (await newestReply()) ?? {}
    assert.deepEqual(errors, [])
    assert.deepEqual(
      [message?.id, message?.parts.at(-1)],
      [id, { type: 'text', text: content, state: 'done' }],
    )
  }
})

test('sends a heartbeat every 15 seconds while idle', async (t) => {
  const release = Promise.withResolvers<void>()
  raw.serve(async (response) => {
    begin(response).write(delta('Once '))
    await release.promise
    response.end(delta('upon.') + STOP + DONE)
  })
  t.mock.timers.enable({ apis: ['setInterval'] })
  const { body } = await fetchEvents(apis.widget as Api)
  const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const readUntil = async (isThere: () => boolean) => {
    while (!isThere()) text += (await reader.read()).value ?? assert.fail('the stream ended')
  }
  const comments = () => text.split('\n\n').filter((event) => event === ':').length
  await readUntil(() => text.includes('Once'))
  t.mock.timers.tick(14_999)
  await sleep(50)
  assert.equal(comments(), 0)
  t.mock.timers.tick(1)
  await readUntil(() => comments() === 1)
  t.mock.timers.tick(15_000)
  await readUntil(() => comments() === 2)
  release.resolve()
  await readUntil(() => text.includes('[DONE]'))
  t.mock.timers.tick(60_000)
  assert.equal((await reader.read()).done, true)
  assert.equal(comments(), 2)
})

/** The server's writes: each is one chunk of the body (RFC 9112, 7.1). */
async function writesOf(api: Api): Promise<string[]> {
  const { hostname, port } = new URL(address)
  const body = JSON.stringify(api.bodyOf('Tell me.'))
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    `POST ${api.path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nconnection: close\r\naccept: text/event-stream\r\n` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  const bytes = Buffer.concat(await socket.toArray())
  const writes: string[] = []
  let at = bytes.indexOf('\r\n\r\n') + 4
  for (;;) {
    const line = bytes.indexOf('\r\n', at)
    const length = Number.parseInt(bytes.subarray(at, line).toString(), 16)
    if (length === 0) return writes
    writes.push(bytes.subarray(line + 2, line + 2 + length).toString())
    at = line + 2 + length + 2
  }
}

test('writes simultaneous deltas in one chunk', async () => {
  const words = Array.from({ length: 200 }, (_, index) => `word${index} `)
  raw.serve(async (response) => {
    begin(response).write(words.slice(0, 100).map(delta).join(''))
    await sleep(100)
    response.write(words.slice(100).map(delta).join(''))
    await sleep(100)
    response.end(STOP + DONE)
  })
  const writes = await writesOf(apis.widget as Api)
  const withText = writes.filter((write) => write.includes('text-delta'))
  assert.equal(withText.length, 2, `${withText.length} writes for two reads`)
  for (const write of withText) assert.equal(write.split('text-delta').length - 1, 1)
  assert.ok(withText[0]?.includes('word0 ') && withText[0].includes('word99 '))
  // The start comes before them, the end after them.
  assert.ok(writes.length <= 4, `${writes.length} writes`)
  assert.equal((await newestReply())?.content, words.join(''))
})
