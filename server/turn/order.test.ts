import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { chatAt, spoken } from '../../testing/chat.ts'
import { call, newConversation, newSession, newUser } from '../../testing/client.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { begin, DONE, delta, STOP, startRawModel } from '../../testing/raw-model.ts'
import { NOBODY } from '../database/home.ts'
import { asServiceRole } from '../database/transaction.ts'

const model = await startRawModel()
/** The conversations as sent to the models. */
const asked: { role: string; content: string }[][] = []
model.serve(async (response, _call, { messages }) => {
  asked.push(messages.slice(1))
  const said = messages.at(-1)?.content
  begin(response)
  for (const piece of ['You ', 'said ', `${said}.`]) {
    response.write(delta(piece))
    await sleep(25)
  }
  response.end(STOP + DONE)
})
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-x' }
const { address, sampleChatbotId, connections, database } = await startTestFrontdesk({ env })
const chat = chatAt(address)
const NAMES = ['one', 'two', 'three', 'four', 'five']
const PAIRS = NAMES.flatMap((name) => [name, `You said ${name}.`])

/** Asserts that each message was sent with the complete earlier conversation. */
function assertInOrder(contents: readonly string[], count: number): void {
  assert.equal(contents.length, 2 * count)
  const questions = contents.filter((_, index) => index % 2 === 0)
  assert.deepEqual([...questions].sort(), NAMES.slice(0, count).sort())
  for (const [index, question] of questions.entries()) {
    assert.equal(contents[2 * index + 1], `You said ${question}.`)
    const request = asked.find((messages) => messages.at(-1)?.content === question)
    assert.deepEqual(
      request?.map(({ content }) => content),
      contents.slice(0, 2 * index + 1),
    )
  }
}

test('concurrent messages are processed one at a time in the order of arrival', async () => {
  asked.length = 0
  const session_id = await newSession(address, sampleChatbotId)
  const saying = []
  for (const message of NAMES) {
    saying.push(call(address, 'POST', '/api/chat/widget', { body: { session_id, message } }))
    await sleep(30)
  }
  const replies = await Promise.all(saying)
  assert.deepEqual(
    replies.map(({ json }) => json.response),
    NAMES.map((name) => `You said ${name}.`),
  )
  const { json } = await call(address, 'GET', `/api/chat/widget/session/${session_id}`)
  assert.deepEqual(
    json.messages.map(({ content }: { content: string }) => content),
    PAIRS,
  )
  assertInOrder(PAIRS, 5)
})

test('concurrent messages at the mobile and the chat API are all processed without interleaving', async () => {
  asked.length = 0
  const token = await newUser(address)
  const id = await newConversation(address, token)
  const messages = `/conversations/${id}/messages`
  await Promise.all(NAMES.map((content) => call(address, 'POST', messages, { token, body: { content } })))
  const { json } = await call(address, 'GET', messages, { token })
  assertInOrder(
    json.map(({ content }: { content: string }) => content),
    5,
  )

  asked.length = 0
  const { accessToken } = await chat.newAccount()
  await Promise.all(NAMES.map((name) => chat.say(accessToken, name, { session_id: 'new' })))
  assertInOrder(
    spoken(await chat.read(accessToken, 'new')).map(([, content]) => content),
    5,
  )
})

test('the database serializes turns between two processes', {
  skip: !process.env.TEST_DATABASE_URL && 'the embedded database serves one process',
}, async () => {
  asked.length = 0
  const other = await startTestFrontdesk({ env, database })
  const session_id = await newSession(address, sampleChatbotId)
  const addresses = [address, other.address, address, other.address]
  const replies = await Promise.all(
    addresses.map((at, index) =>
      call(at, 'POST', '/api/chat/widget', { body: { session_id, message: NAMES[index] } }),
    ),
  )
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 200, 200, 200],
  )
  const { json } = await call(address, 'GET', `/api/chat/widget/session/${session_id}`)
  assertInOrder(
    json.messages.map(({ content }: { content: string }) => content),
    4,
  )
})

test('a queued message is answered after its client has disconnected', async () => {
  const session_id = await newSession(address, sampleChatbotId)
  const first = call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'one' } })
  await sleep(5)
  const leaving = new AbortController()
  const body = JSON.stringify({ session_id, message: 'two' })
  const headers = { 'content-type': 'application/json' }
  const left = fetch(`${address}/api/chat/widget`, { method: 'POST', headers, body, signal: leaving.signal })
  await sleep(10)
  leaving.abort()
  await assert.rejects(left)
  await first
  await sleep(200)
  const { json } = await call(address, 'GET', `/api/chat/widget/session/${session_id}`)
  assert.deepEqual(
    json.messages.map(({ content }: { content: string }) => content),
    PAIRS.slice(0, 4),
  )
})

test('rejects too many queued messages of one conversation and stores nothing of them', async () => {
  const limited = await startTestFrontdesk({ env: { ...env, LIMIT_SCALE: '0.02' } })
  const [[visitor]] = await asServiceRole(limited.connections, (sql) => [
    sql<{ id: string }[]>`
      insert into visitors (chatbot_id, visitor_key) values (${limited.sampleChatbotId}, 'v') returning id`,
  ])
  const session_id = randomUUID()
  await asServiceRole(limited.connections, (sql) => [
    sql`
      insert into conversations (id, home, owner_id, client_id, chatbot_id, visitor_id)
      values (${session_id}, ${session_id}, ${NOBODY}, ${NOBODY}, ${limited.sampleChatbotId}, ${visitor?.id ?? ''})`,
  ])
  const saying = NAMES.map((message) =>
    call(limited.address, 'POST', '/api/chat/widget', { body: { session_id, message } }),
  )
  const statuses = (await Promise.all(saying)).map(({ status }) => status)
  assert.ok(statuses.includes(429), String(statuses))
  const [[stored]] = await asServiceRole(limited.connections, (sql) => [
    sql<
      { turns: number }[]
    >`select count(*)::integer as turns from turns where conversation_id = ${session_id}`,
  ])
  assert.equal(stored?.turns, statuses.filter((status) => status === 200).length)
})

test('leaves no conversation busy', async () => {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`select from conversations where running_turn_id is not null`,
  ])
  assert.equal(rows.length, 0)
})
