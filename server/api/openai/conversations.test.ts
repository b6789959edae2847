/** Each call is a turn in a new conversation, or in the one that its session names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import OpenAI from 'openai'
import { call, newConversation, newSession, newUser } from '../../../testing/client.ts'
import { NEVER_EXISTED, UUID } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { assertThrows, openAiClient, says } from '../../../testing/openai.ts'
import { newKey, newProgram, storedIn } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'

type Message = OpenAI.ChatCompletionMessageParam

const { mock, env } = await startFakeModel()
mock.onMessage(/.*/, { content: 'Of course.' })
const { address, connections } = await startTestFrontdesk({ env })
const program = await newProgram(address)
const model = program.chatbot.public_url_slug
const { completions } = openAiClient(address, program.key).chat

const assistant = (content: string) => ({ role: 'assistant' as const, content })

/** @returns the conversation's id */
async function ask(messages: Message[], session: { metadata?: string; header?: string } = {}) {
  const { metadata, header } = session
  const { response } = await completions
    .create(
      { model, messages, ...(metadata ? { metadata: { session_id: metadata } } : {}) },
      { headers: header ? { 'x-session-id': header } : {} },
    )
    .withResponse()
  return response.headers.get('x-session-id') ?? ''
}

/** The messages to the model after the system message. */
function prompted() {
  const request = mock.getLastRequest()?.body as { messages: Message[] } | undefined
  return request?.messages.slice(1)
}

test('each call without a session starts a conversation', async () => {
  const [one, two] = [await ask(says('first')), await ask(says('second'))]
  assert.match(one, UUID)
  assert.notEqual(one, two)
  assert.deepEqual(prompted(), says('second'))
  assert.deepEqual(await storedIn(connections, one), ['user: first', 'assistant: Of course.'])
})

test("a client's earlier messages become the history of a new conversation", async () => {
  const messages = [...says('one'), assistant('Two.'), ...says('three'), ...says('four')]
  const session = await ask([{ role: 'system', content: 'Be brief.' }, ...messages])
  assert.deepEqual(prompted(), messages)
  assert.deepEqual(await storedIn(connections, session), [
    'user: one',
    'assistant: Two.',
    'user: three',
    'user: four',
    'assistant: Of course.',
  ])
})

test('metadata.session_id and the session header continue a conversation', async () => {
  const session = await ask(says('first'))
  assert.equal(await ask(says('second'), { metadata: session }), session)
  assert.equal(await ask(says('third'), { header: session.toUpperCase() }), session)
  const expected = [
    ...says('first'),
    assistant('Of course.'),
    ...says('second'),
    assistant('Of course.'),
    ...says('third'),
  ]
  assert.deepEqual(prompted(), expected)
  assert.equal((await storedIn(connections, session)).length, 6)
})

test('`metadata.conversation` is an alias of `metadata.session_id`', async () => {
  const session = await ask(says('first'))
  const pending = completions.create({ model, messages: says('second'), metadata: { conversation: session } })
  assert.equal((await pending.withResponse()).response.headers.get('x-session-id'), session)
})

test('metadata takes precedence over the session header', async () => {
  const [one, two] = [await ask(says('one')), await ask(says('two'))]
  assert.equal(await ask(says('again'), { metadata: one, header: two }), one)
})

test('in a session only new messages are stored when the client sends the whole history', async () => {
  const messages: Message[] = says('first')
  const session = await ask(messages)
  messages.push(assistant('Of course.'), ...says('second'))
  await ask(messages, { metadata: session })
  messages.push(assistant('Of course.'), ...says('third'), ...says('fourth'))
  await ask(messages, { header: session })
  assert.deepEqual(await storedIn(connections, session), [
    'user: first',
    'assistant: Of course.',
    'user: second',
    'assistant: Of course.',
    'user: third',
    'user: fourth',
    'assistant: Of course.',
  ])
  assert.deepEqual(prompted(), messages)
})

test('another API key of the chatbot can continue a conversation', async () => {
  const session = await ask(says('first'))
  const { key } = await newKey(address, program)
  const { response } = await openAiClient(address, key)
    .chat.completions.create({ model, messages: says('second'), metadata: { session_id: session } })
    .withResponse()
  assert.equal(response.headers.get('x-session-id'), session)
})

test('continues a session that the embed API opened', async () => {
  const body = { api_key: program.key, assistant_id: program.chatbot.id }
  const { session_id } = (await call(address, 'POST', '/api/chat/session', { body })).json
  assert.equal(await ask(says('hi'), { metadata: session_id }), session_id)
})

test('any other session is a 404, and nothing is stored', async () => {
  const other = await newProgram(address)
  const opened = await openAiClient(address, other.key)
    .chat.completions.create({ model: other.chatbot.id, messages: says('mine') })
    .withResponse()
  const number = await newConversation(address, await newUser(address))
  const [users] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select id from conversations where number = ${number}`,
  ])
  const sessions = {
    'of another chatbot': opened.response.headers.get('x-session-id') ?? '',
    'of its own widget': await newSession(address, program.chatbot.id),
    'of a user': users[0]?.id ?? '',
    unknown: NEVER_EXISTED,
    nonsense: 'nonsense',
    injected: "' or true; --",
  }
  const count = async () => (await asServiceRole(connections, (sql) => [sql`select from messages`]))[0].length
  const before = await count()
  for (const [which, session] of Object.entries(sessions)) {
    for (const named of [{ metadata: session }, { header: session }]) {
      await assertThrows(ask(says(which), named), OpenAI.NotFoundError, 404, {
        message: 'Session not found',
        type: 'invalid_request_error',
        code: 'session_not_found',
      })
    }
  }
  assert.equal(await count(), before)
})

test('the owner can read the conversation', async () => {
  const owned = await newProgram(address)
  const messages = [...says('one'), assistant('Two.'), ...says('three')]
  await openAiClient(address, owned.key).chat.completions.create({ model: owned.chatbot.id, messages })
  const { json } = await call(address, 'GET', `/chatbots/${owned.chatbot.id}/messages`, {
    token: owned.ownerToken,
  })
  const read = json.messages.map(({ role, content }: Record<string, string>) => `${role}: ${content}`)
  assert.deepEqual(read, ['assistant: Of course.', 'user: three', 'assistant: Two.', 'user: one'])
})
