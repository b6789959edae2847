/** Default budgets, over HTTP: the cost that strangers can cause without any configuration. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Call, call, newConversation, newUser } from '../../testing/client.ts'
import { type Chatbot, newChatbot } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { configure, newProgram } from '../../testing/programs.ts'
import { begin, delta } from '../../testing/raw-model.ts'
import { end, startHeldModel, turnsOf, waitUntil } from '../../testing/usage.ts'
import { asServiceRole } from '../database/transaction.ts'
import { SHARES } from './default-budgets.ts'

const model = await startHeldModel()
const QUESTION = 'What is the weather on Mars?'
/** A turn's reservation is below this, and what one is made to use is this. */
const TURN = 4000
const VISITOR = 2 * TURN + 3000

/** The scale lifts the rate limits out of the way; the budgets are the numbers times it. */
const SCALE = 1000
const envWith = (budget: number, perVisitor = VISITOR) => ({
  OPENAI_BASE_URL: model.baseUrl,
  OPENAI_API_KEY: 'sk-fake',
  TRUST_PROXY: 'true',
  LIMIT_SCALE: String(SCALE),
  DAILY_TOKEN_BUDGET: String(Math.ceil(budget / SCALE)),
  DAILY_TOKEN_BUDGET_PER_VISITOR: String(Math.ceil(perVisitor / SCALE)),
})

const from = (address: string): Call => ({ headers: { 'x-forwarded-for': address } })

/** From now on each reply is counted as a whole TURN. */
function useMuch(): void {
  model.serve((response) =>
    begin(response).end(delta('Of course.') + end({ prompt_tokens: TURN - 10, completion_tokens: 10 })),
  )
}

/** Retries while an overloaded database rejects requests. */
async function ask(at: string, { id }: { id: string }, visitor: string, network = '192.0.2.1') {
  const body = { chatbot_id: id, visitor_id: visitor, message: QUESTION }
  for (;;) {
    const answer = await call(at, 'POST', '/chat', { body, ...from(network) })
    if (answer.status !== 503) return answer
    await sleep(200)
  }
}

/** How many of these calls reached the model; all are answered. */
async function reached(calls: readonly (() => Promise<{ status: number }>)[]): Promise<number> {
  useMuch()
  for (const each of calls) assert.equal((await each()).status, 200)
  return model.calls()
}

const times = <T>(count: number, each: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => each(index))

const wide = await startTestFrontdesk({ env: envWith(1_000_000) })
const owner = await newUser(wide.address)

test('each visitor has a default budget, separate from visitors of other networks', async () => {
  const chatbot = await newChatbot(wide.address, owner)
  const asking = times(6, () => () => ask(wide.address, chatbot, 'greedy', '198.51.100.1'))
  assert.equal(await reached(asking), 3)
  const turns = await turnsOf(wide.connections, chatbot.id)
  assert.deepEqual(
    turns.map(({ failure }) => failure),
    [null, null, null, ...times(3, () => 'budget_exhausted')],
  )
  assert.equal(await reached([() => ask(wide.address, chatbot, 'modest', '198.51.100.2')]), 1)
})

test('a visitor’s budget also applies in another network', async () => {
  const chatbot = await newChatbot(wide.address, owner)
  const asking = times(6, (index) => () => ask(wide.address, chatbot, 'roaming', `198.51.100.${10 + index}`))
  assert.equal(await reached(asking), 3)
})

test('no new visitor, session, page form or chatbot escapes the budget of a network', async () => {
  const chatbot = await newChatbot(wide.address, owner)
  const another = await newChatbot(wide.address, owner)
  const strangers = await newChatbot(wide.address, await newUser(wide.address))
  const network = '203.0.113.7'
  const limit = VISITOR * SHARES.network
  const most = Math.ceil(limit / TURN)
  const spent = await reached(
    times(most + 4, (index) => () => ask(wide.address, chatbot, `new-${index}`, network)),
  )
  assert.ok(spent <= most && spent >= most - 1, `${spent} of ${most}`)

  useMuch()
  await ask(wide.address, another, 'new-again', network)
  await ask(wide.address, strangers, 'new-again', network)
  await sendWidgetMessage(chatbot, network)
  await sayOnPage(chatbot, network)
  assert.equal(model.calls(), 0)
  await sendWidgetMessage(chatbot, '203.0.113.8')
  await sayOnPage(chatbot, '203.0.113.8')
  assert.equal(model.calls(), 2)
})

test('IPv6 addresses of one /64 share a budget', async () => {
  const chatbot = await newChatbot(wide.address, owner)
  const most = Math.ceil((VISITOR * SHARES.network) / TURN)
  const inside = times(
    most + 3,
    (index) => () => ask(wide.address, chatbot, `v6-${index}`, `2001:db8:1:2::${index + 1}`),
  )
  assert.ok((await reached(inside)) <= most)
  assert.equal(await reached([() => ask(wide.address, chatbot, 'v6', '2001:db8:1:2:ffff::1')]), 0)
  assert.equal(await reached([() => ask(wide.address, chatbot, 'v6', '2001:db8:1:3::1')]), 1)
})

test('a network’s address is never stored in plain text', async () => {
  const [rows] = await asServiceRole(wide.connections, (sql) => [
    sql<{ scope: string }[]>`select distinct scope from budget_days`,
  ])
  assert.ok(rows.some(({ scope }) => scope.startsWith('visitors-network server ')))
  for (const { scope } of rows) assert.doesNotMatch(scope, /203\.0\.113|198\.51|2001:db8/)
})

test('an owner’s budget for each visitor also limits their network to a multiple', async () => {
  const chatbot = await newChatbot(wide.address, owner, {
    configuration: { daily_token_budget_per_visitor: TURN },
  })
  const asking = times(12, (index) => () => ask(wide.address, chatbot, `n-${index}`, '192.0.2.77'))
  const spent = await reached(asking)
  assert.ok(spent <= SHARES.network && spent >= SHARES.network - 1, `${spent}`)
})

test('each signed-in user has a separate share of the server’s keys at every API', async () => {
  const chatbotless = await newUser(wide.address)
  const number = await newConversation(wide.address, chatbotless)
  const most = Math.ceil((VISITOR * SHARES.user) / TURN)
  const sayMobile = (token: string, id: number) => () =>
    call(wide.address, 'POST', `/conversations/${id}/messages`, { token, body: { content: QUESTION } })
  const spent = await reached(times(most + 3, () => sayMobile(chatbotless, number)))
  assert.ok(spent <= most && spent >= most - 1, `${spent} of ${most}`)
  useMuch()
  const chat = await call(wide.address, 'POST', '/api/chat', {
    token: chatbotless,
    body: { message: QUESTION },
  })
  assert.equal(chat.status, 429)
  assert.equal(chat.json.code, 'budget_exhausted')
  assert.equal(model.calls(), 0)
  const other = await newUser(wide.address)
  assert.equal(await reached([sayMobile(other, await newConversation(wide.address, other))]), 1)
})

test('visitors of a demoted administrator use the budget of the server’s keys', async () => {
  const [plain, demoted] = [
    await newChatbot(wide.address, owner),
    await newChatbot(wide.address, await newUser(wide.address)),
  ]
  await asServiceRole(wide.connections, (sql) => [
    // Ollama, on the operator's network, is an administrator's.
    sql`
      insert into provider_keys (owner_id, provider, sealed, hint, default_model)
      values (${demoted.user_id}, 'ollama', '', '…', 'mine')`,
  ])
  const network = '203.0.113.90'
  const most = Math.ceil((VISITOR * SHARES.network) / TURN)
  await reached(times(most + 3, (index) => () => ask(wide.address, plain, `plain-${index}`, network)))
  assert.equal(await reached([() => ask(wide.address, demoted, 'newcomer', network)]), 0)
  assert.equal(await reached([() => ask(wide.address, demoted, 'newcomer', '203.0.113.91')]), 1)
})

test('an account’s programs have a share of the server’s keys', async () => {
  const program = await newProgram(wide.address, {}, await newUser(wide.address))
  const used = VISITOR * SHARES.owner - TURN
  await asServiceRole(wide.connections, (sql) => [
    sql`
      insert into budget_days (scope, day, tokens)
      values (${`owner server ${program.chatbot.user_id}`}, (now() at time zone 'UTC')::date, ${used})`,
  ])
  const complete = () =>
    call(wide.address, 'POST', '/v1/chat/completions', {
      token: program.key,
      body: { model: program.chatbot.id, messages: [{ role: 'user', content: QUESTION }] },
    })
  useMuch()
  assert.equal((await complete()).status, 200)
  const refused = await complete()
  assert.equal(refused.status, 429)
  assert.equal(refused.json.error.code ?? refused.json.code, 'budget_exhausted')
  assert.equal(model.calls(), 1)
})

test('all chatbots on the server’s keys together never exceed its budget under concurrency', async () => {
  const budget = 10 * TURN
  const server = await startTestFrontdesk({ env: envWith(budget, budget) })
  const token = await newUser(server.address)
  const chatbots = await Promise.all(times(5, () => newChatbot(server.address, token)))
  model.hold()
  let answered = 0
  const asking = times(60, async (index) => {
    const chatbot = chatbots[index % 5] as Chatbot
    const answer = await ask(server.address, chatbot, `v-${index}`, `192.0.2.${index + 1}`)
    answered++
    return answer
  })
  // Those who found nothing left are answered; the others wait for the model.
  await waitUntil(() => answered + model.calls() === 60 && answered > 0, 'all are answered or asked')
  const [before] = await tokensOf(server.connections, 'server')
  assert.ok((before ?? 0) <= budget, `${before}`)
  model.release()
  assert.deepEqual([...new Set((await Promise.all(asking)).map(({ status }) => status))], [200])
  assert.deepEqual(await tokensOf(server.connections, 'server'), [model.calls() * 100])
  // An owner's own larger budget does not widen the server's.
  const [rich] = chatbots as [Chatbot]
  await configure(
    server.address,
    { ownerToken: token, chatbot: rich },
    { daily_token_budget: 10 ** 9, daily_token_budget_per_visitor: 10 ** 9 },
  )
  await spend(server.connections, 'server', budget)
  model.hold()
  model.release()
  assert.equal((await ask(server.address, rich, 'rich')).status, 200)
  assert.equal(model.calls(), 0)
  await server.stop()
})

test('usage survives a restart and resets the next day', async () => {
  const budget = 4 * TURN
  const first = await startTestFrontdesk({ env: envWith(budget, budget) })
  const chatbot = await newChatbot(first.address, await newUser(first.address))
  const asking = (at: string, name: string) =>
    times(6, (index) => () => ask(at, chatbot, `${name}-${index}`, `192.0.2.${index + 1}`))
  assert.equal(await reached(asking(first.address, 'a')), 4)
  await first.stop()
  const second = await startTestFrontdesk({ env: envWith(budget, budget), database: first.database })
  assert.equal(await reached(asking(second.address, 'b')), 0)
  await asServiceRole(second.connections, (sql) => [sql`update budget_days set day = day - 1`])
  assert.equal(await reached(asking(second.address, 'c')), 4)
  await second.stop()
})

test('LIMIT_SCALE=0 disables the default budgets, but not those of owners', async () => {
  const env = { ...envWith(SCALE, SCALE), LIMIT_SCALE: '0' }
  const server = await startTestFrontdesk({ env })
  const token = await newUser(server.address)
  const free = await newChatbot(server.address, token)
  assert.equal(await reached(times(8, () => () => ask(server.address, free, 'v'))), 8)
  const bounded = await newChatbot(server.address, token, {
    configuration: { daily_token_budget: 2 * TURN },
  })
  assert.equal(await reached(times(8, () => () => ask(server.address, bounded, 'v'))), 2)
  await server.stop()
})

test('the built-in answerer uses no budget', async () => {
  const { OPENAI_BASE_URL, OPENAI_API_KEY, ...env } = envWith(1, 1)
  const server = await startTestFrontdesk({ env })
  const chatbot = await newChatbot(server.address, await newUser(server.address))
  for (let turn = 0; turn < 5; turn++) await ask(server.address, chatbot, 'v')
  const turns = await turnsOf(server.connections, chatbot.id)
  assert.ok(turns.every(({ failure }) => failure === null))
  const [rows] = await asServiceRole(server.connections, (sql) => [
    sql`select from budget_days where scope not like 'messages-of-%'`,
  ])
  assert.equal(rows.length, 0)
  await server.stop()
})

type Books = Parameters<typeof asServiceRole>[0]

async function tokensOf(connections: Books, scope: string): Promise<number[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ tokens: number }[]>`
      select sum(tokens)::float8 as tokens from budget_days where scope = ${scope} group by day`,
  ])
  return rows.map(({ tokens }) => tokens)
}

async function spend(connections: Books, scope: string, tokens: number): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update budget_days set tokens = ${tokens} where scope = ${scope}`,
  ])
}

async function sendWidgetMessage({ id }: Chatbot, network: string): Promise<void> {
  const opened = await call(wide.address, 'POST', '/api/chat/widget/session', {
    body: { chatbot_id: id },
    ...from(network),
  })
  const said = await call(wide.address, 'POST', '/api/chat/widget', {
    body: { session_id: opened.json.session_id, message: QUESTION },
    ...from(network),
  })
  assert.equal(said.status, 200, said.text)
}

async function sayOnPage({ public_url_slug: slug }: Chatbot, network: string): Promise<void> {
  const answer = await fetch(`${wide.address}/c/${slug}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': network },
    body: new URLSearchParams({ message: QUESTION, key: randomUUID() }),
  })
  assert.ok([200, 303].includes(answer.status), `${answer.status}`)
}
