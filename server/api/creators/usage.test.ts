/** Usage and budgets of a chatbot, as its owner reads them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CITUS_URL } from '../../../testing/citus.ts'
import { call, newUser } from '../../../testing/client.ts'
import {
  assertInvalid,
  assertNoChatbot,
  assertProblem,
  type Chatbot,
  NEVER_EXISTED,
  newChatbot,
  say,
  TIMESTAMP,
  UUID,
} from '../../../testing/creators.ts'
import { startTestFrontdesk } from '../../../testing/frontdesk.ts'
import { countAgain } from '../../../testing/past-days.ts'
import { configure } from '../../../testing/programs.ts'
import { begin, delta, startRawModel } from '../../../testing/raw-model.ts'
import { booked, end } from '../../../testing/usage.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { costOf } from '../../models/prices.ts'
import { daysAfter } from '../../usage/usage-queries.ts'

const model = await startRawModel()
// Prices depend on the host; the price list takes this one for Azure. The part before @ is a user name.
const PRICED = model.baseUrl.replace('http://', 'http://test.openai.azure.com@')
const { address, connections } = await startTestFrontdesk({
  env: {
    OPENAI_BASE_URL: PRICED,
    OPENAI_API_KEY: 'sk-fake',
    GROQ_BASE_URL: model.baseUrl,
    GROQ_API_KEY: 'gsk-fake',
    OLLAMA_BASE_URL: model.baseUrl.replace('/v1', ''),
  },
})
const owner = await newUser(address)
const today = new Date().toISOString().slice(0, 10)

const usageOf = (chatbot: { id: string }, query = '', token = owner) =>
  call(address, 'GET', `/chatbots/${chatbot.id}/usage${query}`, { token })
const turnsIn = (chatbot: { id: string }, query = '', token = owner) =>
  call(address, 'GET', `/chatbots/${chatbot.id}/usage/turns${query}`, { token })
const newBot = (configuration: object = {}): Promise<Chatbot> =>
  newChatbot(address, owner, { description: 'I sell tea.', configuration })

/** Makes the model report this token usage. */
function uses(input: number, output: number): void {
  const usage = { prompt_tokens: input, completion_tokens: output }
  model.serve((response) => begin(response).end(delta('Of course.') + end(usage)))
}

async function ask(chatbot: Chatbot, message = 'Do you sell tea?'): Promise<void> {
  const { status, text } = await say(address, chatbot, message)
  assert.equal(status, 200, text)
}

async function moveBack(chatbot: Chatbot, days: number): Promise<void> {
  await asServiceRole(connections, (sql) => [
    // In UTC, because a cluster refuses what depends on the session's time zone.
    sql`
      update turns set started_at = (started_at at time zone 'UTC' - ${days} * interval '1 day') at time zone 'UTC'
      where chatbot_id = ${chatbot.id}`,
    countAgain(sql, daysAfter(new Date().toISOString().slice(0, 10), -days)),
  ])
}

const NOTHING = {
  turns: 0,
  failed_turns: 0,
  input_tokens: 0,
  output_tokens: 0,
  cost_usd: 0,
  unpriced_turns: 0,
  first_token_ms: { p50: null, p99: null },
  duration_ms: { p50: null, p99: null },
  models: [],
}

test('an unused chatbot has 30 empty days and no budget', async () => {
  const { status, json } = await usageOf(await newBot())
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(json), ['days', 'totals', 'budget'])
  assert.equal(json.days.length, 30)
  for (const [index, { date, ...figures }] of json.days.entries()) {
    assert.equal(date, daysAfter(today, index - 29))
    assert.deepEqual(figures, NOTHING)
  }
  assert.deepEqual(json.totals, NOTHING)
  assert.deepEqual(json.budget, {
    daily_tokens: null,
    daily_tokens_per_visitor: null,
    used_today: 0,
    is_server_spent: false,
  })
})

test('sums the reported usage by day and by model', async () => {
  const chatbot = await newBot({ model: 'openai/gpt-4o-mini' })
  const price = (input: number, output: number) =>
    costOf('openai/gpt-4o-mini', { inputTokens: input, outputTokens: output }, PRICED) ?? assert.fail()
  for (const [input, output] of [
    [1000, 100],
    [1001, 31],
    [7, 3],
  ] as const) {
    uses(input, output)
    await ask(chatbot)
  }
  await moveBack(chatbot, 2)
  uses(500, 50)
  await ask(chatbot)
  const owned = { ownerToken: owner, chatbot }
  await configure(address, owned, { model: 'groq/llama-3.3-70b-versatile' })
  uses(300, 20)
  await ask(chatbot)
  await configure(address, owned, { model: 'builtin/answerer' })
  await ask(chatbot)
  await configure(address, owned, { model: 'ollama/llama3.2' })
  uses(40, 4)
  await ask(chatbot)
  model.serve((response) => response.writeHead(401).end())
  await ask(chatbot, 'What is the weather on Mars?')

  const { json } = await usageOf(chatbot)
  const [before, , now] = json.days.slice(-3)
  assert.deepEqual(plain(before), {
    date: daysAfter(today, -2),
    turns: 3,
    failed_turns: 0,
    input_tokens: 2008,
    output_tokens: 134,
    cost_usd: exact(price(2008, 134)),
    unpriced_turns: 0,
    models: [
      {
        model: 'openai/gpt-4o-mini',
        turns: 3,
        input_tokens: 2008,
        output_tokens: 134,
        cost_usd: exact(price(2008, 134)),
      },
    ],
  })
  assert.deepEqual(plain(now), {
    date: today,
    turns: 5,
    failed_turns: 1,
    input_tokens: 840,
    output_tokens: 74,
    cost_usd: exact(price(500, 50)),
    unpriced_turns: 1,
    models: [
      {
        model: 'openai/gpt-4o-mini',
        turns: 1,
        input_tokens: 500,
        output_tokens: 50,
        cost_usd: exact(price(500, 50)),
      },
      // An unknown host has an unknown price: null, not 0.
      {
        model: 'groq/llama-3.3-70b-versatile',
        turns: 1,
        input_tokens: 300,
        output_tokens: 20,
        cost_usd: null,
      },
      { model: 'ollama/llama3.2', turns: 1, input_tokens: 40, output_tokens: 4, cost_usd: 0 },
      // One turn chose it; in the other it apologized for a failed model.
      { model: 'builtin/answerer', turns: 2, input_tokens: 0, output_tokens: 0, cost_usd: 0 },
    ],
  })
  const { turns, input_tokens, output_tokens, cost_usd, models } = json.totals
  assert.deepEqual([turns, input_tokens, output_tokens], [8, 2848, 208])
  assert.equal(cost_usd, exact(price(2508, 184)))
  assert.deepEqual(
    models.map(({ model, turns }: { model: string; turns: number }) => [model, turns]),
    [
      ['openai/gpt-4o-mini', 4],
      ['groq/llama-3.3-70b-versatile', 1],
      ['ollama/llama3.2', 1],
      ['builtin/answerer', 2],
    ],
  )
  // On a cluster, a budget counts from when it is set.
  assert.equal(json.budget.used_today, CITUS_URL ? 0 : 914)
  for (const { first_token_ms, duration_ms, turns } of [...json.days, json.totals]) {
    for (const { p50, p99 } of [first_token_ms, duration_ms]) {
      assert.ok(turns === 0 ? p50 === null && p99 === null : p50 <= p99, JSON.stringify([p50, p99]))
    }
    assert.ok(first_token_ms.p50 <= duration_ms.p50)
  }
})

/** Removes the fields that differ between runs. */
function plain({ first_token_ms: _, duration_ms: __, ...figures }: Record<string, unknown>) {
  return figures
}

/** Floating-point sums are off by about 10⁻¹⁷. */
function exact(dollars: number): number {
  return Number(dollars.toFixed(12))
}

test('lists the usage of each turn, newest first', async () => {
  const chatbot = await newBot({ model: 'openai/gpt-4o-mini' })
  model.serve((response) => {
    begin(response).write(delta('Of '))
    setTimeout(() => response.destroy(), 30)
  })
  await ask(chatbot)
  model.serve((response) => response.writeHead(401).end())
  await ask(chatbot)
  uses(1000, 100)
  await ask(chatbot)
  const { json } = await turnsIn(chatbot)
  assert.deepEqual(Object.keys(json), ['turns', 'total', 'page', 'page_size'])
  assert.deepEqual([json.total, json.page, json.page_size], [3, 1, 20])
  const [newest, failed, cutOff] = json.turns
  assert.deepEqual(newest, {
    id: newest.id,
    conversation_id: newest.conversation_id,
    started_at: newest.started_at,
    state: 'done',
    failure: null,
    model: 'openai/gpt-4o-mini',
    input_tokens: 1000,
    output_tokens: 100,
    cost_usd: 0.00021,
    first_token_ms: newest.first_token_ms,
    duration_ms: newest.duration_ms,
  })
  assert.match(newest.id, UUID)
  assert.match(newest.conversation_id, UUID)
  assert.match(newest.started_at, TIMESTAMP)
  assert.ok(newest.first_token_ms >= 0 && newest.duration_ms >= newest.first_token_ms)
  // The built-in answerer had an answer.
  assert.deepEqual(
    [failed.state, failed.failure, failed.model],
    ['done', 'model_refused', 'builtin/answerer'],
  )
  assert.equal(failed.cost_usd, 0)
  // Its usage was never reported.
  assert.equal(cutOff.state, 'interrupted')
  assert.deepEqual([cutOff.input_tokens, cutOff.output_tokens, cutOff.cost_usd], [null, null, null])

  const second = (await turnsIn(chatbot, `?date=${today}&page=2&page_size=1`)).json
  assert.deepEqual(second, { turns: [failed], total: 3, page: 2, page_size: 1 })
  assert.deepEqual((await turnsIn(chatbot, '?page=4&page_size=1')).json.turns, [])
  await moveBack(chatbot, 3)
  assert.equal((await turnsIn(chatbot)).json.total, 0)
  assert.equal((await turnsIn(chatbot, `?date=${daysAfter(today, -3)}`)).json.total, 3)
})

test('lists a running turn and counts it once finished', async () => {
  const chatbot = await newBot({ model: 'openai/gpt-4o-mini', daily_token_budget: 100_000 })
  const { promise, resolve } = Promise.withResolvers<() => void>()
  model.serve((response) =>
    resolve(() => begin(response).end(delta('Yes.') + end({ prompt_tokens: 9, completion_tokens: 1 }))),
  )
  const asking = ask(chatbot)
  const answer = await promise
  const during = await usageOf(chatbot)
  assert.equal(during.json.totals.turns, 0)
  assert.ok(during.json.budget.used_today > 1000)
  const [turn] = (await turnsIn(chatbot)).json.turns
  assert.deepEqual([turn.state, turn.model, turn.duration_ms], ['running', null, null])
  answer()
  await asking
  const { json } = await usageOf(chatbot)
  assert.equal(json.totals.turns, 1)
  assert.deepEqual(json.budget, {
    daily_tokens: 100_000,
    daily_tokens_per_visitor: null,
    used_today: 10,
    is_server_spent: false,
  })
  assert.equal((await booked(connections, chatbot.id)).get(''), 10)
})

test('a period is inclusive and in UTC days', async () => {
  const chatbot = await newBot({ model: 'builtin/answerer' })
  for (let turn = 0; turn < 4; turn++) await ask(chatbot)
  const times = [
    '2026-02-28T23:59:59.999999Z',
    '2026-03-01T00:00:00Z',
    '2026-03-01T23:59:59.999Z',
    '2026-03-02T00:00:00Z',
  ]
  const [turns] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`select id from turns where chatbot_id = ${chatbot.id}`,
  ])
  await asServiceRole(connections, (sql) => [
    ...turns.map(
      ({ id }, index) =>
        sql`update turns set started_at = ${times[index] ?? ''}::text::timestamptz where id = ${id}`,
    ),
    countAgain(sql, '2026-02-28'),
  ])
  const { json } = await usageOf(chatbot, '?from=2026-02-28&to=2026-03-01')
  assert.deepEqual(
    json.days.map(({ date, turns }: { date: string; turns: number }) => [date, turns]),
    [
      ['2026-02-28', 1],
      ['2026-03-01', 2],
    ],
  )
  assert.equal(json.totals.turns, 3)
  assert.equal((await turnsIn(chatbot, '?date=2026-03-01')).json.total, 2)
  // Defaults: thirty days, until today.
  assert.equal((await usageOf(chatbot, '?to=2026-03-02')).json.days[0].date, '2026-02-01')
  assert.equal((await usageOf(chatbot, `?from=${daysAfter(today, -1)}`)).json.days.length, 2)
  assert.equal((await usageOf(chatbot, '?from=2024-01-01&to=2024-12-31')).json.days.length, 366)
  for (const to of ['1970-01-01', '9999-12-31'])
    assert.equal((await usageOf(chatbot, `?to=${to}`)).status, 200)
})

test('rejects invalid dates', async () => {
  const chatbot = await newBot()
  const wrong = [
    '2026-02-30',
    '2026-2-1',
    'yesterday',
    '',
    '20260201',
    '2026-02-01T00:00:00Z',
    '0000-01-01',
    '1969-12-31',
  ]
  for (const date of wrong) {
    for (const name of ['from', 'to']) assertInvalid(await usageOf(chatbot, `?${name}=${date}`), name, date)
    assertInvalid(await turnsIn(chatbot, `?date=${date}`), 'date', date)
  }
  assertInvalid(await usageOf(chatbot, '?from=2026-02-02&to=2026-02-01'), 'from')
  assertInvalid(await usageOf(chatbot, '?from=2026-01-01&to=2027-01-02'), 'from')
  assertInvalid(await usageOf(chatbot, `?from=${daysAfter(today, 1)}`), 'from')
  assertInvalid(await turnsIn(chatbot, '?page=0'), 'page')
  assertInvalid(await turnsIn(chatbot, '?page_size=101'), 'page_size')
})

test('only the owner can read usage', async () => {
  const chatbot = await newBot()
  const other = await newUser(address)
  for (const path of ['usage', 'usage/turns']) {
    const at = (id: string, token?: string) =>
      call(address, 'GET', `/chatbots/${id}/${path}`, token ? { token } : {})
    assertProblem(await at(chatbot.id), 401, 'Invalid authentication credentials', 'token_missing')
    assertProblem(
      await at(chatbot.id, 'nonsense'),
      401,
      'Invalid authentication credentials',
      'token_invalid',
    )
    for (const id of [chatbot.id, NEVER_EXISTED, 'none']) assertNoChatbot(await at(id, other))
    assertNoChatbot(await at(NEVER_EXISTED, owner))
  }
})

test('accepts a token count or null as a budget', async () => {
  for (const key of ['daily_token_budget', 'daily_token_budget_per_visitor']) {
    for (const wrong of [-1, 1.5, '5', true, 1e13]) {
      const body = { name: 'x', configuration: { [key]: wrong } }
      const answer = await call(address, 'POST', '/chatbots', { token: owner, body })
      assertInvalid(answer, `configuration.${key}`, String(wrong))
    }
    for (const right of [0, 1, 1e12]) {
      const chatbot = await newBot({ [key]: right })
      assert.equal(chatbot.configuration[key], right)
      const { budget } = (await usageOf(chatbot)).json
      const name = key === 'daily_token_budget' ? 'daily_tokens' : 'daily_tokens_per_visitor'
      assert.equal(budget[name], right)
      await configure(address, { ownerToken: owner, chatbot }, { [key]: null })
      assert.equal((await usageOf(chatbot)).json.budget[name], null)
    }
  }
})
