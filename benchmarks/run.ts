/**
 * `npm run bench`: turns per second through the mobile door and time to first token through the page's
 * stream, beside the floor; resident memory. What each figure means: README.md.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { DEFAULT_SCHEMA } from '../server/database/schema-name.ts'
import { FAKE_REPLY } from './fake-reply.ts'
import { idleMemory } from './idle-memory.ts'
import { measureOverload } from './overload.ts'
import { countStored, makeUsers } from './people.ts'
import { createDatabase, findPostgres, NoPostgres } from './postgres-server.ts'
import { residentMiBOf } from './process-usage.ts'
import { type Program, startProgram } from './programs.ts'
import { printMemory, printMobile, printStream } from './report.ts'
import { measure, type Plan } from './rounds.ts'
import { mobileDoor, pageStream, SECRET_KEY } from './scenarios.ts'

const MOBILE_CALLERS = 32
const PAGE_CALLERS = 8

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    /** What five times the load that the server can bear does to it, and nothing else. */
    overload: { type: 'boolean', default: false },
    /** With `--overload`: on the embedded database instead of Postgres. */
    embedded: { type: 'boolean', default: false },
    /** With `--overload`: fail when less than this is left of the best throughput. */
    least: { type: 'string', default: '0' },
    /** Other checkouts of Frontdesk, measured in the same rounds. */
    beside: { type: 'string', multiple: true, default: [] },
    /** A folder for CPU profiles of the servers; read them with profile.ts. */
    profile: { type: 'string' },
  },
})
const rounds = Number(options.rounds)
const plan: Plan = { warmUpSeconds: 4, seconds: Number(options.seconds ?? 4), rounds }

let isInterrupted = false
await using stack = new AsyncDisposableStack()
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    isInterrupted = true
    stack.disposeAsync().finally(() => process.exit(code))
  })
}
try {
  await run()
} catch (error) {
  // What fails after a Ctrl-C fails because of it.
  if (!isInterrupted) console.error(error instanceof NoPostgres ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  if (options.overload) {
    const { embedded, beside } = options
    const plan = { seconds: Number(options.seconds ?? 10), rounds, embedded, beside, folder }
    return measureOverload({ ...plan, leastRatio: Number(options.least) })
  }
  const database = stack.use(await createDatabase(stack.use(await findPostgres(folder))))
  const model = stack.use(
    await startProgram({ name: 'fake model', script: here('fake-model.ts'), env: {}, folder }),
  )
  const env = { DATABASE_URL: database.url, OPENAI_BASE_URL: `${model.address}/v1` }
  const programs = await startServers(env, folder)
  const sql = postgres(database.url, {
    max: 4,
    onnotice: () => {},
    connection: { search_path: DEFAULT_SCHEMA },
  })
  stack.defer(() => sql.end())

  await measureSpeed(programs, sql)
  const memory = new Map(programs.map(({ name, pid }) => [`${name}, after the run`, residentMiBOf(pid)]))
  for (const [name, mebibytes] of await idleMemory(database.url, folder)) memory.set(name, mebibytes)
  printMemory(memory)
}

/** Frontdesk first: it makes the schema and the chatbot that the floor uses too. */
async function startServers(env: Record<string, string>, folder: string): Promise<Program[]> {
  const frontdeskEnv = { ...env, PORT: '0', LIMIT_SCALE: '0', SECRET_KEY }
  const nodeArguments = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`] : []
  const start = async (name: string, script: string, env: Record<string, string>) =>
    stack.use(await startProgram({ name, script, env, folder, nodeArguments }))
  const frontdesk = await start('frontdesk', here('../server/main.ts'), frontdeskEnv)
  const floor = await start('floor', here('floor.ts'), env)
  const programs = [floor, frontdesk]
  for (const checkout of options.beside.map((path) => resolve(path))) {
    programs.push(await start(basename(checkout), join(checkout, 'server/main.ts'), frontdeskEnv))
  }
  return programs
}

async function measureSpeed(programs: readonly Program[], sql: postgres.Sql): Promise<void> {
  let answered = 0
  const count = (turns: number) => {
    answered += turns
  }
  const users = await makeUsers(programs[1]?.address ?? '', MOBILE_CALLERS)
  const mobile = mobileDoor(sql, users)
  const page = pageStream(sql, PAGE_CALLERS)
  console.log(`${plan.rounds} rounds of ${plan.seconds} s; medians, in brackets the least and the greatest`)
  printMobile(mobile.name, await measure(mobile, programs, plan, count))
  printStream(page.name, await measure(page, programs, plan, count))

  const stored = await countStored(sql, FAKE_REPLY)
  const isHonest =
    stored.turns === answered && stored.replies === answered && stored.messages === 2 * answered
  if (!isHonest) throw new Error(`${answered} turns were answered, and stored: ${JSON.stringify(stored)}`)
}

function here(file: string): string {
  return join(import.meta.dirname, file)
}
