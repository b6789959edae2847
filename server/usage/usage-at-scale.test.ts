/** Query performance of usage statistics with many turns. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReservedSql, Row } from 'postgres'
import { call, newUser } from '../../testing/client.ts'
import { newChatbot } from '../../testing/creators.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { countAgain } from '../../testing/past-days.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { sumPastDays } from './day-sums.ts'
import { daysAfter, listTurns } from './usage-queries.ts'

const { address, connections } = await startTestFrontdesk()
const token = await newUser(address)
const chatbot = await newChatbot(address, token)
const own = { owner: { userId: chatbot.user_id }, chatbotId: chatbot.id }
const today = new Date().toISOString().slice(0, 10)
const YEAR = { from: daysAfter(today, -364), to: today }
const TURNS = 100_000

const BATCH = 10_000

await asServiceRole(connections, (sql) => [
  sql`insert into conversations (chatbot_id, is_client) select ${chatbot.id}, true from generate_series(1, 1000)`,
  countAgain(sql, YEAR.from),
])
// A year of turns, evenly. In batches: no transaction is waited for as long as all of them take.
for (let first = 1; first < TURNS; first += BATCH) {
  await asServiceRole(connections, (sql) => [
    sql`
      insert into turns (home, conversation_id, owner_id, client_id, chatbot_id, user_message_id, state, model,
        input_tokens, output_tokens, cost_usd, first_token_ms, duration_ms, started_at)
      select c.ids[1 + n % 1000], c.ids[1 + n % 1000], ${chatbot.user_id}, ${chatbot.id}, ${chatbot.id},
        gen_random_uuid(), 'done', 'openai/gpt-' || n % 3, 10, 1, 0.001,
        n % 100, n % 1000, ${YEAR.from}::text::timestamp at time zone 'UTC' + (n - 1) * interval '365 days' / ${TURNS}
      from generate_series(${first}::integer, ${first + BATCH - 1}::integer) n,
        (select array_agg(id) as ids from conversations where is_client) c`,
  ])
}

/** Runs what is given with the plans of its queries in the place of their results. */
async function plansOf(run: (connections: Connections) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const explaining = {
    schema: connections.schema,
    statementTimeout: connections.statementTimeout,
    use: (run: (sql: ReservedSql) => Promise<unknown>) =>
      connections.use((sql) => {
        const explain = (strings: TemplateStringsArray, ...values: never[]) => {
          if (!/^\s*select (?!set_config)/.test(strings[0] ?? '')) return sql(strings, ...values)
          const explained = [`explain (analyze, costs off) ${strings[0]}`, ...strings.slice(1)]
          const query = sql(Object.assign(explained, { raw: explained }), ...values)
          const keep = (rows: Row[]) => plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
          // Later: asking for the result sends the query, and the transaction has not begun yet.
          queueMicrotask(() => query.then(keep).catch(() => {}))
          return query
        }
        return run(Object.assign(explain, { unsafe: sql.unsafe }) as unknown as ReservedSql)
      }),
  } as unknown as Connections
  await run(explaining).catch(() => {})
  assert.ok(plans.length > 0)
  return plans.join('\n')
}

test('finds the turns of a day with the index', async () => {
  const day = { from: today, to: today, page: 1, pageSize: 20 }
  const plans = await plansOf((explaining) => listTurns(explaining, own, day))
  assert.match(plans, /turns_of_chatbot/)
  assert.doesNotMatch(plans, /Seq Scan|conversations/)
})

test('adds up a year of 100,000 turns quickly', async () => {
  await sumPastDays(connections)
  const startedAt = performance.now()
  const { status, json } = await call(address, 'GET', `/chatbots/${chatbot.id}/usage?from=${YEAR.from}`, {
    token,
  })
  const milliseconds = performance.now() - startedAt
  assert.equal(status, 200)
  assert.ok(milliseconds < 5000, `${milliseconds}`)
  const { models, first_token_ms, duration_ms, ...totals } = json.totals
  assert.deepEqual(totals, {
    turns: TURNS,
    failed_turns: 0,
    input_tokens: 10 * TURNS,
    output_tokens: TURNS,
    cost_usd: TURNS / 1000,
    unpriced_turns: 0,
  })
  const within = (found: number, wanted: number) => assert.ok(Math.abs(found - wanted) <= 1 + wanted * 0.01)
  within(first_token_ms.p50, 49)
  within(first_token_ms.p99, 98)
  within(duration_ms.p50, 499)
  within(duration_ms.p99, 989)
  assert.equal(models.length, 3)
  assert.equal(json.days.length, 365)
  for (const key of ['turns', 'input_tokens', 'output_tokens']) {
    const sum = (parts: Record<string, number>[]) =>
      parts.reduce((total, part) => total + (part[key] ?? NaN), 0)
    assert.equal(sum(json.days), json.totals[key])
    assert.equal(sum(models), json.totals[key])
  }
})

test('sums the tokens of today’s turns with the index for a new budget', async () => {
  const msOf = async (ask: () => Promise<unknown>) => {
    const startedAt = performance.now()
    await ask()
    return performance.now() - startedAt
  }
  const ofToday = () =>
    asServiceRole(connections, (sql) => [
      sql<{ tokens: number }[]>`
        select frontdesk_tokens_used(${chatbot.id}, '', ${today}::text::timestamp at time zone 'UTC')::integer as tokens`,
    ])
  const ofAll = () => asServiceRole(connections, (sql) => [sql`select sum(duration_ms) from turns`])
  const ratios: number[] = []
  for (let round = 0; round < 5; round += 1) ratios.push((await msOf(ofToday)) / (await msOf(ofAll)))
  assert.ok(Math.min(...ratios) < 0.5, `beside a sum of all turns: ${ratios}`)
  const [rows] = await ofToday()
  const ofDay = Math.floor(TURNS / 365)
  assert.ok(Math.abs((rows[0]?.tokens ?? 0) - 11 * ofDay) <= 11, `${rows[0]?.tokens}`)
})
