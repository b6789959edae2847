/** Budgets in several parts: docs/decisions/0049. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { SERVER_URL } from '../../testing/database.ts'
import { startTestFrontdesk } from '../../testing/frontdesk.ts'
import { asServiceRole } from '../database/transaction.ts'
import { refund, reserve } from './budgets.ts'

const { connections, database } = await startTestFrontdesk({ env: { LOG_LEVEL: 'error' } })
const needsServer = { skip: SERVER_URL ? false : 'the embedded database runs one transaction at a time' }
const day = new Date().toISOString().slice(0, 10)

type Part = { part: number; tokens: number; granted: number; most: number }

async function partsOf(scope: string): Promise<Part[]> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<Part[]>`
      select part, tokens::float8 as tokens, granted::float8 as granted, most::float8 as most
      from budget_days where scope = ${scope} order by part`,
  ])
  return rows
}

const usedOf = async (scope: string) => (await partsOf(scope)).reduce((sum, { tokens }) => sum + tokens, 0)

/** A budget of 1000 with 100 used, whose part 1 holds 800 more. */
async function splitBudget(): Promise<string> {
  const scope = `visitors ${randomUUID()}`
  await asServiceRole(connections, (sql) => [
    sql`
      insert into budget_days (scope, day, part, tokens, granted, most)
      values (${scope}, ${day}::text::date, 0, 0, 900, 0), (${scope}, ${day}::text::date, 1, 100, 900, 1000)`,
  ])
  return scope
}

const reserveOne = (scope: string, tokens: number, limit: number) =>
  reserve(connections, { day, scopes: [scope], tokens: [tokens], limits: [limit] })

test('the parts return unused tokens down to the last one', async () => {
  const scope = await splitBudget()
  assert.equal(await reserveOne(scope, 901, 1000), scope)
  assert.equal(await usedOf(scope), 100)
  assert.equal(await reserveOne(scope, 900, 1000), undefined)
  assert.equal(await usedOf(scope), 1000)
  assert.equal(await reserveOne(scope, 1, 1000), scope)
})

test('a part does not serve a budget that was lowered after its grant', async () => {
  const scope = await splitBudget()
  assert.equal(await reserveOne(scope, 100, 199), scope)
  assert.equal(await usedOf(scope), 100)
  assert.equal(await reserveOne(scope, 100, 200), undefined)
  assert.equal(await reserveOne(scope, 1, 200), scope)
  // The limit is raised again, and the part serves as before.
  assert.equal(await reserveOne(scope, 800, 1000), undefined)
  assert.equal(await usedOf(scope), 1000)
})

test('a refusal returns what was reserved in earlier budgets', async () => {
  const [first, second] = [await splitBudget(), await splitBudget()]
  const wanted = { day, scopes: [first, second], tokens: [500, 500], limits: [1000, 550] }
  assert.equal(await reserve(connections, wanted), second)
  assert.deepEqual([await usedOf(first), await usedOf(second)], [100, 100])
})

test('a refund to any part can be used again', async () => {
  const scope = await splitBudget()
  assert.equal(await reserveOne(scope, 900, 1000), undefined)
  await refund(connections, { day, scopes: [scope], deltas: [-850] })
  assert.equal(await usedOf(scope), 150)
  assert.equal(await reserveOne(scope, 850, 1000), undefined)
  assert.equal(await reserveOne(scope, 1, 1000), scope)
})

test(
  'two turns at the same moment do not wait for each other once the budget is split',
  needsServer,
  async () => {
    const scope = await splitBudget()
    const add = (run: (sql: Parameters<Parameters<typeof connections.use>[0]>[0]) => Promise<unknown>) =>
      connections.use(async (sql) => {
        await sql.unsafe(`begin; set local search_path = ${connections.schema}; set local lock_timeout = 200`)
        try {
          await sql`select frontdesk_reserve_tokens(${day}::text::date, array[${scope}], array[10]::bigint[], array[1000]::bigint[])`
          await run(sql)
        } finally {
          await sql`commit`
        }
      })
    // The second one begins and ends while the first is open.
    await add(() => add(async () => {}))
    assert.equal(await usedOf(scope), 120)
  },
)

test('two processes split a budget, never exceed it, and use it up', needsServer, async () => {
  const other = await startTestFrontdesk({ database, env: { LOG_LEVEL: 'error' } })
  const scope = `visitors ${randomUUID()}`
  const limit = 400_000
  let total = 0
  let refusals = 0
  let most = 0
  const talk = async (worker: number) => {
    const { connections: own } = worker % 2 ? other : { connections }
    while (refusals < 16) {
      const tokens = 900 + worker
      const refused = await reserve(own, { day, scopes: [scope], tokens: [tokens], limits: [limit] })
      if (refused) refusals++
      else {
        most = Math.max(most, await usedOf(scope))
        await refund(own, { day, scopes: [scope], deltas: [500 - tokens] })
        total += 500
      }
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, worker) => talk(worker)))
  const parts = await partsOf(scope)
  assert.equal(await usedOf(scope), total)
  assert.ok(most <= limit && total > limit - 16 * 1000, `${most} ${total}`)
  assert.ok(parts.length > 1, 'the budget was split')
  assert.ok(parts.every(({ part, tokens, granted }) => part === 0 || tokens <= granted))
})
