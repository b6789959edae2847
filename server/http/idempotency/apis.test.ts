/** Idempotency of every POST of every API. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { chatAt, newEmail } from '../../../testing/chat.ts'
import {
  type Answer,
  type Call,
  call,
  newConversation,
  newSession,
  newUser,
  PASSWORD,
} from '../../../testing/client.ts'
import { Conformance, type Operation } from '../../../testing/conformance.ts'
import { newChatbot } from '../../../testing/creators.ts'
import { startFakeModel } from '../../../testing/fake-model.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import {
  assertRefused,
  assertReplayed,
  difference,
  effects,
  loseAnswers,
  newKey,
  under,
} from '../../../testing/idempotency.ts'
import { MAIN_SYSTEM, newPerson } from '../../../testing/onboarding.ts'
import { newProgram } from '../../../testing/programs.ts'
import { asServiceRole } from '../../database/transaction.ts'

const { mock, env } = await startFakeModel()
const { address, connections, sampleChatbotId } = await startTestFrontdesk({
  env: { ...env, EXTERNAL_JWT_SECRET: MAIN_SYSTEM, USE_AI_CHATBOT: 'false' },
})
const chat = chatAt(address)
mock.on({ userMessage: 'down at first', sequenceIndex: 0 }, { error: { message: 'down' }, status: 404 })
const cut = { chunkSize: 5, latency: 5, truncateAfterChunks: 3 }
mock.on({ userMessage: 'cut at first', sequenceIndex: 0 }, { content: 'This will never be whole.' }, cut)
mock.onMessage(/.*/, { content: 'We open at nine.' }, { latency: 50 })

/** The effects of a call: messages, replies and model calls. */
const TURN = { said: 1, replies: 1, turns: 1, asked: 1 }

type Request = Call & { path: string }
type Case = {
  /** A call of a new caller. */
  make: () => Promise<Request>
  /** Its effect when run once. */
  does: Record<string, number>
  status?: number
  /** The same call with another message, for calls that send one. */
  other?: (request: Request) => unknown
}

const message = (field = 'message') => ({
  other: ({ body }: Request) => ({ ...(body as object), [field]: 'Something else' }),
})
const named = (field: string) => ({
  other: ({ body }: Request) => ({ ...(body as object), [field]: 'other' }),
})

/** @returns the token of a user of the main system who has called before */
async function knownPerson(): Promise<string> {
  const { token } = await newPerson()
  await call(address, 'GET', '/api/auth/me', { token })
  return token
}

/** A call for an owner's chatbot that was published once and has a draft. */
async function newDraft(rest: string): Promise<Request> {
  const token = await newUser(address)
  const { json } = await call(address, 'POST', '/api/console/chatbots', { token, body: { name: 'Helper' } })
  const path = `/api/console/chatbots/${json.id}`
  await call(address, 'PUT', `${path}/draft`, { token, body: { base: 0, facts: 'Written' } })
  return { path: path + rest, token }
}

/** A call for a visitor's message in a conversation that the owner has taken over. */
async function newDesk(rest: (turnId: string) => string, body: object): Promise<Request> {
  const token = await newUser(address)
  const { id } = await newChatbot(address, token)
  const session_id = await newSession(address, id)
  await call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'Hello' } })
  const path = `/api/console/chatbots/${id}`
  const { number } = (await call(address, 'GET', `${path}/conversations`, { token })).json.conversations[0]
  await call(address, 'POST', `${path}/conversations/${number}/take-over`, { token })
  const [turns] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      update turns set found_nothing = true where conversation_id = ${session_id} returning id`,
  ])
  return { path: path + rest(turns[0]?.id ?? '').replace('{number}', number), token, body }
}

const CASES: Record<string, Case> = {
  'POST /auth/register': {
    make: async () => ({ path: '/auth/register', body: { username: `u-${newKey()}`, password: PASSWORD } }),
    does: { users: 1 },
    other: ({ body }) => ({ ...(body as object), password: `${PASSWORD}!` }),
  },
  'POST /conversations': {
    make: async () => ({ path: '/conversations/', token: await newUser(address) }),
    does: { conversations: 1 },
    other: () => ({ title: 'Something else' }),
  },
  'POST /conversations/{id}/messages': {
    make: async () => {
      const token = await newUser(address)
      const path = `/conversations/${await newConversation(address, token)}/messages`
      return { path, token, body: { content: 'Hello' } }
    },
    does: TURN,
    ...message('content'),
  },
  'POST /api/auth/signup': {
    make: async () => ({ path: '/api/auth/signup/', body: { email: newEmail(), password: PASSWORD } }),
    status: 201,
    does: { users: 1 },
    other: ({ body }) => ({ ...(body as object), password: `${PASSWORD}!` }),
  },
  'POST /api/chat': {
    make: async () => ({ path: '/api/chat/', token: await newUser(address), body: { message: 'Hello' } }),
    does: { ...TURN, conversations: 1 },
    ...message(),
  },
  'POST /api/chat with an API key': {
    make: async () => {
      const { key, chatbot } = await newProgram(address)
      const body = { api_key: key, assistant_id: chatbot.id }
      const { json } = await call(address, 'POST', '/api/chat/session', { body })
      const messages = [{ role: 'user', content: 'Hello' }]
      return {
        path: '/api/chat',
        body: { ...body, session_id: json.session_id, type: 'custom_code', messages },
      }
    },
    does: TURN,
    ...named('type'),
  },
  'POST /api/chat/stream': {
    make: async () => ({
      path: '/api/chat/stream/',
      token: await newUser(address),
      body: { message: 'Hello' },
    }),
    does: { ...TURN, conversations: 1 },
    ...message(),
  },
  'POST /api/chat/conversation/{session_id}/retry': {
    make: async () => {
      const token = await newUser(address)
      mock.resetMatchCounts()
      const failed = await chat.say(token, 'down at first', { session_id: 's' })
      assert.equal(failed.status, 503)
      return { path: '/api/chat/conversation/s/retry', token }
    },
    does: { replies: 1, asked: 1 },
  },
  'POST /api/chat/session': {
    make: async () => {
      const { key, chatbot } = await newProgram(address)
      return { path: '/api/chat/session', body: { api_key: key, assistant_id: chatbot.id } }
    },
    status: 201,
    does: { conversations: 1 },
    ...named('assistant_id'),
  },
  'POST /api/chat/widget/session': {
    make: async () => {
      const body = { chatbot_id: sampleChatbotId, visitor_id: randomUUID() }
      return { path: '/api/chat/widget/session', body }
    },
    status: 201,
    does: { conversations: 1, visitors: 1 },
    ...named('visitor_name'),
  },
  'POST /api/chat/widget': {
    make: async () => {
      const session_id = await newSession(address, sampleChatbotId)
      return { path: '/api/chat/widget', body: { session_id, message: 'Hello' } }
    },
    does: TURN,
    ...message(),
  },
  'POST /api/chat/widget/retry': {
    make: async () => {
      const session_id = await newSession(address, sampleChatbotId)
      mock.resetMatchCounts()
      await call(address, 'POST', '/api/chat/widget', { body: { session_id, message: 'cut at first' } })
      return { path: '/api/chat/widget/retry', body: { session_id } }
    },
    does: { asked: 1 },
    ...named('x'),
  },
  'POST /api/chatbot/sessions/new': {
    make: async () => ({ path: '/api/chatbot/sessions/new', token: await knownPerson() }),
    does: { conversations: 1, replies: 1 },
    other: () => ({ x: 'Something else' }),
  },
  'POST /api/chatbot/message': {
    make: async () => {
      const token = await knownPerson()
      return { path: '/api/chatbot/message', token, body: { message: '我的公司是電子業' } }
    },
    does: { conversations: 1, said: 1, replies: 2, turns: 1 },
    ...message(),
  },
  'POST /chatbots': {
    make: async () => ({ path: '/chatbots', token: await newUser(address), body: { name: 'Helper' } }),
    does: { chatbots: 1 },
    ...named('name'),
  },
  'POST /chatbots/{id}/keys': {
    make: async () => {
      const token = await newUser(address)
      const { id } = await newChatbot(address, token)
      return { path: `/chatbots/${id}/keys`, token, body: { name: 'shop' } }
    },
    status: 201,
    does: { keys: 1 },
    ...named('name'),
  },
  'POST /chatbots/{id}/sources': {
    make: async () => {
      const token = await newUser(address)
      const { id } = await newChatbot(address, token)
      return {
        path: `/chatbots/${id}/sources`,
        token,
        body: { type: 'text', name: 'Hours', text: 'From 9 to 5.' },
      }
    },
    status: 202,
    does: { sources: 1 },
    ...named('name'),
  },
  'POST /chatbots/{id}/sources/batch': {
    make: async () => {
      const token = await newUser(address)
      const { id } = await newChatbot(address, token)
      const raw = JSON.stringify({ type: 'text', external_id: 'hours', name: 'Hours', text: 'From 9 to 5.' })
      const headers = { 'content-type': 'application/x-ndjson' }
      return { path: `/chatbots/${id}/sources/batch`, token, raw, headers }
    },
    status: 202,
    does: { sources: 1 },
  },
  'POST /api/console/chatbots/{id}/signing-secrets': {
    make: async () => {
      const token = await newUser(address)
      const { id } = await newChatbot(address, token)
      return { path: `/api/console/chatbots/${id}/signing-secrets`, token }
    },
    status: 201,
    does: { secrets: 1 },
  },
  'POST /api/console/chatbots': {
    make: async () => ({
      path: '/api/console/chatbots',
      token: await newUser(address),
      body: { name: 'Helper' },
    }),
    status: 201,
    does: { chatbots: 1 },
    ...named('name'),
  },
  'POST /api/console/chatbots/{id}/publish': {
    make: async () => ({ ...(await newDraft('/publish')), body: { note: 'first' } }),
    does: {},
    ...named('note'),
  },
  'POST /api/console/chatbots/{id}/versions/{version}/restore': {
    make: () => newDraft('/versions/1/restore'),
    does: {},
  },
  'POST /api/console/chatbots/{id}/preview': {
    make: () => newDraft('/preview'),
    status: 201,
    does: { conversations: 1, visitors: 1 },
  },
  'POST /api/console/chatbots/{id}/conversations/{number}/messages': {
    make: () => newDesk(() => '/conversations/{number}/messages', { content: 'Hello' }),
    status: 201,
    does: { replies: 1 },
    ...message('content'),
  },
  'POST /api/console/chatbots/{id}/conversations/{number}/notes': {
    make: () => newDesk(() => '/conversations/{number}/notes', { content: 'Hello' }),
    status: 201,
    does: {},
    ...message('content'),
  },
  'POST /api/console/chatbots/{id}/unanswered/{turn_id}/answer': {
    make: () => newDesk((turnId) => `/unanswered/${turnId}/answer`, { answer: 'Yes' }),
    does: {},
    ...named('answer'),
  },
  'POST /chat': {
    make: async () => {
      const body = { message: 'Hello', visitor_id: randomUUID(), chatbot_id: sampleChatbotId }
      return { path: '/chat', body }
    },
    does: { ...TURN, conversations: 1, visitors: 1 },
    ...message(),
  },
  'POST /v1/chat/completions': {
    make: async () => {
      const { key, chatbot } = await newProgram(address)
      const messages = [{ role: 'user', content: 'Hello' }]
      return { path: '/v1/chat/completions', token: key, body: { model: chatbot.id, messages } }
    },
    does: { ...TURN, conversations: 1 },
    other: ({ body }) => ({ ...(body as object), messages: [{ role: 'user', content: 'Something else' }] }),
  },
}

/** Calls that begin no turn and create nothing that must be unique. */
const WITHOUT = [
  'POST /api/auth/change-password',
  'POST /api/auth/login',
  'POST /api/auth/logout',
  'POST /api/auth/refresh',
  'POST /api/chat/conversation/{session_id}/stop',
  'POST /api/chat/widget/session/{session_id}/rating',
  'POST /api/chat/widget/stop',
  'POST /api/console/chatbots/{id}/conversations/{number}/hand-back',
  'POST /api/console/chatbots/{id}/conversations/{number}/read',
  'POST /api/console/chatbots/{id}/conversations/{number}/take-over',
  'POST /api/console/providers/{provider}/test',
  'POST /api/console/setup/claim',
  'POST /auth/token',
  'POST /chatbots/{id}/messages/read',
  'POST /chatbots/{id}/search',
  'POST /chatbots/{id}/sources/{source_id}/refresh',
]

/** One URL may serve several operations. */
const documented = (name: string) => name.replace(/ with .*/, '')

const document = await (await fetch(`${address}/openapi.json`)).json()
const posts = new Conformance(document).operations.filter(({ name }) => name.startsWith('POST '))
const keyOf = ({ parameters = [] }: Operation) =>
  parameters.find((parameter) => 'name' in parameter && parameter.name === 'Idempotency-Key')

test('the OpenAPI document lists Idempotency-Key and its errors for every POST that takes it', () => {
  const taking = posts.filter((operation) => keyOf(operation) !== undefined)
  assert.deepEqual(new Set(taking.map(({ name }) => name)), new Set(Object.keys(CASES).map(documented)))
  for (const { name, responses, ...operation } of taking) {
    assert.ok(responses[409] && responses[422], name)
    assert.partialDeepStrictEqual(keyOf({ name, responses, ...operation }), {
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    })
  }
  const others = posts.filter((operation) => keyOf(operation) === undefined)
  assert.deepEqual(others.map(({ name }) => name).sort(), WITHOUT)
})

const SIMULTANEOUS = 50

for (const [name, { make, does, status = 200, other }] of Object.entries(CASES)) {
  test(`${name}: fifty calls with one key run once`, async () => {
    const request = await make()
    const key = newKey()
    const send = (changes: Partial<Request> = {}) =>
      call(address, 'POST', request.path, under(key, { ...request, ...changes }))
    const before = await effects(connections, mock)
    const answers = await Promise.all(Array.from({ length: SIMULTANEOUS }, () => send()))
    const first = onlyFirst(answers, status)
    assert.deepEqual(difference(before, await effects(connections, mock)), does)
    assertReplayed(await send(), first)
    if (other) assertRefused(await send({ body: other(request) }), 'idempotency_key_reused')
    assert.deepEqual(difference(before, await effects(connections, mock)), does)
  })

  test(`${name}: the same key of another caller is another call`, async () => {
    const key = newKey()
    for (const _ of ['one', 'another']) {
      const request = await make()
      const before = await effects(connections, mock)
      const answer = await call(address, 'POST', request.path, under(key, request))
      assert.equal(answer.status, status, answer.text)
      assert.equal(answer.headers.get('idempotent-replayed'), null)
      assert.deepEqual(difference(before, await effects(connections, mock)), does)
    }
  })
}

const streaming = posts.filter(({ responses }) => responses[200]?.content?.['text/event-stream'])

test('every operation that can stream is tested here', () => {
  assert.equal(streaming.length, 9)
})

for (const [name, { make, does }] of Object.entries(CASES)) {
  if (!streaming.some((operation) => operation.name === documented(name))) continue
  test(`${name}: replays a stream byte for byte, and treats another format as another request`, async () => {
    const request = await make()
    const key = newKey()
    const headers = { accept: 'text/event-stream' }
    const body = name.startsWith('POST /v1') ? { ...(request.body as object), stream: true } : request.body
    const stream = () => call(address, 'POST', request.path, under(key, { ...request, body, headers }))
    const before = await effects(connections, mock)
    const first = await stream()
    assert.match(first.text, /data: \[DONE\]\n\n$/)
    assert.equal(first.headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assertReplayed(await stream(), first)
    assertRefused(await call(address, 'POST', request.path, under(key, request)), 'idempotency_key_reused')
    assert.deepEqual(difference(before, await effects(connections, mock)), does)
  })
}

for (const [name, { make, does }] of Object.entries(CASES)) {
  if (!does.turns && name !== 'POST /api/chatbot/sessions/new') continue
  test(`${name}: does not run again when its response was lost with its process`, async () => {
    const request = await make()
    const key = newKey()
    const send = () => call(address, 'POST', request.path, under(key, request))
    const first = await send()
    const before = await effects(connections, mock)
    await loseAnswers(connections)
    const second = await send()
    assert.equal(second.status, 200, second.text)
    assert.equal(second.headers.get('idempotent-replayed'), null)
    assert.deepEqual(saidBy(second), saidBy(first))
    assert.deepEqual(difference(before, await effects(connections, mock)), {})
    assertReplayed(await send(), second)
  })
}

/** Without values that are measured each time or that only a provider's response contains. */
function saidBy({ json, text }: Answer): unknown {
  const { query_time_ms: _, created: __, usage: ___, ...said } = json ?? { text }
  return said
}

/** The call that ran; the others got 409 or its response. */
function onlyFirst(answers: readonly Answer[], status: number): Answer {
  const [first, ...more] = answers.filter(
    (answer) => answer.status === status && !answer.headers.has('idempotent-replayed'),
  )
  assert.ok(first && more.length === 0, answers.map(({ text }) => text).join('\n'))
  for (const answer of answers) {
    if (answer === first) continue
    if (answer.headers.has('idempotent-replayed')) assertReplayed(answer, first)
    else assertRefused(answer, 'idempotency_key_in_use')
  }
  return first
}
