import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { answers, chatAt, refuses } from '../../../testing/chat.ts'
import { call, newSession } from '../../../testing/client.ts'
import { readEvents, type ServerEvent, textIn, typesIn } from '../../../testing/event-stream.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { asServiceRole } from '../../database/transaction.ts'

const PIECES = [
  'Once ',
  'upon 😀',
  ' a time, ',
  '“there was” ',
  'a reply.\n\n',
  'চলুন, ',
  '我們走。',
  ' The end.',
]
const TEXT = PIECES.join('')

const model = await startRawModel()
/** A reply in pieces; the last one waits until it is released. */
async function tell(response: ServerResponse, letGo: Promise<void> = sleep(0)): Promise<void> {
  begin(response)
  for (const piece of PIECES.slice(0, -1)) {
    response.write(delta(piece))
    await sleep(10)
  }
  await letGo
  response.write(delta(PIECES.at(-1) ?? ''))
  response.end(STOP + DONE)
}
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x' }
const frontdesk = await startTestFrontdesk({ env })
const { address, sampleChatbotId } = frontdesk
const chat = chatAt(address)

const say = (session_id: string, until?: number) =>
  readEvents(address, '/api/chat/widget', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id, message: 'Tell me a story' }),
    ...(until === undefined ? {} : { until }),
  })
const pathOf = (session: string) => `/api/chat/widget/session/${session}/stream`
const resume = (session: string, lastEventId?: string, at = address) =>
  readEvents(at, pathOf(session), { headers: lastEventId ? { 'last-event-id': lastEventId } : {} })
const rawOf = (events: readonly ServerEvent[]) => events.map(({ raw }) => raw).join('')

function held() {
  const { promise, resolve } = Promise.withResolvers<void>()
  model.serve((response) => tell(response, promise))
  return resolve
}

test('a stream cut after any event resumes byte for byte', async () => {
  model.serve((response) => tell(response))
  const whole = await say(await newSession(address, sampleChatbotId))
  assert.equal(textIn(whole.events), TEXT)
  assert.ok(whole.events.length > PIECES.length, String(whole.events.length))
  for (let seen = 1; seen <= whole.events.length; seen++) {
    const session = await newSession(address, sampleChatbotId)
    const { events: prefix } = await say(session, seen)
    const { response, events: rest } = await resume(session, prefix.at(-1)?.id)
    const all = [...prefix, ...rest]
    assert.equal(response.headers.get('x-vercel-ai-ui-message-stream'), 'v1')
    assert.equal(textIn(all), TEXT, `after ${seen}`)
    assert.equal(all.at(-1)?.data, '[DONE]')
    // Each event arrives once and in order; resuming replays the exact bytes from memory.
    const numbers = all.map(({ id }) => Number(id.split('.')[1]))
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    )
    const again = await resume(session, prefix.at(-1)?.id)
    assert.equal(rawOf(prefix) + rawOf(again.events), rawOf(all))
  }
})

test('two concurrent readers get the rest, and one without an event id gets everything', async () => {
  const letGo = held()
  const session = await newSession(address, sampleChatbotId)
  const { events: prefix } = await say(session, 4)
  const [one, two, all] = [resume(session, prefix[3]?.id), resume(session, prefix[1]?.id), resume(session)]
  await sleep(150)
  letGo()
  assert.equal(textIn([...prefix, ...(await one).events]), TEXT)
  assert.equal(rawOf([...prefix.slice(0, 2), ...(await two).events]), rawOf((await all).events))
  assert.deepEqual(typesIn((await all).events).slice(0, 2), ['start', 'start-step'])
})

test('responds 204 when there is nothing to resume', async () => {
  model.serve((response) => tell(response))
  const session = await newSession(address, sampleChatbotId)
  assert.equal((await resume(session)).response.status, 204)
  await say(session)
  assert.equal((await resume(session)).response.status, 204)
})

test('resumes from the stored reply for five minutes after a restart', async () => {
  model.serve((response) => tell(response))
  const first = await startTestFrontdesk({ env })
  const session = await newSession(first.address, first.sampleChatbotId)
  const { events } = await readEvents(first.address, '/api/chat/widget', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id: session, message: 'Tell me a story' }),
  })
  const prefix = events.slice(0, 6)
  await first.stop()
  const second = await startTestFrontdesk({ env, database: first.database })
  const { events: rest } = await resume(session, prefix.at(-1)?.id, second.address)
  assert.equal(textIn([...prefix, ...rest]), TEXT)
  assert.deepEqual(typesIn(rest), ['text-delta', 'text-end', 'finish-step', 'finish', '[DONE]'])
  const beyond = events.at(-1)?.id.replace(/\.\d+$/, '.999')
  assert.equal((await resume(session, beyond, second.address)).response.status, 400)

  await asServiceRole(second.connections, (sql) => [
    sql`update turns set finished_at = now() - interval '301 seconds' where conversation_id = ${session}`,
  ])
  assert.equal((await resume(session, prefix.at(-1)?.id, second.address)).response.status, 204)
})

test('rejects a forged, future or foreign event id with 400', async () => {
  const letGo = held()
  const session = await newSession(address, sampleChatbotId)
  const { events } = await say(session, 5)
  const [run, number, characters] = events[4]?.id.split('.') ?? []
  const other = await newSession(address, sampleChatbotId)
  const wrong = [
    'nonsense',
    '17',
    `${run}.${number}`,
    `${run}.0.0`,
    `${run}.${number}.${Number(characters) + 1}`,
    `${run}.999.${characters}`,
    `${randomUUID()}.${number}.${characters}`,
    `${run}.${number}.${characters}'; drop table turns; --`,
  ]
  for (const id of wrong) {
    const answer = await call(address, 'GET', pathOf(session), { headers: { 'last-event-id': id } })
    assert.equal(answer.status, 400, id)
    assert.deepEqual(answer.json, {
      detail: 'The conversation has no event with this id',
      code: 'unknown_event',
      request_id: answer.headers.get('x-request-id'),
    })
  }
  const foreign = { headers: { 'last-event-id': events[4]?.id ?? '' } }
  assert.equal((await call(address, 'GET', pathOf(other), foreign)).status, 400)
  letGo()
})

test('does not resume another user’s conversation', async () => {
  const missing = [randomUUID(), 'nonsense']
  for (const id of missing) {
    const answer = await call(address, 'GET', pathOf(id))
    assert.equal(answer.status, 404)
    assert.equal(answer.json.detail, 'Session not found')
  }
})

test('chat API: resumes only for its user, with 204 and 400 in its own format', async () => {
  const letGo = held()
  const { accessToken: token } = await chat.newAccount()
  const { accessToken: stranger } = await chat.newAccount()
  const path = '/api/chat/conversation/my%20session/stream'
  const said = readEvents(address, '/api/chat/stream/', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
    },
    body: JSON.stringify({ session_id: 'my session', message: 'Tell me a story' }),
    until: 5,
  })
  const { events: prefix } = await said
  const authorization = `Bearer ${token}`
  const rest = readEvents(address, path, {
    headers: { authorization, 'last-event-id': prefix.at(-1)?.id ?? '' },
  })
  const whole = readEvents(address, `${path}/`, { headers: { authorization } })
  await sleep(50)
  const theirs = { headers: { 'last-event-id': prefix.at(-1)?.id ?? '' } }
  assert.equal((await chat.at('GET', path, { token: stranger, ...theirs })).status, 204)
  letGo()
  assert.equal(rawOf([...prefix, ...(await rest).events]), rawOf((await whole).events))
  assert.deepEqual(JSON.parse(prefix[2]?.data ?? '').data, { session_id: 'my session' })
  const forged = await chat.at('GET', path, { token, headers: { 'last-event-id': 'x' } })
  refuses(forged, 400, 'The conversation has no event with this id', 'unknown_event')
  assert.equal((await chat.at('GET', path, { token })).status, 204)
  answers(await chat.at('POST', path.replace(/stream$/, 'stop'), { token }), 200, { stopped: false })
})
