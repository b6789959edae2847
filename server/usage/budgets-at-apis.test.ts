/** Responses to people and programs after a budget is exhausted, and the budgets that a turn uses. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import OpenAI from 'openai'
import { chatAt, refuses, spoken } from '../../testing/chat.ts'
import { type Answer, call, newConversation, newSession, newUser } from '../../testing/client.ts'
import { newChatbot, say } from '../../testing/creators.ts'
import { createTestDatabase } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { assertThrows, openAiClient, says } from '../../testing/openai.ts'
import { startProcess } from '../../testing/process.ts'
import { newestTurn, newProgram } from '../../testing/programs.ts'
import { begin, delta } from '../../testing/raw-model.ts'
import { ORDER_FORM } from '../../testing/records.ts'
import { booked, bookedForAll, end, startHeldModel, turnsOf, USED, waitUntil } from '../../testing/usage.ts'
import { asServiceRole } from '../database/transaction.ts'

const model = await startHeldModel()
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' }
const ASSISTANT = `---
name: Tea shop
daily_token_budget: 100000
daily_token_budget_per_visitor: 5000
---
# Facts
Q: What do you sell?
A: We sell tea.
`
const { address, connections, sampleChatbotId } = await startTestFrontdesk({ env, assistant: ASSISTANT })
const chat = chatAt(address)

const KNOWN = 'What do you sell?'
const USED_UP = "Today's token budget of this chatbot is used up"

/** As if so much had been used today, by everybody or by somebody. */
async function use(tokens: number, chatbotId = sampleChatbotId, person = ''): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      insert into budget_days (scope, day, tokens)
      values (${person === '' ? `chatbot ${chatbotId}` : `person ${chatbotId} ${person}`},
        (now() at time zone 'UTC')::date, ${tokens})
      on conflict (scope, day, part) do update set tokens = excluded.tokens`,
  ])
}

async function useNothing(): Promise<void> {
  await asServiceRole(connections, (sql) => [sql`delete from budget_days`, sql`delete from turns`])
}

/** To midnight in UTC, to a few seconds. */
function assertTomorrow(retryAfter: string | null | undefined): void {
  const now = new Date()
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)
  const seconds = (midnight - now.getTime()) / 1000
  assert.match(retryAfter ?? '', /^[1-9]\d*$/)
  assert.ok(Math.abs(Number(retryAfter) - seconds) < 30, `${retryAfter}, and not ${seconds}`)
}

test('a person gets a built-in answer or an apology when the budget is exhausted', async () => {
  await useNothing()
  await use(99_999)
  model.serve(() => assert.fail('the model was asked'))
  const token = await newUser(address)
  const conversation = await newConversation(address, token)
  const write = (content: string) =>
    call(address, 'POST', `/conversations/${conversation}/messages`, { token, body: { content } })
  assert.equal((await write(KNOWN)).json.content, 'We sell tea.')
  const apology = await write('What is the weather on Mars?')
  assert.equal(apology.status, 200)
  assert.match(apology.json.content, /sorry/i)

  const session_id = await newSession(address, sampleChatbotId)
  const widget = { body: { session_id, message: KNOWN } }
  assert.equal((await call(address, 'POST', '/api/chat/widget', widget)).json.response, 'We sell tea.')
  assert.deepEqual(await newestTurn(connections, session_id), { state: 'done', failure: 'budget_exhausted' })
  const visitor = await say(address, { id: sampleChatbotId }, KNOWN)
  assert.equal(visitor.json.response, 'We sell tea.')
  assert.equal(model.calls(), 0)
})

test('chat API: rejects a program until the next day and stores its message', async () => {
  await useNothing()
  await use(99_999)
  const { accessToken } = await chat.newAccount()
  const refusesToday = (answer: Answer) => {
    refuses(answer, 429, USED_UP, 'budget_exhausted')
    assertTomorrow(answer.headers.get('retry-after'))
  }
  refusesToday(await chat.say(accessToken, KNOWN, { session_id: 's' }))
  refusesToday(
    await chat.at('POST', '/api/chat/stream', {
      token: accessToken,
      body: { message: KNOWN, session_id: 's' },
    }),
  )
  refusesToday(await chat.retry(accessToken, 's'))
  // The next day.
  await use(0)
  model.serve((response) => begin(response).end(delta('Tea.') + end(USED)))
  assert.equal((await chat.retry(accessToken, 's')).status, 200)
  assert.deepEqual(spoken(await chat.read(accessToken, 's')).slice(-2), [
    ['user', KNOWN],
    ['assistant', 'Tea.'],
  ])
})

test('rejects a program with an API key in its API’s format, unless the built-in answerer is listed', async () => {
  const program = await newProgram(address, {
    description: 'I sell tea.',
    configuration: { daily_token_budget: 9 },
  })
  const credentials = { api_key: program.key, assistant_id: program.chatbot.id }
  model.serve(() => assert.fail('the model was asked'))
  const completions = openAiClient(address, program.key).chat.completions
  const body = { model: program.chatbot.id, messages: says(KNOWN) }
  for (const stream of [false, true]) {
    const error = await assertThrows(completions.create({ ...body, stream }), OpenAI.RateLimitError, 429, {
      message: USED_UP,
      type: 'rate_limit_error',
      code: 'budget_exhausted',
    })
    assertTomorrow(error.headers?.get('retry-after'))
  }
  const { json } = await call(address, 'POST', '/api/chat/session', { body: credentials })
  const asked = { ...credentials, session_id: json.session_id, type: 'custom_code', messages: says(KNOWN) }
  refuses(await call(address, 'POST', '/api/chat', { body: asked }), 429, USED_UP, 'budget_exhausted')

  const withBuiltIn = { model: 'openai/gpt-4o-mini, builtin/answerer', daily_token_budget: 0 }
  const lasting = await newProgram(address, { description: 'I sell tea.', configuration: withBuiltIn })
  const client = openAiClient(address, lasting.key).chat.completions
  const reply = await client.create({ model: lasting.chatbot.id, messages: says(KNOWN) })
  assert.equal(reply.choices[0]?.message.content, 'I sell tea.')
  const [turn] = await turnsOf(connections, lasting.chatbot.id)
  assert.deepEqual([turn?.state, turn?.model, turn?.cost], ['done', 'builtin/answerer', 0])
  // It writes no JSON; that is not why there is none.
  const asJson = { ...body, model: lasting.chatbot.id, response_format: { type: 'json_object' as const } }
  await assertThrows(client.create(asJson), OpenAI.RateLimitError, 429, {
    message: USED_UP,
    type: 'rate_limit_error',
    code: 'budget_exhausted',
  })
  assert.equal(model.calls(), 0)
})

test('a program’s customers share the chatbot’s budget', async () => {
  const configuration = { daily_token_budget: 50_000, daily_token_budget_per_visitor: 0 }
  const program = await newProgram(address, { configuration })
  model.serve((response) => begin(response).end(delta('Tea.') + end(USED)))
  const client = openAiClient(address, program.key).chat.completions
  const { choices } = await client.create({ model: program.chatbot.id, messages: says(KNOWN) })
  assert.equal(choices[0]?.message.content, 'Tea.')
  assert.deepEqual([...(await booked(connections, program.chatbot.id))], [['', 100]])
})

test('a user of the operator’s assistant has one budget, at every API and in every conversation', async () => {
  await useNothing()
  model.serve((response) => begin(response).end(delta('Tea.') + end(USED)))
  const { accessToken } = await chat.newAccount()
  await chat.say(accessToken, KNOWN, { session_id: 'one' })
  await chat.say(accessToken, KNOWN, { session_id: 'two' })
  const conversation = await newConversation(address, accessToken)
  const written = { token: accessToken, body: { content: KNOWN } }
  await call(address, 'POST', `/conversations/${conversation}/messages`, written)
  const tokens = await booked(connections, sampleChatbotId)
  assert.deepEqual([...tokens.values()], [300, 300])
  const person = [...tokens.keys()].find((key) => key !== '')
  await use(4999, sampleChatbotId, person)
  refuses(await chat.say(accessToken, KNOWN, { session_id: 'three' }), 429, USED_UP, 'budget_exhausted')
  const another = await chat.newAccount()
  assert.equal((await chat.say(another.accessToken, KNOWN)).status, 200)
})

test('a retried turn counts the tokens of both runs', async () => {
  await useNothing()
  model.serve((response) => response.writeHead(401).end())
  const { accessToken } = await chat.newAccount()
  assert.equal((await chat.say(accessToken, KNOWN, { session_id: 's' })).status, 503)
  // What a service says of a call that it broke off.
  await asServiceRole(connections, (sql) => [
    sql`
      update turns set input_tokens = 11, output_tokens = 5
      where chatbot_id = ${sampleChatbotId} and state = 'failed'`,
  ])
  model.serve((response) => begin(response).end(delta('Tea.') + end(USED)))
  assert.equal((await chat.retry(accessToken, 's')).status, 200)
  const [turn, ...others] = await turnsOf(connections, sampleChatbotId)
  assert.deepEqual(others, [])
  // The cost of the second run is unknown, so the cost of the turn is too.
  assert.deepEqual([turn?.inputTokens, turn?.outputTokens, turn?.cost], [81, 35, null])
})

async function newIntake(configuration: object) {
  const program = await newProgram(address, { description: 'I sell tea.', configuration })
  const path = `/chatbots/${program.chatbot.id}/form`
  const put = await call(address, 'PUT', path, { token: program.ownerToken, body: ORDER_FORM })
  assert.equal(put.status, 200, put.text)
  return program.chatbot
}

const FOUND_NOTHING = JSON.stringify({ findings: [] })

test('an intake turn counts the tokens of its extractor and of the answer beside it', async () => {
  const chatbot = await newIntake({ daily_token_budget: 100_000 })
  model.serve((response, calls) =>
    begin(response).end(
      calls === 1
        ? delta(FOUND_NOTHING) + end({ prompt_tokens: 9000, completion_tokens: 6 })
        : delta('We sell tea.') + end({ prompt_tokens: 200, completion_tokens: 40 }),
    ),
  )
  const { json } = await say(address, chatbot, KNOWN)
  assert.match(json.response, /^We sell tea\.\n\n/)
  assert.equal(model.calls(), 2)
  const [turn] = await turnsOf(connections, chatbot.id)
  assert.deepEqual([turn?.inputTokens, turn?.outputTokens], [9200, 46])
  // More than was reserved for the finder, so that more was reserved for the answer.
  assert.equal(await bookedForAll(connections, chatbot.id), 9246)
})

test('asks the next question when the extractor leaves too few tokens for an answer', async () => {
  const chatbot = await newIntake({ daily_token_budget: 10_000 })
  model.serve((response) =>
    begin(response).end(delta(FOUND_NOTHING) + end({ prompt_tokens: 9000, completion_tokens: 6 })),
  )
  const { json } = await say(address, chatbot, KNOWN)
  assert.match(json.response, /Your name\?$/)
  assert.equal(model.calls(), 1)
  assert.equal(await bookedForAll(connections, chatbot.id), 9006)
  const [turn] = await turnsOf(connections, chatbot.id)
  assert.deepEqual([turn?.state, turn?.failure, turn?.inputTokens], ['done', 'budget_exhausted', 9000])
})

test('counts the tokens of an extractor with an invalid response', async () => {
  const chatbot = await newIntake({})
  model.serve((response) =>
    begin(response).end(delta('Nonsense') + end({ prompt_tokens: 500, completion_tokens: 6 })),
  )
  await say(address, chatbot, 'My name is Ada')
  const [turn] = await turnsOf(connections, chatbot.id)
  assert.equal(model.calls(), 1)
  assert.deepEqual([turn?.model, turn?.inputTokens, turn?.outputTokens], ['builtin/answerer', 500, 6])
})

test('uses the rules for an intake turn when the budget is exhausted', async () => {
  const chatbot = await newIntake({ daily_token_budget: 10 })
  model.serve(() => assert.fail('the model was asked'))
  const opened = await say(address, chatbot, 'Hello')
  assert.match(opened.json.response, /Your name\?/)
  const visitorToken = opened.json.visitor_token
  const { json } = await say(address, chatbot, 'Ada Lovelace', { visitorToken })
  assert.match(json.response, /Your number\?/)
  const turns = await turnsOf(connections, chatbot.id)
  assert.deepEqual(
    turns.map(({ state, failure, cost }) => [state, failure, cost]),
    Array(2).fill(['done', 'budget_exhausted', 0]),
  )
})

test('a stopped reply counts its partial text', async () => {
  await useNothing()
  model.serve((response) => void begin(response).write(delta('We sell ')))
  const { accessToken } = await chat.newAccount()
  const streaming = chat.at('POST', '/api/chat/stream', {
    token: accessToken,
    body: { message: KNOWN, session_id: 's' },
  })
  await waitUntil(() => model.calls() === 1, 'the model is asked')
  await sleep(100)
  const reserved = (await bookedForAll(connections, sampleChatbotId)) ?? 0
  const stopped = await chat.at('POST', '/api/chat/conversation/s/stop', { token: accessToken })
  assert.equal(stopped.status, 200, stopped.text)
  await streaming
  const used = (await bookedForAll(connections, sampleChatbotId)) ?? 0
  // All that was read, and two words; 300 tokens were reserved for the reply.
  assert.ok(used > 100 && used < reserved - 290, `${used} of ${reserved}`)
  const [turn] = await turnsOf(connections, sampleChatbotId)
  assert.deepEqual([turn?.state, turn?.inputTokens, turn?.cost], ['stopped', null, null])
})

test('a reservation counts as used after a crash', async () => {
  const database = await createTestDatabase()
  const dying = await startProcess({ ...database.env, ...env, PORT: '0', LIMIT_SCALE: '0' })
  const token = await newUser(dying.address)
  const chatbot = await newChatbot(dying.address, token, { configuration: { daily_token_budget: 50_000 } })
  model.hold()
  const asking = say(dying.address, chatbot, KNOWN).catch(() => 'cut off')
  await waitUntil(() => model.calls() === 1, 'the model is asked')
  await dying.end('SIGKILL')
  assert.equal(await asking, 'cut off')
  const next = await startTestFrontdesk({ env, database })
  const kept = (await bookedForAll(next.connections, chatbot.id)) ?? 0
  assert.ok(kept > 1000, `${kept}`)
  model.release()
  await say(next.address, chatbot, KNOWN, { visitor: 'somebody else' })
  assert.equal(await bookedForAll(next.connections, chatbot.id), kept + 100)
  await next.stop()
  await database.remove()
})
