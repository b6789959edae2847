import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, chatAt, spoken } from '../../../testing/chat.ts'
import { call, newSession } from '../../../testing/client.ts'
import { readEvents, textIn, typesIn } from '../../../testing/event-stream.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { asServiceRole } from '../../database/transaction.ts'

const model = await startRawModel()
const { address, sampleChatbotId, connections } = await startTestFrontdesk({
  env: { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x' },
})
const chat = chatAt(address)
const stop = (session_id: string) => call(address, 'POST', '/api/chat/widget/stop', { body: { session_id } })
const retry = (session_id: string) =>
  call(address, 'POST', '/api/chat/widget/retry', { body: { session_id } })
const read = (session: string) => call(address, 'GET', `/api/chat/widget/session/${session}`)

const stream = (session_id: string) =>
  readEvents(address, '/api/chat/widget', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id, message: 'Go on for ever' }),
  })

/** A model that sends this text and then hangs. @returns whether its caller has disconnected */
function hang(text: string): { isLeft: () => boolean; requested: () => Promise<void> } {
  let isLeft = false
  const requested = Promise.withResolvers<void>()
  model.serve((response) => {
    begin(response).on('close', () => {
      isLeft = true
    })
    if (text !== '') response.write(delta(text))
    requested.resolve()
  })
  return { isLeft: () => isLeft, requested: () => requested.promise }
}

async function turnsIn(session: string) {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ state: string; failure: string | null; isInterrupted: boolean | null }[]>`
      select t.state, t.failure, m.is_interrupted as "isInterrupted"
      from turns t left join messages m on m.home = t.home and m.id = t.reply_message_id
      where t.conversation_id = ${session} order by t.started_at`,
  ])
  return rows.map((row) => ({ ...row }))
}

test('stores the partial reply as stopped and ends the stream normally', async () => {
  const upstream = hang('So far so good. And')
  const session = await newSession(address, sampleChatbotId)
  const streaming = stream(session)
  await upstream.requested()
  await sleep(100)
  const stopped = await stop(session)
  assert.deepEqual([stopped.status, stopped.json], [200, { stopped: true }])
  const { events } = await streaming
  assert.equal(textIn(events), 'So far so good. And')
  assert.deepEqual(typesIn(events).slice(-4), ['text-end', 'finish-step', 'finish', '[DONE]'])
  assert.deepEqual(await turnsIn(session), [{ state: 'stopped', failure: null, isInterrupted: true }])
  const shown = await read(session)
  assert.equal(shown.headers.get('x-turn-state'), 'stopped')
  assert.equal(shown.json.messages[1].content, 'So far so good. And')
  await sleep(50)
  assert.ok(upstream.isLeft(), 'the model’s reply is still being read')
  assert.deepEqual((await stop(session)).json, { stopped: false })
})

test('stops a reply before its first text; it can be retried', async () => {
  const upstream = hang('')
  const session = await newSession(address, sampleChatbotId)
  const waiting = call(address, 'POST', '/api/chat/widget', {
    body: { session_id: session, message: 'Hello' },
  })
  await upstream.requested()
  assert.deepEqual((await stop(session)).json, { stopped: true })
  assert.deepEqual((await waiting).json, { response: '' })
  assert.deepEqual(await turnsIn(session), [{ state: 'stopped', failure: null, isInterrupted: null }])
  assert.equal((await read(session)).json.messages.length, 1)

  model.serve((response) => begin(response).end(delta('Here I am.') + STOP + DONE))
  const again = await retry(session)
  assert.deepEqual([again.status, again.json], [200, { response: 'Here I am.' }])
  assert.deepEqual(
    (await read(session)).json.messages.map(({ content }: { content: string }) => content),
    ['Hello', 'Here I am.'],
  )
  const nothing = await retry(session)
  assert.deepEqual([nothing.status, nothing.json.code], [409, 'nothing_to_retry'])
})

test('a retry replaces the stopped reply', async () => {
  const upstream = hang('Half a')
  const session = await newSession(address, sampleChatbotId)
  const streaming = stream(session)
  await upstream.requested()
  await sleep(50)
  await stop(session)
  await streaming
  model.serve((response) => begin(response).end(delta('A whole one.') + STOP + DONE))
  const events = await readEvents(address, '/api/chat/widget/retry', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id: session }),
  })
  assert.equal(textIn(events.events), 'A whole one.')
  const { json, headers } = await read(session)
  assert.deepEqual([json.messages.length, json.messages[1].content], [2, 'A whole one.'])
  assert.equal(headers.get('x-turn-state'), 'done')
})

test('another user can neither stop nor retry the reply', async () => {
  const upstream = hang('Mine')
  const session = await newSession(address, sampleChatbotId)
  const streaming = stream(session)
  await upstream.requested()
  for (const id of [randomUUID(), 'nonsense'])
    for (const answer of [await stop(id), await retry(id)]) {
      assert.deepEqual([answer.status, answer.json.detail], [404, 'Session not found'])
    }
  const malformed = await call(address, 'POST', '/api/chat/widget/stop', { body: { session_id: 5 } })
  assert.equal(malformed.status, 422)
  assert.equal((await turnsIn(session))[0]?.state, 'running')
  await stop(session)
  await streaming
})

test('chat API: stops plain text and JSON replies, but not another user’s session of the same name', async () => {
  const [{ accessToken: token }, { accessToken: stranger }] = [
    await chat.newAccount(),
    await chat.newAccount(),
  ]
  const path = '/api/chat/conversation/s/stop/'
  for (const kind of ['stream', 'whole']) {
    const upstream = hang('Plainly said')
    const body = { message: 'Go on for ever', session_id: 's' }
    const answering = call(address, 'POST', kind === 'stream' ? '/api/chat/stream/' : '/api/chat/', {
      token,
      body,
    })
    await upstream.requested()
    await sleep(50)
    answers(await chat.at('POST', path, { token: stranger }), 200, { stopped: false })
    answers(await chat.at('POST', path, { token }), 200, { stopped: true })
    const { status, text, json } = await answering
    assert.equal(status, 200)
    assert.equal(kind === 'stream' ? text : json.response, 'Plainly said')
  }
  assert.deepEqual(spoken(await chat.read(token, 's')), [
    ['user', 'Go on for ever'],
    ['assistant', 'Plainly said'],
    ['user', 'Go on for ever'],
    ['assistant', 'Plainly said'],
  ])
})
