/** Idempotency across a restart of the server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { chatAt, spoken } from '../../../testing/chat.ts'
import { type Call, call, newSession, newUser } from '../../../testing/client.ts'
import { createTestDatabase, SERVER_URL } from '../../../testing/database.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import {
  assertNotReplayed,
  assertRefused,
  assertReplayed,
  callAndLeave,
  difference,
  effects,
  loseAnswers,
  newKey,
  under,
  whenFree,
} from '../../../testing/idempotency.ts'
import { MAIN_SYSTEM, newPerson } from '../../../testing/onboarding.ts'
import { startProcess } from '../../../testing/process.ts'
import { newProgram } from '../../../testing/programs.ts'

const { mock, env } = await startFakeModel()
mock.onMessage('slowly', { content: 'At last. I am through.' }, { latency: 600, chunkSize: 8 })
mock.onMessage(/.*/, { content: 'We open at nine.' })
const ENV = { ...env, EXTERNAL_JWT_SECRET: MAIN_SYSTEM, USE_AI_CHATBOT: 'false' }

const events = { accept: 'text/event-stream' }

test('a restarted server replays a stored response', async () => {
  const database = await createTestDatabase()
  const first = await startTestFrontdesk({ env: ENV, database })
  const { key, chatbot } = await newProgram(first.address)
  const token = await newUser(first.address)
  const messages = [{ role: 'user', content: 'Hello' }]
  const calls: [path: string, options: Call][] = [
    ['/chatbots', { token, body: { name: 'Helper' } }],
    ['/api/chat', { token, body: { message: 'Hello' } }],
    ['/api/chat/stream', { token, body: { message: 'Hello', session_id: 's' } }],
    ['/api/chat', { token, body: { message: 'Hello', session_id: 't' }, headers: events }],
    ['/v1/chat/completions', { token: key, body: { model: chatbot.id, messages, stream: true } }],
    ['/api/chat', { token, body: { message: '' } }],
  ]
  const at = (address: string) =>
    Promise.all(
      calls.map(([path, options], index) => call(address, 'POST', path, under(`${index}`, options))),
    )
  const answers = await at(first.address)
  await first.stop()
  const second = await startTestFrontdesk({ env: ENV, database })
  const before = await effects(second.connections, mock)
  const again = await at(second.address)
  for (const [index, answer] of again.entries()) assertReplayed(answer, answers[index] as typeof answer)
  assert.deepEqual(difference(before, await effects(second.connections, mock)), {})
  await second.stop()
  await database.remove()
})

test('a restarted server returns a finished turn whose response was lost', async () => {
  const database = await createTestDatabase()
  const first = await startTestFrontdesk({ env: ENV, database })
  const session_id = await newSession(first.address, first.sampleChatbotId)
  const { key, chatbot } = await newProgram(first.address)
  const token = await newUser(first.address)
  const person = await newPerson()
  const hello = { message: 'Hello' }
  const calls: [path: string, options: Call][] = [
    ['/api/chat', { token, body: hello }],
    ['/api/chat/stream', { token, body: { ...hello, session_id: 's' } }],
    ['/api/chat/widget', { body: { ...hello, session_id } }],
    ['/chat', { body: { ...hello, visitor_id: 'v', chatbot_id: chatbot.id } }],
    [
      '/v1/chat/completions',
      { token: key, body: { model: chatbot.id, messages: [{ role: 'user', content: 'Hi' }] } },
    ],
    ['/api/chatbot/message', { token: person.token, body: { message: '我的公司是電子業' } }],
  ]
  const at = (address: string) =>
    Promise.all(
      calls.map(([path, options], index) => call(address, 'POST', path, under(`${index}`, options))),
    )
  const answers = await at(first.address)
  await loseAnswers(first.connections)
  await first.stop()
  const second = await startTestFrontdesk({ env: ENV, database })
  const before = await effects(second.connections, mock)
  for (const [index, answer] of (await at(second.address)).entries()) {
    assert.equal(answer.status, 200, answer.text)
    assertNotReplayed(answer)
    const { session_id, visitor_token, choices, response, message } = answers[index]?.json ?? {}
    const said = { session_id, visitor_token, response, message, content: choices?.[0].message.content }
    const told = answer.json ?? {}
    assert.deepEqual(
      {
        session_id: told.session_id,
        visitor_token: told.visitor_token,
        response: told.response,
        message: told.message,
        content: told.choices?.[0].message.content,
      },
      said,
    )
  }
  assert.deepEqual(difference(before, await effects(second.connections, mock)), {})
  await second.stop()
  await database.remove()
})

/** Waits until the model was called this often. */
async function untilAsked(times: number): Promise<void> {
  while (mock.getRequests().length < times) await sleep(10)
}

for (const headers of [{}, events]) {
  test(`a server killed during a turn neither loses nor duplicates a message (${JSON.stringify(headers)})`, async () => {
    const database = await createTestDatabase()
    const settings = { PORT: '0', LIMIT_SCALE: '0', ...ENV, ...database.env }
    const first = await startProcess(settings)
    const token = await newUser(first.address)
    const key = newKey()
    const options = under(key, { token, body: { message: 'slowly', session_id: 's' }, headers })
    const asked = mock.getRequests().length
    const cut = assert.rejects(call(first.address, 'POST', '/api/chat', options))
    await untilAsked(asked + 1)
    await first.end('SIGKILL')
    await cut

    const second = await startProcess(settings)
    const send = () => call(second.address, 'POST', '/api/chat', options)
    // With the embedded database, leases of a dead process end at startup.
    const answer = SERVER_URL ? await whenFree(send) : await send()
    assert.equal(answer.status, 200, answer.text)
    assertNotReplayed(answer)
    assertReplayed(await send(), answer)
    const messages = spoken(await chatAt(second.address).read(token, 's'))
    assert.deepEqual(messages, [
      ['user', 'slowly'],
      ['assistant', 'At last. I am through.'],
    ])
    await second.end('SIGTERM')
    await database.remove()
  })
}

test('shutdown waits until the response is stored, even for a disconnected client', async () => {
  const database = await createTestDatabase()
  const first = await startTestFrontdesk({ env: ENV, database })
  const token = await newUser(first.address)
  const optionsOf = (name: string, headers: Record<string, string>) =>
    under(name, { token, body: { message: 'slowly', session_id: name }, headers })
  const [whole, streamed] = [optionsOf('whole', {}), optionsOf('streamed', events)]
  const asked = mock.getRequests().length
  const clients = [whole, streamed].map((options) => callAndLeave(first.address, '/api/chat', options))
  await untilAsked(asked + 2)
  for (const { leave } of clients) leave()
  await first.stop()

  const second = await startTestFrontdesk({ env: ENV, database })
  const answers = [whole, streamed].map((options) => call(second.address, 'POST', '/api/chat', options))
  for (const { status, headers, text } of await Promise.all(answers)) {
    assert.deepEqual([status, headers.get('idempotent-replayed')], [200, 'true'], text)
    assert.match(text, /"At last\. I am through\."|data: \[DONE\]\n\n$/)
  }
  assert.equal(mock.getRequests().length, asked + 2)
  await second.stop()
  await database.remove()
})

test('two servers share idempotent calls', {
  skip: !SERVER_URL && 'the embedded database has one',
}, async () => {
  const database = await createTestDatabase()
  const settings = { env: { ...ENV, SECRET_KEY: 'a secret that both servers have, long enough' }, database }
  const [one, two] = [await startTestFrontdesk(settings), await startTestFrontdesk(settings)]
  const token = await newUser(one.address)
  const options = under('k', { token, body: { message: 'slowly' } })
  const before = await effects(one.connections, mock)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      call(index % 2 === 0 ? one.address : two.address, 'POST', '/api/chat', options),
    ),
  )
  const ran = answers.filter(({ status }) => status === 200)
  assert.equal(ran.length, 1)
  for (const answer of answers) if (answer.status !== 200) assertRefused(answer, 'idempotency_key_in_use')
  for (const { address } of [one, two]) {
    assertReplayed(await call(address, 'POST', '/api/chat', options), ran[0] as (typeof ran)[0])
  }
  const turn = { conversations: 1, said: 1, replies: 1, turns: 1, asked: 1 }
  assert.deepEqual(difference(before, await effects(one.connections, mock)), turn)
  await one.stop()
  await two.stop()
  await database.remove()
})
