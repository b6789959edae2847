/** Budgets of tokens, over HTTP with a model on the wire. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, newUser } from '../../testing/client.ts'
import { type Chatbot, newChatbot, say } from '../../testing/creators.ts'
import { SERVER_URL } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { configure } from '../../testing/programs.ts'
import { begin, delta } from '../../testing/raw-model.ts'
import { booked, bookedForAll, end, startHeldModel, turnsOf, waitUntil } from '../../testing/usage.ts'
import { asServiceRole } from '../database/transaction.ts'
import { forgetPastBudgets, refund, reserve } from './budgets.ts'

const model = await startHeldModel()
const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-fake' }
const server = await startTestFrontdesk({ env })
const { address, connections } = server
const owner = await newUser(address)

const QUESTION = 'What is the weather on Mars?'
const withBudget = (configuration: object): Promise<Chatbot> => newChatbot(address, owner, { configuration })
const ask = (chatbot: Chatbot, visitor: string, at = address) => say(at, chatbot, QUESTION, { visitor })

/** Retries while an overloaded database rejects requests. */
async function insist(asking: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await asking()
    if (answer.status !== 503) return answer
    await sleep(200)
  }
}

/** The tokens reserved by one turn: its request and the maximum reply. */
async function reservedByOne(): Promise<number> {
  const chatbot = await withBudget({ daily_token_budget: 1_000_000 })
  model.hold()
  const answer = ask(chatbot, 'first')
  await waitUntil(() => model.calls() === 1, 'the model is asked')
  const tokens = await bookedForAll(connections, chatbot.id)
  model.release()
  assert.equal((await answer).json.response, 'Of course.')
  assert.equal(await bookedForAll(connections, chatbot.id), 100)
  assert.ok(tokens !== undefined && tokens > 1000, `${tokens}`)
  return tokens
}

const ONE = await reservedByOne()

function assertAllAnswered(answers: readonly Answer[], byModel: number): void {
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  const replies = answers.map(({ json }) => json.response)
  assert.equal(replies.filter((reply) => reply === 'Of course.').length, byModel)
  assert.ok(!replies.includes(''))
}

test('a budget for 10 turns lets 10 of 100 concurrent visitors call the model and is never overspent', async () => {
  const chatbot = await withBudget({ daily_token_budget: 10 * ONE + ONE - 1 })
  model.hold()
  let answered = 0
  const asking = Array.from({ length: 100 }, (_, index) =>
    insist(() => ask(chatbot, `visitor-${index}`)).finally(() => {
      answered++
    }),
  )
  await waitUntil(() => answered === 90, 'those for whom nothing is left are answered')
  // Not counted by calls: one that waits long is sent once more on a new connection.
  assert.equal(await bookedForAll(connections, chatbot.id), 10 * ONE)
  model.release()
  assertAllAnswered(await Promise.all(asking), 10)
  // What was not used was given back.
  assert.equal(await bookedForAll(connections, chatbot.id), 10 * 100)
  const turns = await turnsOf(connections, chatbot.id)
  const refused = turns.filter(({ failure }) => failure === 'budget_exhausted')
  assert.equal(refused.length, 90)
  assert.ok(refused.every(({ inputTokens, cost }) => inputTokens === null && cost === 0))
})

test('refunded tokens can be used again down to the last one', async () => {
  // After five turns 500 are used; the sixth finds one token too few.
  const chatbot = await withBudget({ daily_token_budget: 5 * 100 + ONE - 1 })
  model.hold()
  model.release()
  for (let turn = 1; turn <= 7; turn++) await ask(chatbot, `visitor-${turn}`)
  assert.equal(model.calls(), 5)
  assert.equal(await bookedForAll(connections, chatbot.id), 500)
})

test('two servers share the budgets', { skip: !SERVER_URL }, async () => {
  const other = await startTestFrontdesk({ env, database: server.database })
  const chatbot = await withBudget({ daily_token_budget: 7 * ONE })
  model.hold()
  let answered = 0
  const asking = Array.from({ length: 60 }, (_, index) =>
    insist(() => ask(chatbot, `visitor-${index}`, index % 2 ? address : other.address)).finally(() => {
      answered++
    }),
  )
  await waitUntil(() => answered === 53, 'those for whom nothing is left are answered')
  assert.equal(await bookedForAll(connections, chatbot.id), 7 * ONE)
  model.release()
  assertAllAnswered(await Promise.all(asking), 7)
  assert.equal(model.calls(), 7)
  assert.equal(await bookedForAll(connections, chatbot.id), 700)
})

test('a visitor has one budget for all conversations, separate from other visitors', async () => {
  const chatbot = await withBudget({ daily_token_budget_per_visitor: 2 * ONE })
  model.hold()
  let answered = 0
  // Each without a token, so in a conversation of its own.
  const asking = Array.from({ length: 8 }, () =>
    ask(chatbot, 'greedy').finally(() => {
      answered++
    }),
  )
  await waitUntil(() => answered === 6, 'those for whom nothing is left are answered')
  assert.equal(model.calls(), 2)
  const modest = ask(chatbot, 'modest')
  await waitUntil(() => model.calls() === 3, 'the other visitor’s turn reaches the model')
  model.release()
  assertAllAnswered(await Promise.all(asking), 2)
  assert.equal((await modest).json.response, 'Of course.')
  const tokens = await booked(connections, chatbot.id)
  assert.deepEqual([...tokens.values()].sort(), [100, 200])
  assert.equal(tokens.get(''), undefined)
})

test('a turn reserves from both budgets or from neither', async () => {
  const budgets = { daily_token_budget: 2 * ONE, daily_token_budget_per_visitor: ONE }
  const chatbot = await withBudget(budgets)
  model.hold()
  const asking = [ask(chatbot, 'a'), ask(chatbot, 'b')]
  await waitUntil(() => model.calls() === 2, 'both turns reach the model')
  // The chatbot has nothing left; c has, and keeps it.
  await ask(chatbot, 'c')
  // b has nothing left: it does not touch the chatbot's.
  await ask(chatbot, 'b')
  const tokens = [...(await booked(connections, chatbot.id)).values()].sort((a, b) => a - b)
  assert.deepEqual(tokens, [0, ONE, ONE, 2 * ONE])
  model.release()
  await Promise.all(asking)
  const refunded = [...(await booked(connections, chatbot.id)).values()].sort((a, b) => a - b)
  assert.deepEqual(refunded, [0, 100, 100, 200])
  // b's own budget is ONE, of which 100 are used; the chatbot's has room.
  model.hold()
  model.release()
  await ask(chatbot, 'b')
  assert.equal(model.calls(), 0)
})

test('budgets reset each day and past days are deleted', async () => {
  const chatbot = await withBudget({ daily_token_budget: ONE })
  model.hold()
  model.release()
  await ask(chatbot, 'a')
  await ask(chatbot, 'b')
  assert.equal(model.calls(), 1)
  await asServiceRole(connections, (sql) => [
    sql`update budget_days set day = day - 1 where scope = ${`chatbot ${chatbot.id}`}`,
    sql`update turns set started_at = started_at - interval '1 day' where chatbot_id = ${chatbot.id}`,
  ])
  assert.equal((await ask(chatbot, 'b')).json.response, 'Of course.')
  assert.equal(model.calls(), 2)
  const [days] = await asServiceRole(connections, (sql) => [
    sql<{ tokens: number }[]>`
      select tokens::integer from budget_days where scope = ${`chatbot ${chatbot.id}`} order by day`,
  ])
  assert.deepEqual(
    days.map(({ tokens }) => tokens),
    [100, 100],
  )
  assert.ok((await forgetPastBudgets(connections)) >= 1)
  assert.deepEqual([...(await booked(connections, chatbot.id)).values()], [100])
  assert.equal(await forgetPastBudgets(connections), 0)
})

test('a budget set during a day counts earlier usage', async () => {
  const chatbot = await withBudget({})
  model.hold()
  model.release()
  for (const visitor of ['a', 'a', 'b']) await ask(chatbot, visitor)
  assert.equal((await booked(connections, chatbot.id)).size, 0)
  const owned = { ownerToken: owner, chatbot }
  await configure(address, owned, { daily_token_budget: 300 + ONE - 1 })
  await ask(chatbot, 'c')
  assert.equal(model.calls(), 3)
  assert.equal(await bookedForAll(connections, chatbot.id), 300)
  await configure(address, owned, { daily_token_budget: null, daily_token_budget_per_visitor: 200 + ONE - 1 })
  await ask(chatbot, 'a')
  assert.equal(model.calls(), 3)
  await ask(chatbot, 'b')
  assert.equal(model.calls(), 4)
})

test('a budget of 0 allows no model call', async () => {
  for (const configuration of [{ daily_token_budget: 0 }, { daily_token_budget_per_visitor: 0 }]) {
    const chatbot = await withBudget(configuration)
    model.hold()
    model.release()
    assert.equal((await ask(chatbot, 'a')).status, 200)
    assert.equal(model.calls(), 0)
  }
})

test('estimates the tokens of a reply without usage, and does not count a refused call', async () => {
  const chatbot = await withBudget({ daily_token_budget: 10 * ONE })
  const reply = 'There is no weather to speak of. '.repeat(10)
  model.serve((response) => begin(response).end(delta(reply) + end()))
  await ask(chatbot, 'a')
  const uncounted = (await bookedForAll(connections, chatbot.id)) ?? 0
  // A thousand tokens were reserved for the reply, of which it has about a hundred.
  assert.ok(uncounted > reply.length / 5 && uncounted < ONE - 800, `${uncounted} of ${ONE}`)
  model.serve((response) => response.writeHead(401).end())
  await ask(chatbot, 'b')
  assert.equal(await bookedForAll(connections, chatbot.id), uncounted)
  const turns = await turnsOf(connections, chatbot.id)
  assert.deepEqual(
    turns.map(({ state, failure, inputTokens, cost }) => [state, failure, inputTokens, cost]),
    [
      ['done', null, null, null],
      ['failed', 'model_refused', null, 0],
    ],
  )
})

test('an interrupted reply counts its partial text, and an empty one counts the maximum', async () => {
  const chatbot = await withBudget({ daily_token_budget: 10 * ONE })
  model.serve((response) => {
    begin(response).write(delta('The weather '))
    setTimeout(() => response.destroy(), 50)
  })
  await ask(chatbot, 'a')
  const broken = (await bookedForAll(connections, chatbot.id)) ?? 0
  assert.equal((await turnsOf(connections, chatbot.id))[0]?.state, 'interrupted')
  assert.ok(broken > 100 && broken < ONE - 980, `${broken} of ${ONE}`)
  model.serve((response) => begin(response).end(end({ prompt_tokens: 5, completion_tokens: 1000 })))
  await ask(chatbot, 'b')
  const thought = ((await bookedForAll(connections, chatbot.id)) ?? 0) - broken
  assert.ok(thought > 1000 && thought <= ONE, `${thought} of ${ONE}`)
})

test('one reservation covers a turn with its retries', async () => {
  const chatbot = await withBudget({ daily_token_budget: ONE })
  model.serve((response, calls) => {
    if (calls < 3) response.writeHead(503).end()
    else begin(response).end(delta('At last.') + end({ prompt_tokens: 60, completion_tokens: 4 }))
  })
  assert.equal((await ask(chatbot, 'a')).json.response, 'At last.')
  assert.equal(model.calls(), 3)
  assert.equal(await bookedForAll(connections, chatbot.id), 64)
})

test('counts the actual tokens of a reply that exceeds its reservation', async () => {
  const chatbot = await withBudget({ daily_token_budget: ONE })
  model.serve((response) =>
    begin(response).end(delta('Of course.') + end({ prompt_tokens: 5000, completion_tokens: 1 })),
  )
  await ask(chatbot, 'a')
  assert.equal(await bookedForAll(connections, chatbot.id), 5001)
})

test('concurrent reservations neither overspend nor deadlock', async () => {
  const chatbotId = crypto.randomUUID()
  const people = Array.from({ length: 5 }, () => crypto.randomUUID())
  const limits = [900, 3000]
  const day = new Date().toISOString().slice(0, 10)
  let most = 0
  let total = 0
  const talk = async (worker: number) => {
    for (let turn = 0; turn < 25; turn++) {
      const scopes = [
        `person ${chatbotId} ${people[(worker + turn) % people.length]}`,
        `chatbot ${chatbotId}`,
      ]
      const tokens = [400 + worker, 400 + worker]
      const refused = await reserve(connections, { day, scopes, tokens, limits })
      most = Math.max(most, (await bookedForAll(connections, chatbotId)) ?? 0)
      if (refused) continue
      await refund(connections, { day, scopes, deltas: tokens.map((reserved) => turn - reserved) })
      total += turn
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, worker) => talk(worker)))
  const tokens = await booked(connections, chatbotId)
  assert.equal(tokens.get(''), total)
  assert.ok(most <= 3000 && total > 500, `${most} ${total}`)
  const ofPeople = people.map((person) => tokens.get(person) ?? 0)
  assert.equal(
    ofPeople.reduce((sum, count) => sum + count, 0),
    total,
  )
  assert.ok(ofPeople.every((count) => count <= 900))
})
