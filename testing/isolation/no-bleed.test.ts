/**
 * Many tenants at once through few connections, with clients that disconnect at random. No tenant may receive
 * another's data, and every text must be stored in the right place.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { asServiceRole } from '../../server/database/transaction.ts'
import type { Call } from '../client.ts'
import { startFakeModel } from '../fake-model.ts'
import { Random } from '../faults/random.ts'
import { startTestFrontdesk } from '../frontdesk.ts'
import { MAIN_SYSTEM } from '../onboarding.ts'
import { drawCall } from './no-bleed-calls.ts'
import { newTenants, type SmallTenant } from './no-bleed-tenants.ts'
import { storedRows } from './rows.ts'
import { CANARY } from './tenants.ts'

const REQUESTS = Number(process.env.NO_BLEED_REQUESTS ?? 2000)
const SEED = process.env.NO_BLEED_SEED ?? String(Date.now())
const TENANTS = 50
const AT_ONCE = 40
const ABORTED = 0.3
const MAX_WAIT_MS = 40

const { mock, env } = await startFakeModel()
/** Repeats all marks in its input: those of another conversation would show. */
mock.onMessage(/.*/, ({ messages }) => {
  const marks = new Set(JSON.stringify(messages).match(CANARY))
  return { content: `I was told of ${[...marks].join(' and ')}, and of nobody else, as far as I can say.` }
})
const { address, connections } = await startTestFrontdesk({
  env: { ...env, EXTERNAL_JWT_SECRET: MAIN_SYSTEM, USE_AI_CHATBOT: 'false', LOG_LEVEL: 'error' },
  poolSize: 2,
})

const counts = { answered: 0, aborted: 0, marked: 0, refused: 0, foreign: 0 }

/** @returns the part of the answer that arrived before the client disconnected */
async function send(method: string, path: string, { token, body, headers }: Call, timeoutMs?: number) {
  const leaving = new AbortController()
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => leaving.abort(), timeoutMs)
  let text = ''
  try {
    const response = await fetch(address + path, {
      method,
      signal: leaving.signal,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    text = [...response.headers].join()
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true })
    return { status: response.status, text }
  } catch (error) {
    if (leaving.signal.aborted) return { status: undefined, text }
    // A stream whose turn fails for lack of a connection is cut off: its status 200 was already sent.
    if (text !== '' && (error as Error).message === 'terminated') return { status: 503, text }
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function callOnce(random: Random, tenant: SmallTenant): Promise<void> {
  const [method, path, options] = drawCall(random, tenant)
  const timeoutMs = random.chance(ABORTED) ? random.between(0, MAX_WAIT_MS) : undefined
  const { status, text } = await send(method, path, options, timeoutMs)
  const marks: string[] = text.match(CANARY) ?? []
  if (status === undefined) counts.aborted++
  else counts.answered++
  if (status === 503) counts.refused++
  // A caller mistaken for another would not find their own data.
  else if (status !== undefined) assert.ok(status < 400, `${method} ${path}: ${status} ${text}`)
  if (marks.includes(tenant.canary)) counts.marked++
  const foreign = marks.filter((mark) => mark !== tenant.canary)
  counts.foreign += foreign.length
  assert.deepEqual(foreign, [], `${method} ${path} of ${tenant.canary} with seed ${SEED}: ${text}`)
}

/** Turns continue without their client. */
async function untilNothingRuns(): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    const [rows] = await asServiceRole(connections, (sql) => [
      sql`select from turns where state = 'running' limit 1`,
    ])
    if (rows.length === 0) return
    await sleep(100)
  }
  assert.fail('turns still run')
}

test("no tenant receives another's data", { timeout: 180_000 + REQUESTS * 60 }, async (t) => {
  const tenants = await newTenants(address, TENANTS)
  const startedAt = performance.now()
  const random = new Random(SEED)
  let begun = 0
  const call = async () => {
    while (begun++ < REQUESTS) await callOnce(random, random.pick(tenants))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, call))
  await untilNothingRuns()
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  t.diagnostic(`${REQUESTS} requests in ${seconds} s, seed ${SEED}: ${JSON.stringify(counts)}`)
  // Otherwise there was no data that could have leaked.
  assert.ok(counts.marked > REQUESTS / 4 && counts.aborted > REQUESTS / 20)
  assert.ok(counts.refused < counts.answered / 20)
  await auditRows(tenants, (text) => t.diagnostic(text))
})

/** Each mark must be in a row of its tenant. */
async function auditRows(tenants: readonly SmallTenant[], say: (text: string) => void): Promise<void> {
  const markOf = new Map(tenants.map(({ userId, canary }) => [userId, canary]))
  const rows = await storedRows(connections)
  let count = 0
  for (const { table, id, owner, row } of rows) {
    const marks = new Set(JSON.stringify(row).match(CANARY))
    const own = owner === null ? undefined : markOf.get(owner)
    for (const mark of marks) assert.equal(mark, own, `${table} ${id}: ${JSON.stringify(row)}`)
    count += marks.size
  }
  const messages = rows.filter(({ table }) => table === 'messages')
  const passages = rows.filter(({ table, row }) => table === 'passages' && /canary-/.test(String(row.text)))
  assert.ok(passages.length >= TENANTS, `${passages.length} passages`)
  say(`${rows.length} rows, ${messages.length} of them messages, ${count} with a mark: each where it belongs`)
  assert.ok(count > REQUESTS / 10 && messages.every(({ owner }) => owner !== null && markOf.has(owner)))
}
