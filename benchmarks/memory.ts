/**
 * `npm run bench -- --memory`: resident memory when idle, right after the load and a minute later, and what
 * it consists of; memory for each open event stream.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newConversation, newSession, newUser } from '../testing/client.ts'
import { type Caller, putLoad } from './load.ts'
import { type MemoryUsage, memoryUsageOf } from './memory-usage.ts'
import { type Program, startCommandOf, startProgram } from './programs.ts'
import { inTurn, JSON_BODY, MESSAGE, SECRET_KEY } from './scenarios.ts'
import { measureStreams } from './streams.ts'

export type MemoryPlan = {
  /** Of each load. */
  seconds: number
  folder: string
  /** Without it, the embedded database. */
  databaseUrl: string | undefined
  checkout: string
  name: string
  /** The fake model's address. */
  model: string
  /** Open event streams to measure with, in ascending order; empty for none. */
  streams: readonly number[]
}

/** Longer than the last work of start-up, and than the quiet time before the server returns memory. */
const SETTLE_MS = 45_000
const AFTERWARDS_MS = 60_000
const MOBILE_CALLERS = 32
const PAGE_CALLERS = 8
const CONVERSATIONS_OF_CALLER = 10

export async function measureMemory(plan: MemoryPlan): Promise<void> {
  // The first start prepares the database and the cache of compiled code.
  await (await startServer(plan))[Symbol.asyncDispose]()
  await measureIdleAndLoad(plan)
  if (plan.streams.length === 0) return
  await using frontdesk = await startServer(plan)
  await sleep(SETTLE_MS)
  await measureStreams(frontdesk, plan.streams)
}

async function measureIdleAndLoad(plan: MemoryPlan): Promise<void> {
  await using frontdesk = await startServer(plan)
  const show = async (when: string) => print(when, await memoryUsageOf(frontdesk, probeOf(plan)))
  printHead(plan.name)
  await sleep(SETTLE_MS)
  await show('idle')
  for (const callers of [await mobileCallers(frontdesk), await pageCallers(frontdesk)])
    await putLoad(frontdesk.address, callers, plan.seconds)
  await show('right after the load')
  await sleep(AFTERWARDS_MS)
  await show('a minute after')
}

async function startServer({ checkout, folder, databaseUrl, model, name }: MemoryPlan): Promise<Program> {
  const { nodeArguments, ...command } = await startCommandOf(checkout)
  const probe = join(import.meta.dirname, 'memory-probe.js')
  return startProgram({
    name,
    ...command,
    nodeArguments: [...nodeArguments, '--import', probe],
    folder,
    env: {
      PORT: '0',
      LIMIT_SCALE: '0',
      SECRET_KEY,
      OPENAI_BASE_URL: `${model}/v1`,
      MEMORY_PROBE: probeOf({ folder, name }),
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    },
  })
}

function probeOf({ folder, name }: Pick<MemoryPlan, 'folder' | 'name'>): string {
  return join(folder, `${name}.memory`)
}

/** Through the API, because nothing else reaches the embedded database. */
async function mobileCallers({ address }: Program): Promise<Caller[]> {
  return times(MOBILE_CALLERS, async () => {
    const token = await newUser(address)
    const numbers = await times(CONVERSATIONS_OF_CALLER, () => newConversation(address, token))
    const headers = { ...JSON_BODY, authorization: `Bearer ${token}` }
    const body = JSON.stringify({ content: MESSAGE })
    return inTurn(numbers, (number) => ({ path: `/conversations/${number}/messages`, headers, body }))
  })
}

async function pageCallers({ address, sampleChatbotId }: Program): Promise<Caller[]> {
  const headers = { ...JSON_BODY, accept: 'text/event-stream' }
  return times(PAGE_CALLERS, async () => {
    const sessions = await times(CONVERSATIONS_OF_CALLER, () => newSession(address, sampleChatbotId))
    return inTurn(sessions, (id) => ({
      path: '/api/chat/widget',
      headers,
      body: JSON.stringify({ session_id: id, message: MESSAGE }),
    }))
  })
}

/** One after the other, so that making them is no load of its own. */
async function times<Result>(count: number, make: () => Promise<Result>): Promise<Result[]> {
  const made: Result[] = []
  while (made.length < count) made.push(await make())
  return made
}

const COLUMNS: [title: string, of: (usage: MemoryUsage) => number][] = [
  ['resident', ({ resident }) => resident],
  ['program', ({ files }) => files],
  ['heap', ({ heap }) => heap],
  ['of it used', ({ heapUsed }) => heapUsed],
  ['buffers, wasm', ({ buffers }) => buffers],
  ['rest', ({ rest }) => rest],
]

function printHead(name: string): void {
  console.log(`\n${`${name}, MiB`.padEnd(36)}${COLUMNS.map(([title]) => title.padStart(15)).join('')}`)
}

function print(when: string, usage: MemoryUsage): void {
  console.log(`  ${when.padEnd(34)}${COLUMNS.map(([, of]) => of(usage).toFixed(0).padStart(15)).join('')}`)
}
