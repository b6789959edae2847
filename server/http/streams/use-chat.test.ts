/** `useChat` of the AI SDK with its default transport; only the session is ours. */
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { AbstractChat, type ChatState, type ChatStatus, DefaultChatTransport, type UIMessage } from 'ai'
import { call, newSession, newUser } from '../../../testing/client.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { storedIn } from '../../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { asServiceRole } from '../../database/transaction.ts'

const raw = await startRawModel()
const { address, sampleChatbotId, connections } = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: raw.baseUrl },
})
const token = await newUser(address)
const BEARER = { authorization: `Bearer ${token}` }

/** The state that useChat stores in React. */
class State implements ChatState<UIMessage> {
  status: ChatStatus = 'ready'
  error: Error | undefined
  messages: UIMessage[] = []
  pushMessage = (message: UIMessage) => void this.messages.push(message)
  popMessage = () => void this.messages.pop()
  replaceMessage = (index: number, message: UIMessage) => void this.messages.splice(index, 1, message)
  snapshot = <Thing>(thing: Thing): Thing => structuredClone(thing)
}

class Chat extends AbstractChat<UIMessage> {}

type Options = { id?: string; api: string; body?: object; headers?: Record<string, string> }

function chatAt({ id = crypto.randomUUID(), api, ...options }: Options) {
  const transport = new DefaultChatTransport<UIMessage>({ api: address + api, ...options })
  return new Chat({ id, transport, state: new State() })
}

const textsOf = ({ messages }: Chat) =>
  messages.map(({ role, parts }) => {
    const texts = parts.map((part) => (part.type === 'text' ? part.text : ''))
    return `${role}: ${texts.join('')}`
  })

const answerWith = (text: string) =>
  raw.serve((response) => void begin(response).end(delta(text) + STOP + DONE))

async function idOf(sessionKey: string): Promise<string> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select id from conversations where session_key = ${sessionKey}`,
  ])
  return rows[0]?.id ?? assert.fail('no such session')
}

/** The URLs for useChat. @returns the chat, and a function that reads its stored messages */
const places: Record<string, () => Promise<{ chat: Chat; stored: () => Promise<string[]> }>> = {
  '/api/chat': async () => {
    const id = crypto.randomUUID()
    return {
      chat: chatAt({ id, api: '/api/chat', headers: BEARER }),
      stored: async () => storedIn(connections, await idOf(id)),
    }
  },
  '/api/chat/stream, its session in the body': async () => {
    const session = `session ${crypto.randomUUID()}`
    return {
      chat: chatAt({ api: '/api/chat/stream', headers: BEARER, body: { session_id: session } }),
      stored: async () => storedIn(connections, await idOf(session)),
    }
  },
  'the widget, its session in the body': async () => {
    const session = await newSession(address, sampleChatbotId)
    return {
      chat: chatAt({ api: '/api/chat/widget', body: { session_id: session } }),
      stored: () => storedIn(connections, session),
    }
  },
  'the widget, its session in the header': async () => {
    const session = await newSession(address, sampleChatbotId)
    return {
      chat: chatAt({ api: '/api/chat/widget', headers: { 'x-session-id': session } }),
      stored: () => storedIn(connections, session),
    }
  },
  'the widget, its session as the chat’s id': async () => {
    const session = await newSession(address, sampleChatbotId)
    return {
      chat: chatAt({ id: session, api: '/api/chat/widget' }),
      stored: () => storedIn(connections, session),
    }
  },
}

for (const [place, open] of Object.entries(places)) {
  test(`useChat sends, continues and regenerates at ${place}`, async () => {
    const { chat, stored } = await open()
    answerWith('One.')
    await chat.sendMessage({ text: ' first ' })
    answerWith('Two.')
    await chat.sendMessage({ text: 'second' })
    assert.deepEqual([chat.status, chat.error], ['ready', undefined])
    assert.deepEqual(textsOf(chat), ['user:  first ', 'assistant: One.', 'user: second', 'assistant: Two.'])
    answerWith('Two, again.')
    await chat.regenerate()
    assert.equal(textsOf(chat).at(-1), 'assistant: Two, again.')
    assert.deepEqual(await stored(), [
      'user: first',
      'assistant: One.',
      'user: second',
      'assistant: Two, again.',
    ])
  })
}

test('regenerates an interrupted reply in place, and an earlier one as a new message', async () => {
  const { chat, stored } = await (places['/api/chat'] as () => ReturnType<(typeof places)[string]>)()
  answerWith('One.')
  await chat.sendMessage({ text: 'first' })
  raw.serve((response) => {
    begin(response).write(delta('Half a '))
    setTimeout(() => response.destroy(), 30)
  })
  await chat.sendMessage({ text: 'second' })
  assert.deepEqual([chat.status, chat.error?.message], ['error', 'The reply was cut off'])
  answerWith('Two.')
  await chat.regenerate()
  assert.deepEqual((await stored()).slice(2), ['user: second', 'assistant: Two.'])
  answerWith('One, again.')
  await chat.regenerate({ messageId: chat.messages[1]?.id ?? '' })
  assert.deepEqual(textsOf(chat), ['user: first', 'assistant: One, again.'])
  assert.deepEqual((await stored()).slice(2), [
    'user: second',
    'assistant: Two.',
    'user: first',
    'assistant: One, again.',
  ])
})

test('useChat reports an HTTP error with the API’s text', async () => {
  raw.serve((response) => void response.writeHead(404).end())
  const chat = chatAt({ api: '/api/chat', headers: BEARER })
  await chat.sendMessage({ text: 'hello' })
  assert.equal(chat.status, 'error')
  assert.match(chat.error?.message ?? '', /The assistant is temporarily unavailable/)
  const stranger = chatAt({ api: '/api/chat/stream' })
  await stranger.sendMessage({ text: 'hello' })
  assert.match(stranger.error?.message ?? '', /Authentication credentials were not provided/)
  const lost = chatAt({ api: '/api/chat/widget', body: { session_id: crypto.randomUUID() } })
  await lost.sendMessage({ text: 'hello' })
  assert.match(lost.error?.message ?? '', /Session not found/)
})

test('useChat resumes a running reply', async () => {
  const asked = Promise.withResolvers<ServerResponse>()
  raw.serve((response) => {
    begin(response).write(delta('Once '))
    asked.resolve(response)
  })
  const id = crypto.randomUUID()
  const transport = new DefaultChatTransport<UIMessage>({
    api: `${address}/api/chat`,
    headers: BEARER,
    prepareReconnectToStreamRequest: (request) => ({
      api: `${address}/api/chat/conversation/${request.id}/stream`,
    }),
  })
  const sending = chatAt({ id, api: '/api/chat', headers: BEARER }).sendMessage({ text: 'Tell me.' })
  const resumed = new Chat({ id, transport, state: new State() })
  const model = await asked.promise
  const resuming = resumed.resumeStream()
  while (resumed.messages.length === 0) await sleep(10)
  model.end(delta('upon.') + STOP + DONE)
  await resuming
  await sending
  assert.equal(textsOf(resumed).at(-1), 'assistant: Once upon.')
})

const message = (text: string) => ({ id: 'm', role: 'user', parts: [{ type: 'text', text }] })

test('the body alone selects the format; contract bodies are answered as before', async () => {
  answerWith('Plain.')
  const send = (path: string, body: object, token?: string) =>
    call(address, 'POST', path, { body, ...(token ? { token } : {}) })
  const session = await newSession(address, sampleChatbotId)
  const plain = await send('/api/chat/stream', { message: 'hi', messages: [message('no')] }, token)
  assert.deepEqual([plain.headers.get('content-type'), plain.text], ['text/plain; charset=utf-8', 'Plain.'])
  const whole = await send('/api/chat', { message: 'hi', id: 'x' }, token)
  assert.deepEqual(whole.json, { response: 'Plain.', session_id: 'default' })
  const widget = await send('/api/chat/widget', { session_id: session, message: 'hi' })
  assert.deepEqual(widget.json, { response: 'Plain.' })
  for (const [path, body] of [
    ['/api/chat', { messages: [message('hi')] }],
    ['/api/chat/stream', { messages: [message('hi')] }],
    ['/api/chat/widget', { session_id: session, messages: [message('hi')] }],
  ] as const) {
    const { headers } = await send(path, body, token)
    assert.equal(headers.get('x-vercel-ai-ui-message-stream'), 'v1', path)
  }
})

test('refuses invalid UI messages in the API’s error shape, and stores nothing', async () => {
  const session = await newSession(address, sampleChatbotId)
  const count = async () => (await asServiceRole(connections, (sql) => [sql`select from messages`]))[0].length
  const before = await count()
  const wrong = [
    [message(' ')],
    [{ ...message('hi'), role: 'assistant' }],
    [
      {
        ...message('hi'),
        parts: [
          { type: 'text', text: 'see' },
          { type: 'file', url: 'data:,x' },
        ],
      },
    ],
    [{ ...message('hi'), parts: [{ type: 7 }] }],
    [message('x'.repeat(200_001))],
    [message('a\0b')],
  ]
  for (const messages of wrong) {
    for (const path of ['/api/chat', '/api/chat/stream']) {
      const answer = await call(address, 'POST', path, { token, body: { messages } })
      assert.deepEqual([answer.status, answer.json.code], [400, 'invalid_field'], answer.text)
      assert.equal(typeof answer.json.error, 'string')
    }
    const body = { session_id: session, messages }
    const answer = await call(address, 'POST', '/api/chat/widget', { body })
    assert.deepEqual([answer.status, answer.json.detail], [422, 'Invalid request format'], answer.text)
  }
  assert.equal(await count(), before)
})
