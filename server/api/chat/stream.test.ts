import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { chatAt, refuses, spoken } from '../../../testing/chat.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { asServiceRole } from '../../database/transaction.ts'

const model = await startRawModel()
const frontdesk = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' },
})
const { address, connections } = frontdesk
const chat = chatAt(address)
const { read, retry } = chat
const { accessToken: token } = await chat.newAccount()

const EVENTS = { accept: 'text/event-stream' }
const UNAVAILABLE = 'The assistant is temporarily unavailable'

type Model = {
  /** Sends a text delta. */
  say: (text: string) => void
  finish: () => void
  /** Breaks the response off. */
  cut: () => void
}

/** Queues the model's next responses, which the test controls. */
function nextAnswers(): () => Promise<Model> {
  const waiting: ((model: Model) => void)[] = []
  const requested: Model[] = []
  model.serve((response) => {
    begin(response).flushHeaders()
    const answer: Model = {
      say: (text) => void response.write(delta(text)),
      finish: () => void response.end(STOP + DONE),
      cut: () => void response.end(),
    }
    const next = waiting.shift()
    if (next) next(answer)
    else requested.push(answer)
  })
  return async () => requested.shift() ?? new Promise((resolve) => waiting.push(resolve))
}

/** A model that always replies this. */
function alwaysAnswer(...texts: string[]): void {
  model.serve((response) => begin(response).end(texts.map(delta).join('') + STOP + DONE))
}

function post(path: string, body: object | undefined, headers: object = {}, signal?: AbortSignal) {
  return fetch(address + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  })
}

const stream = (session_id: string, headers: object = {}, signal?: AbortSignal) =>
  post('/api/chat/stream/', { message: 'go on', session_id }, headers, signal)

type Reader = { next: () => Promise<string | undefined>; cancel: () => Promise<void> }

function readerOf(response: Response): Reader {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  assert.ok(reader)
  return { next: async () => (await reader.read()).value, cancel: () => reader.cancel() }
}

/** Reads until the text has arrived. */
async function readUntil(reader: Reader, text: string): Promise<string> {
  let all = ''
  while (!all.includes(text)) all += (await reader.next()) ?? assert.fail(`the stream ended after: ${all}`)
  return all
}

async function storedIn(session: string, replies: number): Promise<[string, string][]> {
  for (let tries = 0; tries < 100; tries++) {
    const messages = spoken(await read(token, session))
    if (messages.filter(([role]) => role === 'assistant').length === replies) return messages
    await sleep(20)
  }
  return assert.fail(`there are no ${replies} replies`)
}

/** The final states of a session's turns, oldest first, and whether each reply is interrupted. */
async function turnsOf(session: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ state: string; failure: string | null; isInterrupted: boolean | null }[]>`
      select t.state, t.failure, m.is_interrupted as "isInterrupted"
      from conversations c join turns t on t.home = c.home and t.conversation_id = c.id
        left join messages m on m.home = t.home and m.id = t.reply_message_id
      where c.session_key = ${session} order by t.started_at`,
  ])
  return rows.map(({ state, failure, isInterrupted }) => [state, failure, isInterrupted])
}

/** Breaks a session's reply after its first words. */
async function breakReply(session: string): Promise<void> {
  const answers = nextAnswers()
  const responding = stream(session)
  const speaking = await answers()
  speaking.say('Half a')
  await readUntil(readerOf(await responding), 'Half')
  speaking.cut()
  await storedIn(session, 1)
}

test('streams the reply while the model generates it, as plain text only', async () => {
  const answers = nextAnswers()
  for (const path of ['/api/chat/stream/', '/api/chat/stream']) {
    const responding = post(path, { message: 'go on', session_id: path })
    const speaking = await answers()
    speaking.say('Good morning,')
    const response = await responding
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/plain; charset=utf-8')
    assert.equal(response.headers.get('transfer-encoding'), 'chunked')
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('x-accel-buffering'), 'no')
    assert.ok(response.headers.get('x-request-id'))
    const reader = readerOf(response)
    assert.equal(await readUntil(reader, 'morning'), 'Good morning,')
    speaking.say(' Frau Müller 👋')
    assert.equal(await readUntil(reader, '👋'), ' Frau Müller 👋')
    speaking.say('.')
    speaking.finish()
    assert.equal(await readUntil(reader, '.'), '.')
    assert.equal(await reader.next(), undefined)
    assert.deepEqual(spoken(await read(token, path)), [
      ['user', 'go on'],
      ['assistant', 'Good morning, Frau Müller 👋.'],
    ])
  }
})

test('sends chunks, and the terminating chunk when the reply is complete', async () => {
  alwaysAnswer('One, ', 'two, ', 'three.')
  const wire = await rawStream('whole')
  assert.match(wire, /^HTTP\/1\.1 200 OK\r\n/)
  assert.match(wire, /\r\n0\r\n\r\n$/)
  assert.equal(charactersIn(wire), 'One, two, three.')
})

test('a model failure after the first token cuts off the body and keeps the part', async () => {
  const answers = nextAnswers()
  const reading = rawStream('broken')
  const speaking = await answers()
  speaking.say('Half a')
  await sleep(50)
  speaking.cut()
  const wire = await reading
  assert.doesNotMatch(wire, /\r\n0\r\n/)
  assert.equal(charactersIn(wire), 'Half a')
  assert.deepEqual(await storedIn('broken', 1), [
    ['user', 'go on'],
    ['assistant', 'Half a'],
  ])
  assert.deepEqual(await turnsOf('broken'), [['interrupted', 'model_cut_off', true]])
  assert.equal(model.calls(), 1)
})

test('a fetch client gets the partial text, then an error', async () => {
  const answers = nextAnswers()
  const responding = stream('broken fetch')
  const speaking = await answers()
  speaking.say('Half a')
  const reader = readerOf(await responding)
  assert.equal(await readUntil(reader, 'a'), 'Half a')
  speaking.cut()
  await assert.rejects(reader.next())
})

test('a partial reply is an error even when none of it was sent yet', async () => {
  const answers = nextAnswers()
  const options = { token, body: { message: 'go on', session_id: 'held back' } }
  const responding = chat.at('POST', '/api/chat/', options)
  const speaking = await answers()
  speaking.say('[Half a')
  await sleep(50)
  speaking.cut()
  refuses(await responding, 503, UNAVAILABLE, 'assistant_unavailable')
  assert.deepEqual(await turnsOf('held back'), [['interrupted', 'model_cut_off', true]])
  assert.deepEqual(spoken(await read(token, 'held back'))[1], ['assistant', '[Half a'])
})

test('a model failure before the first token is an error, not a stream', async () => {
  for (const headers of [{}, EVENTS]) {
    const session = `none ${JSON.stringify(headers)}`
    model.serve((response) => response.writeHead(404).end())
    const answer = await chat.at('POST', '/api/chat/stream/', {
      token,
      body: { message: 'go on', session_id: session },
      headers,
    })
    refuses(answer, 503, UNAVAILABLE, 'assistant_unavailable')
    assert.deepEqual(spoken(await read(token, session)), [['user', 'go on']])
    assert.deepEqual(await turnsOf(session), [['failed', 'model_refused', null]])
  }
})

test('finishes and stores the reply when the client disconnects', async () => {
  const answers = nextAnswers()
  for (const headers of [{}, EVENTS]) {
    const session = `left ${JSON.stringify(headers)}`
    const leaving = new AbortController()
    const responding = stream(session, headers, leaving.signal)
    const speaking = await answers()
    speaking.say('Are you')
    await readUntil(readerOf(await responding), 'Are')
    leaving.abort()
    await sleep(30)
    speaking.say(' still there?')
    speaking.finish()
    assert.deepEqual(await storedIn(session, 1), [
      ['user', 'go on'],
      ['assistant', 'Are you still there?'],
    ])
    assert.deepEqual(await turnsOf(session), [['done', null, false]])
  }
})

type Part = { type: string; delta?: string; data?: unknown; messageId?: string; errorText?: string }

/** The events of the AI SDK's UI message stream. */
async function eventsOf(response: Response): Promise<Part[]> {
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  assert.equal(response.headers.get('x-vercel-ai-ui-message-stream'), 'v1')
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.equal(response.headers.get('x-accel-buffering'), 'no')
  const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('id:'))
  const data = events.map((event, index) => {
    assert.equal(/^id: [0-9a-f-]{36}\.(\d+)\.\d+\n/.exec(event)?.[1], String(index + 1), event)
    return event.slice(event.indexOf('data: ') + 6)
  })
  assert.equal(data.at(-1), '[DONE]')
  return data.slice(0, -1).map((part) => JSON.parse(part))
}

test('streams events with Accept: text/event-stream on every call that runs a turn', async () => {
  const session_id = 'events'
  await breakReply(session_id)
  alwaysAnswer('**All** ', 'is well.')
  const body = { message: 'go on', session_id }
  const calls: [string, object | undefined][] = [
    ['/api/chat/conversation/events/retry', undefined],
    ['/api/chat/', body],
    ['/api/chat', body],
    ['/api/chat/stream/', body],
  ]
  for (const [path, body] of calls) {
    const parts = await eventsOf(await post(path, body, EVENTS))
    const [start] = parts
    assert.deepEqual(parts.slice(0, 4), [
      { type: 'start', messageId: start?.messageId },
      { type: 'start-step' },
      { type: 'data-session', data: { session_id }, transient: true },
      { type: 'text-start', id: 'text' },
    ])
    assert.deepEqual(parts.slice(-3), [
      { type: 'text-end', id: 'text' },
      { type: 'finish-step' },
      { type: 'finish' },
    ])
    const deltas = parts.slice(4, -3)
    assert.ok(deltas.every(({ type }) => type === 'text-delta'))
    assert.equal(deltas.map(({ delta }) => delta).join(''), 'All is well.')
    assert.equal((await read(token, session_id)).at(-1)?.id, start?.messageId)
  }
  assert.equal(spoken(await read(token, session_id)).length, 8)
})

test('a failure mid-stream is an event with a code, never a raw message', async () => {
  const answers = nextAnswers()
  const responding = stream('broken events', EVENTS)
  const speaking = await answers()
  speaking.say('Half a')
  const response = await responding
  speaking.cut()
  const parts = await eventsOf(response)
  const request_id = response.headers.get('x-request-id')
  assert.deepEqual(parts.slice(-3), [
    { type: 'text-end', id: 'text' },
    { type: 'data-error', data: { code: 'model_cut_off', request_id }, transient: true },
    { type: 'error', errorText: 'The reply was cut off' },
  ])
})

test('rejects a retry while the reply is in progress', async () => {
  const answers = nextAnswers()
  const responding = stream('running')
  const speaking = await answers()
  refuses(await retry(token, 'running'), 409, 'Nothing to retry', 'nothing_to_retry')
  speaking.say('Done.')
  speaking.finish()
  assert.equal(await (await responding).text(), 'Done.')
  refuses(await retry(token, 'running'), 409, 'Nothing to retry', 'nothing_to_retry')
  assert.equal(spoken(await read(token, 'running')).length, 2)
})

test('runs one of two simultaneous retries', async () => {
  await breakReply('twice')
  const answers = nextAnswers()
  const both = [retry(token, 'twice'), retry(token, 'twice')]
  const speaking = await answers()
  refuses(await Promise.race(both), 409, 'Nothing to retry', 'nothing_to_retry')
  speaking.say('Whole.')
  speaking.finish()
  const statuses = (await Promise.all(both)).map(({ status }) => status)
  assert.deepEqual(statuses.sort(), [200, 409])
  assert.equal(model.calls(), 1)
  assert.deepEqual(spoken(await read(token, 'twice')), [
    ['user', 'go on'],
    ['assistant', 'Whole.'],
  ])
})

/** The raw response to a streaming call. */
async function rawStream(session: string): Promise<string> {
  const { hostname, port } = new URL(address)
  const body = JSON.stringify({ message: 'go on', session_id: session })
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    [
      'POST /api/chat/stream/ HTTP/1.1',
      `Host: ${hostname}`,
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
  let wire = ''
  for await (const data of socket.setEncoding('utf8')) wire += data
  return wire
}

/** Decodes a chunked ASCII body, complete or not. */
function charactersIn(wire: string): string {
  const body = wire.slice(wire.indexOf('\r\n\r\n') + 4)
  return [...body.matchAll(/([0-9a-f]+)\r\n(.*?)\r\n/gs)].map(([, , text]) => text).join('')
}
