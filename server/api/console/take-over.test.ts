import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { call, newUser } from '../../../testing/client.ts'
import { newConsole } from '../../../testing/console.ts'
import { assertInvalid, assertProblem, say } from '../../../testing/creators.ts'
import { SERVER_URL } from '../../../testing/database.ts'
import { readEvents, textIn, typesIn } from '../../../testing/event-stream.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { newKey } from '../../../testing/programs.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { waitUntil } from '../../../testing/usage.ts'
import { handBackForgotten } from '../../conversations/take-over-queries.ts'
import { asServiceRole } from '../../database/transaction.ts'

const SENTENCE = 'Our team will answer you here.'

const model = await startRawModel()
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x' }
const { address, connections, database } = await startTestFrontdesk({ env })
const owner = await newUser(address)

/** The messages of each call to the model. */
const calls: { role: string; content: string }[][] = []
const answerAll = () =>
  model.serve((response, _, { messages }) => {
    calls.push(messages)
    begin(response).end(delta('Of course.') + STOP + DONE)
  })
answerAll()

/** Sends this text, and then nothing until the client disconnects. */
function hang(text: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  model.serve((response) => {
    begin(response).write(delta(text))
    resolve()
  })
  return promise
}

async function openConversation() {
  const desk = await newConsole(address, owner)
  const visitor = await desk.visitor({ visitor_id: `v-${randomUUID()}` })
  await visitor.say('Hello')
  return { desk, visitor, number: await desk.newest() }
}

const streamIn = (session_id: string, message: string, at = address) =>
  readEvents(at, '/api/chat/widget', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id, message }),
  })

async function turnsIn(session: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ state: string }[]>`
      select state from turns where conversation_id = ${session} order by started_at`,
  ])
  return rows.map(({ state }) => state)
}

test('during a take-over messages are stored, no model is called, and the owner replies', async () => {
  const { desk, visitor, number } = await openConversation()
  const before = calls.length
  const taken = await desk.of(number, 'POST', '/take-over')
  assert.equal(taken.status, 200, taken.text)
  assert.equal(taken.json.is_taken_over, true)
  assert.deepEqual((await visitor.say('Is anybody there?')).json, { response: SENTENCE })
  assert.deepEqual((await visitor.say('有人在嗎？')).json, { response: '我們的團隊將在這裡回覆您。' })
  assert.equal(calls.length, before)
  const said = await desk.of(number, 'POST', '/messages', { body: { content: ' Yes, Ada here. ' } })
  assert.equal(said.status, 201, said.text)
  const { id, created_at } = said.json
  assert.deepEqual(said.json, {
    ...{ id, position: 5, role: 'assistant', by: 'owner', content: 'Yes, Ada here.', created_at },
    ...{ is_read: true, rating: null, turn: null },
  })
  // The sentence is not stored.
  assert.deepEqual(await visitor.read(), [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Of course.' },
    { role: 'user', content: 'Is anybody there?' },
    { role: 'user', content: '有人在嗎？' },
    { role: 'assistant', content: 'Yes, Ada here.' },
  ])
  const { messages, unread_count } = (await desk.read(number)).json
  const shown = messages.map(({ by, turn }: { by: string; turn: unknown }) => [by, turn !== null])
  assert.deepEqual(shown, [
    ['visitor', false],
    ['chatbot', true],
    ['visitor', false],
    ['visitor', false],
    ['owner', false],
  ])
  assert.equal(unread_count, 3)
  assert.deepEqual(await turnsIn(visitor.session), ['done', 'human', 'human'])
  assert.deepEqual((await desk.list('?filter=human')).json.conversations.length, 1)
})

test('after a hand-back the model replies, with the owner’s messages as assistant history', async () => {
  const { desk, visitor, number } = await openConversation()
  await desk.of(number, 'POST', '/take-over')
  await visitor.say('Is it open?')
  await desk.of(number, 'POST', '/messages', { body: { content: 'Yes, until six.' } })
  const back = await desk.of(number, 'POST', '/hand-back')
  assert.equal(back.json.is_taken_over, false)
  assert.deepEqual((await visitor.say('Thanks')).json, { response: 'Of course.' })
  assert.deepEqual(calls.at(-1)?.slice(1), [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Of course.' },
    { role: 'user', content: 'Is it open?' },
    { role: 'assistant', content: 'Yes, until six.' },
    { role: 'user', content: 'Thanks' },
  ])
  assert.deepEqual((await desk.list('?filter=human')).json.conversations, [])
  const refused = await desk.of(number, 'POST', '/messages', { body: { content: 'One more' } })
  assertProblem(refused, 409, 'Take the conversation over first', 'not_taken_over')
})

test('a stream during a take-over sends data-human, no text, and a normal end', async () => {
  const { desk, visitor, number } = await openConversation()
  await desk.of(number, 'POST', '/take-over')
  const { events } = await streamIn(visitor.session, 'Hello?')
  assert.deepEqual(typesIn(events), ['start', 'start-step', 'data-human', 'finish-step', 'finish', '[DONE]'])
  assert.deepEqual(JSON.parse(events[2]?.data ?? ''), {
    type: 'data-human',
    data: { is_there: true },
    transient: true,
  })
  // A disconnected client can resume the stream.
  const resumed = await readEvents(address, `/api/chat/widget/session/${visitor.session}/stream`, {
    headers: { 'last-event-id': events[1]?.id ?? '' },
  })
  assert.deepEqual(typesIn(resumed.events), ['data-human', 'finish-step', 'finish', '[DONE]'])
  assert.equal((await call(address, 'GET', `/api/chat/widget/session/${visitor.session}/stream`)).status, 204)
})

test('taking over aborts the running reply, keeps its text, and notifies the visitor', async () => {
  const { desk, visitor, number } = await openConversation()
  const speaking = hang('So far so good. And')
  const streaming = streamIn(visitor.session, 'Go on for ever')
  await speaking
  await waitUntil(async () => (await turnsIn(visitor.session)).at(-1) === 'running', 'the turn runs')
  const taken = await desk.of(number, 'POST', '/take-over')
  assert.equal(taken.json.last_message.content, 'So far so good. And')
  const { events } = await streaming
  assert.equal(textIn(events), 'So far so good. And')
  assert.deepEqual(typesIn(events).slice(-5), ['data-human', 'text-end', 'finish-step', 'finish', '[DONE]'])
  assert.deepEqual(await turnsIn(visitor.session), ['done', 'stopped'])
  answerAll()
  // The owner replies now, so the aborted reply cannot be retried.
  const body = { session_id: visitor.session }
  const retried = await call(address, 'POST', '/api/chat/widget/retry', { body })
  assertProblem(retried, 409, 'Nothing to retry', 'nothing_to_retry')
})

test('refuses to retry a message that the owner answered, even after a hand-back', async () => {
  const { desk, visitor, number } = await openConversation()
  const body = { session_id: visitor.session }
  const speaking = hang('So far. And')
  const saying = visitor.say('Question')
  await speaking
  await waitUntil(async () => (await turnsIn(visitor.session)).at(-1) === 'running', 'the turn runs')
  await desk.of(number, 'POST', '/take-over')
  await saying
  answerAll()
  await desk.of(number, 'POST', '/messages', { body: { content: 'The answer' } })
  await desk.of(number, 'POST', '/hand-back')
  const retried = await call(address, 'POST', '/api/chat/widget/retry', { body })
  assertProblem(retried, 409, 'Nothing to retry', 'nothing_to_retry')
  assert.deepEqual((await visitor.say('Thanks')).json, { response: 'Of course.' })
})

test('a repeated Idempotency-Key stores the message once, for visitors and owners', async () => {
  const { desk, visitor, number } = await openConversation()
  await desk.of(number, 'POST', '/take-over')
  const headers = { 'idempotency-key': randomUUID() }
  for (let time = 0; time < 2; time++)
    assert.deepEqual((await visitor.say('Once', { headers })).json, { response: SENTENCE })
  const mine = { 'idempotency-key': randomUUID() }
  const write = () => desk.of(number, 'POST', '/messages', { body: { content: 'Mine' }, headers: mine })
  const [first, second] = [await write(), await write()]
  assert.deepEqual(first.json, second.json)
  // The state after a crash between storing the message and storing the response.
  await asServiceRole(connections, (sql) => [
    sql`update idempotent_calls set answer = null, leased_until = null`,
  ])
  assert.deepEqual((await visitor.say('Once', { headers })).json, { response: SENTENCE })
  assert.deepEqual((await write()).json, first.json)
  const contents = (await visitor.read()).map(({ content }) => content)
  assert.deepEqual(contents, ['Hello', 'Of course.', 'Once', 'Mine'])
})

test('concurrent messages of owner and visitor get distinct positions', async () => {
  const { desk, visitor, number } = await openConversation()
  await desk.of(number, 'POST', '/take-over')
  const words = Array.from({ length: 12 }, (_, index) => `${index}`)
  const answers = await Promise.all(
    words.map((content) =>
      Number(content) % 2 === 0
        ? visitor.say(content)
        : desk.of(number, 'POST', '/messages', { body: { content } }),
    ),
  )
  assert.deepEqual([...new Set(answers.map(({ status }) => status))].sort(), [200, 201])
  const { messages } = (await desk.read(number)).json
  assert.deepEqual(
    messages.map(({ position }: { position: number }) => position),
    Array.from({ length: 14 }, (_, index) => index + 1),
  )
  const said = messages.slice(2).map(({ content }: { content: string }) => content)
  assert.deepEqual(said.sort(), [...words].sort())
})

test('the chat and embed APIs reply with the take-over sentence', async () => {
  const desk = await newConsole(address, owner)
  const first = await say(address, desk, 'Hello')
  const visitorToken = first.json.visitor_token
  await desk.of(await desk.newest(), 'POST', '/take-over')
  const during = await say(address, desk, 'Anybody?', { visitorToken })
  assert.equal(during.json.response, SENTENCE)

  const { key } = await newKey(address, { ownerToken: owner, chatbot: desk as never })
  const completion = (session?: string, stream = false) =>
    call(address, 'POST', '/v1/chat/completions', {
      token: key,
      body: { model: desk.id, messages: [{ role: 'user', content: 'Hello' }], stream },
      ...(session ? { headers: { 'x-session-id': session } } : {}),
    })
  const opened = await completion()
  const session = opened.headers.get('x-session-id') ?? ''
  const number = await desk.newest()
  assert.equal((await desk.read(number)).json.visitor, null)
  await desk.of(number, 'POST', '/take-over')
  assert.equal((await completion(session)).json.choices[0].message.content, SENTENCE)
  const chunks = (await completion(session, true)).text
  assert.ok(chunks.includes(SENTENCE) && chunks.endsWith('data: [DONE]\n\n'), chunks)
  const body = { api_key: key, assistant_id: desk.id, session_id: session, type: 'custom_code' }
  const messages = [{ role: 'user', content: 'Hello' }]
  const answer = await call(address, 'POST', '/api/chat', { body: { ...body, messages } })
  assert.deepEqual(answer.json, { response: SENTENCE })
})

test('hands back only conversations without a message for a day', async () => {
  const [forgotten, alive] = [await openConversation(), await openConversation()]
  for (const { desk, number } of [forgotten, alive]) await desk.of(number, 'POST', '/take-over')
  const age = async (session: string, written: string) => {
    await asServiceRole(connections, (sql) => [
      sql`
        update conversations set taken_over_at = now() - interval '2 days', updated_at = now() - ${written}::interval
        where id = ${session}`,
    ])
  }
  await age(forgotten.visitor.session, '25 hours')
  await age(alive.visitor.session, '23 hours')
  assert.equal(await handBackForgotten(connections), 1)
  assert.deepEqual((await forgotten.visitor.say('Hello?')).json, { response: 'Of course.' })
  assert.deepEqual((await alive.visitor.say('Hello?')).json, { response: SENTENCE })
})

test('validates the owner’s messages', async () => {
  const { desk, number } = await openConversation()
  await desk.of(number, 'POST', '/take-over')
  const write = (content: unknown) => desk.of(number, 'POST', '/messages', { body: { content } })
  for (const content of ['', ' \n ', 7, null, 'x'.repeat(5001)])
    assertInvalid(await write(content), 'content')
})

test('taking over a conversation with a form keeps its record', async () => {
  const desk = await newConsole(address, owner)
  const fields = [
    { key: 'name', type: 'text', label: { en: 'Name' }, question: { en: 'What is your name?' } },
  ]
  const form = { key: 'lead', version: 1, title: { en: 'Contact' }, fields }
  const set = await call(address, 'PUT', `/chatbots/${desk.id}/form`, { token: owner, body: form })
  assert.equal(set.status, 200, set.text)
  model.serve((response) => response.writeHead(500).end())
  const visitor = await desk.visitor()
  await visitor.say('Hello')
  await visitor.say('My name is Grace')
  const number = await desk.newest()
  const record = (await desk.read(number)).json.record
  assert.deepEqual([record.data, record.completeness], [{ name: 'Grace' }, 1])
  await desk.of(number, 'POST', '/take-over')
  assert.equal((await visitor.say('My name is Alan')).json.response, SENTENCE)
  assert.deepEqual((await desk.read(number)).json.record, record)
  answerAll()
})

test('taking over aborts a reply that another process runs', { skip: SERVER_URL === undefined }, async () => {
  const other = await startTestFrontdesk({ env, database })
  const { desk, visitor, number } = await openConversation()
  const speaking = hang('It runs elsewhere. And')
  const streaming = streamIn(visitor.session, 'Go on for ever', other.address)
  await speaking
  await waitUntil(async () => (await turnsIn(visitor.session)).at(-1) === 'running', 'the turn runs')
  assert.equal((await desk.of(number, 'POST', '/take-over')).status, 200)
  const { events } = await streaming
  assert.ok(typesIn(events).includes('data-human'))
  assert.deepEqual(await turnsIn(visitor.session), ['done', 'stopped'])
  const answer = await call(other.address, 'POST', '/api/chat/widget', {
    body: { session_id: visitor.session, message: 'Hello?' },
  })
  assert.deepEqual(answer.json, { response: SENTENCE })
  answerAll()
})
