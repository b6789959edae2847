import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { call, newSession } from '../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../testing/database.ts'
import { readEvents, textIn, typesIn } from '../../../testing/event-stream.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../../testing/raw-model.ts'
import { wireTo } from '../../../testing/wire.ts'
import { asServiceRole } from '../../database/transaction.ts'

const model = await startRawModel()
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x' }
const { address, sampleChatbotId, connections } = await startTestFrontdesk({ env })

/** A model that sends this text and waits until it is released. */
function hold(text: string, rest: string): { letGo: () => void; requested: Promise<void> } {
  const [requested, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  model.serve(async (response) => {
    begin(response)
    if (text !== '') response.write(delta(text))
    requested.resolve()
    await going.promise
    response.end(delta(rest) + STOP + DONE)
  })
  return { letGo: going.resolve, requested: requested.promise }
}

const say = (session_id: string, at = address) =>
  readEvents(at, '/api/chat/widget', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ session_id, message: 'Hello' }),
  })

async function turnIn(session: string) {
  const [[turn]] = await asServiceRole(connections, (sql) => [
    sql<
      {
        state: string
        failure: string | null
        arrived: string | null
        content: string | null
        count: number
      }[]
    >`
      select t.state, t.failure, t.arrived, m.content, c.message_count as count
      from turns t join conversations c on c.home = t.home and c.id = t.conversation_id left join messages m on m.home = t.home and m.id = t.reply_message_id
      where t.conversation_id = ${session}`,
  ])
  return { ...turn }
}

async function waitFor<Value>(
  look: () => Promise<Value>,
  isRight: (value: Value) => boolean,
): Promise<Value> {
  for (let tries = 0; ; tries++) {
    const value = await look()
    if (isRight(value) || tries === 100) return value
    await sleep(100)
  }
}

/** Simulates a crash: removes the heartbeat of the process that runs these turns. */
async function orphan(session: string): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update turns set server_id = ${randomUUID()}, started_at = now() - interval '1 minute'
      where conversation_id = ${session}`,
  ])
}

test('checkpoints a partial reply and clears the checkpoint once the reply is stored', async () => {
  const { letGo, requested } = hold('The first sentence. And', ' the second.')
  const session = await newSession(address, sampleChatbotId)
  const saying = say(session)
  await requested
  const { arrived } = await waitFor(
    () => turnIn(session),
    (turn) => turn.arrived !== null,
  )
  assert.equal(arrived, 'The first sentence. And')
  letGo()
  await saying
  const { state, arrived: left, content } = await turnIn(session)
  assert.deepEqual([state, left, content], ['done', null, 'The first sentence. And the second.'])
})

/** A turn with a partial reply whose process seems to be dead, and which is recovered. */
async function losesItsProcess(beginning: string, rest: string) {
  const { letGo, requested } = hold(beginning, rest)
  const session = await newSession(address, sampleChatbotId)
  const saying = say(session)
  await requested
  await waitFor(
    () => turnIn(session),
    (turn) => turn.arrived !== null,
  )
  await orphan(session)
  const settled = await waitFor(
    () => turnIn(session),
    ({ state }) => state !== 'running',
  )
  return { session, saying, letGo, settled }
}

test('recovers a turn of a dead process with its first sentence, and does not store a late reply twice', async () => {
  const { session, saying, letGo, settled } = await losesItsProcess('The first sentence. And', ' the second.')
  const expected = {
    state: 'interrupted',
    failure: 'server_crashed',
    arrived: null,
    content: 'The first sentence. And',
    count: 2,
  }
  assert.deepEqual(settled, expected)
  // The process was only slow, and its turn is already recovered.
  letGo()
  assert.deepEqual(typesIn((await saying).events).slice(-2), ['error', '[DONE]'])
  assert.deepEqual(await turnIn(session), expected)
  model.serve((response) => begin(response).end(delta('All of it.') + STOP + DONE))
  const again = await call(address, 'POST', '/api/chat/widget/retry', { body: { session_id: session } })
  assert.equal(again.json.response, 'All of it.')
  assert.deepEqual([(await turnIn(session)).content, (await turnIn(session)).count], ['All of it.', 2])
})

test('discards a partial reply without a sentence, and answers the next message', async () => {
  const { session, saying, letGo, settled } = await losesItsProcess('Not even a', ' sentence')
  assert.deepEqual([settled.state, settled.content, settled.count], ['interrupted', null, 1])
  letGo()
  await saying
  model.serve((response) => begin(response).end(delta('Here.') + STOP + DONE))
  const next = await call(address, 'POST', '/api/chat/widget', {
    body: { session_id: session, message: 'Hm?' },
  })
  assert.equal(next.json.response, 'Here.')
})

test('detects a sentence in any script', async () => {
  const whole = [
    'Yes.',
    'It is so. And',
    'Really?! “',
    'He said “go.” Then',
    '好的。然',
    'হ্যাঁ। তার',
    'نعم؟ ثم',
    'One\nTwo',
    'a.\n',
  ]
  const parts = ['', 'Yes', 'It costs 3.5', 'www.example.com is', 'Hm,', '好的，', '\n\n', '...']
  for (const [texts, expected] of [
    [whole, true],
    [parts, false],
  ] as const)
    for (const text of texts) {
      const [[row]] = await asServiceRole(connections, (sql) => [
        sql`select frontdesk_has_sentence(${text}) as "hasSentence"`,
      ])
      assert.equal(row?.hasSentence, expected, JSON.stringify(text))
    }
})

test('a reply waits for an unavailable database and is stored', {
  skip: !SERVER_URL && 'the embedded database has no wire to cut',
}, async () => {
  const database = await createTestDatabase()
  const wire = await wireTo(database.env.DATABASE_URL ?? '')
  after(() => wire.remove())
  const cut = await startTestFrontdesk({ database, env: { ...env, DATABASE_URL: wire.url } })
  const { letGo, requested } = hold('Before the break,', ' and after it.')
  const session = await newSession(cut.address, cut.sampleChatbotId)
  const saying = say(session, cut.address)
  await requested
  wire.cut()
  letGo()
  await sleep(700)
  wire.mend()
  const { events } = await saying
  assert.equal(textIn(events), 'Before the break, and after it.')
  assert.deepEqual(typesIn(events).slice(-2), ['finish', '[DONE]'])
  const { json } = await call(cut.address, 'GET', `/api/chat/widget/session/${session}`)
  assert.deepEqual(
    json.messages.map(({ content }: { content: string }) => content),
    ['Hello', 'Before the break, and after it.'],
  )
})
