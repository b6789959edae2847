/**
 * `npm run bench -- --growth`: the time of a turn and of each list with 10³ to 10⁷ messages stored; README.md explains
 * the figures. Each size has a database and a server of its own, so that turns are measured in the same rounds.
 */
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { DEFAULT_SCHEMA } from '../../server/database/schema-name.ts'
import { makeUsers } from '../people.ts'
import { createDatabase, findPostgres } from '../postgres-server.ts'
import { type Program, startCommandOf, startProgram } from '../programs.ts'
import { SECRET_KEY } from '../scenarios.ts'
import { ownerCalls, userCalls } from './calls.ts'
import { fillDatabase } from './fill.ts'
import { printSizes, printTimes, printTurns, type Size } from './print.ts'
import { measureSizes } from './size.ts'
import { timeCall } from './time-calls.ts'
import { measureTurns } from './turns.ts'
import { makePeople, worldOf } from './world.ts'

export type GrowthPlan = {
  /** Numbers of messages, in ascending order. */
  messages: number[]
  rounds: number
  /** Of each size in each round. */
  seconds: number
  folder: string
}

/** Nothing here is worth waiting for a disk; more memory than the defaults of the year 2000. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '2GB',
  max_wal_size: '8GB',
  max_connections: '200',
}

export async function measureGrowth(plan: GrowthPlan): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const server = stack.use(await findPostgres(plan.folder, SETTINGS))
  const model = stack.use(
    await startProgram({
      name: 'fake model',
      script: join(import.meta.dirname, '../fake-model.ts'),
      env: {},
      folder: plan.folder,
    }),
  )
  const sizes: Size[] = []
  for (const messages of plan.messages) {
    const { url } = stack.use(await createDatabase(server))
    const sql = postgres(url, {
      max: 1,
      onnotice: () => {},
      connection: { search_path: `${DEFAULT_SCHEMA}, public` },
    })
    stack.defer(() => sql.end())
    const env = { OPENAI_BASE_URL: `${model.address}/v1`, DATABASE_URL: url }
    const program = stack.use(await startServer(`${messages} messages`, env, plan.folder))
    sizes.push(await measureSize(program, sql, messages))
  }
  printTurns(sizes, await measureTurns(sizes, plan))
  printTimes(sizes)
  printSizes(sizes)
}

async function startServer(name: string, env: Record<string, string>, folder: string): Promise<Program> {
  const own = { ...env, PORT: '0', LIMIT_SCALE: '0', SECRET_KEY }
  const command = await startCommandOf(join(import.meta.dirname, '../..'))
  return startProgram({ name, env: own, folder, ...command })
}

async function measureSize(program: Program, sql: Sql, messages: number): Promise<Size> {
  const people = await makePeople(program.address, messages)
  const startedAt = performance.now()
  await fillDatabase(sql, messages, people.known)
  const seconds = (performance.now() - startedAt) / 1000
  console.log(`${messages.toExponential()} messages in ${seconds.toFixed(0)} s`)
  const world = await worldOf(sql, program.address, people)
  const times: Size['times'] = new Map()
  for (const call of [...ownerCalls(world), ...userCalls(world)])
    times.set(call.name, await timeCall(program.address, call))
  const bytes = await measureSizes(sql)
  const users = await makeUsers(program.address, 8)
  // The largest chatbot has a form, whose turns ask the model for something else.
  return { messages, program, sql, users, chatbotId: world.unread.chatbotId, times, bytes }
}
