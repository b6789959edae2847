/**
 * `npm run bench`: turns per second through the mobile API and time to first token through the page's stream,
 * compared with the floor; resident memory. README.md explains the figures.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { DEFAULT_SCHEMA } from '../server/database/schema-name.ts'
import type { PostgresServer } from '../testing/postgres-process.ts'
import { measureCluster, NoCluster } from './cluster.ts'
import { measureGrowth } from './growth/growth.ts'
import { idleMemory } from './idle-memory.ts'
import { measureKnowledge } from './knowledge.ts'
import { measureMemory } from './memory.ts'
import { measureOverload } from './overload.ts'
import { makeUsers } from './people.ts'
import { createDatabase, findPostgres, NoPostgres, pidOf } from './postgres-server.ts'
import { residentMiBOf } from './process-usage.ts'
import { measureProcesses } from './processes.ts'
import { type Program, type ProgramOptions, startCommandOf, startProgram } from './programs.ts'
import { printMemory } from './report.ts'
import type { Plan } from './rounds.ts'
import { mobileApi, SECRET_KEY } from './scenarios.ts'
import { measureSpeed, type Served } from './speed.ts'
import { measureStarts, type StartPlan } from './start-time.ts'
import { COUNT_STATEMENTS, measureStatements } from './statements.ts'

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string' },
    /** Only measure an overload of five times the server's capacity. */
    overload: { type: 'boolean', default: false },
    /** Only measure resident memory, and memory for each event stream. */
    memory: { type: 'boolean', default: false },
    /** With `--memory`: this many open event streams, in ascending order. */
    streams: { type: 'string', multiple: true, default: ['1000', '10000'] },
    /** Only measure starts. */
    start: { type: 'boolean', default: false },
    /** With `--overload` and `--memory`: on the embedded database instead of Postgres. */
    embedded: { type: 'boolean', default: false },
    /** With `--overload`: fail below this share of the best throughput. */
    least: { type: 'string', default: '0' },
    /** Other checkouts of Frontdesk, measured in the same rounds. */
    beside: { type: 'string', multiple: true, default: [] },
    /** Only measure the scenarios whose name contains this. */
    only: { type: 'string', default: '' },
    /** Only measure what each statement of a turn costs in Postgres. */
    statements: { type: 'boolean', default: false },
    /** Users of the mobile API; statements of few of them do not wait for a processor. */
    callers: { type: 'string', default: '32' },
    /** Only measure these numbers of processes on one Postgres and one Redis, such as 1,2,4. */
    processes: { type: 'string' },
    /** Only measure a Citus cluster beside a plain database. */
    citus: { type: 'boolean', default: false },
    /** Only measure turns and lists with more and more messages stored. */
    growth: { type: 'boolean', default: false },
    /** With `--growth`: the numbers of messages, in ascending order. */
    messages: { type: 'string', default: '1000,10000,100000,1000000' },
    /** Only measure how well and how fast questions find their passages; a folder with questions. */
    knowledge: { type: 'string' },
    /** A folder for CPU profiles of the servers; read them with profile.ts. */
    profile: { type: 'string' },
  },
})
const rounds = Number(options.rounds)
const seconds = Number(options.seconds ?? 4)

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
  // A failure after Ctrl-C is a consequence of it.
  if (!isInterrupted)
    console.error(error instanceof NoPostgres || error instanceof NoCluster ? error.message : error)
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
  if (options.processes) {
    const counts = options.processes.split(',').map(Number)
    const [checkout = here('..')] = options.beside
    return measureProcesses({ counts, seconds, folder, checkout: resolve(checkout) })
  }
  if (options.citus) return measureCluster({ rounds, seconds, folder })
  if (options.knowledge) return measureKnowledge(resolve(options.knowledge), folder)
  if (options.start) return measureStartsOf(folder)
  if (options.memory) return measureMemoryOf(folder)
  if (options.growth) {
    const messages = options.messages.split(',').map(Number)
    return measureGrowth({ messages, rounds, seconds: seconds, folder })
  }
  const server = stack.use(await findPostgres(folder, options.statements ? COUNT_STATEMENTS : {}))
  const model = await startModel(folder)
  const env = { OPENAI_BASE_URL: `${model.address}/v1` }
  const { programs, databaseUrl } = await startServers(server, env, folder)

  if (options.statements) {
    for (const { program, sql, users } of programs)
      await measureStatements({ program, scenario: mobileApi(sql, users) }, sql, seconds)
    return
  }
  const plan: Plan = { warmUpSeconds: 4, seconds, rounds, postgresPids: [await pidOf(server)] }
  await measureSpeed(programs, model.address, plan, options.only)
  const memory = new Map(
    programs.map(({ program: { name, pid } }) => [`${name}, after the run`, residentMiBOf(pid)]),
  )
  for (const [name, mebibytes] of await idleMemory(databaseUrl, folder)) memory.set(name, mebibytes)
  printMemory(memory)
}

async function startModel(folder: string): Promise<Program> {
  return stack.use(await startProgram({ name: 'fake model', script: here('fake-model.ts'), env: {}, folder }))
}

/** This checkout, and those beside it. */
function checkouts(): { name: string; path: string }[] {
  return [here('..'), ...options.beside].map((path, index) => ({
    path: resolve(path),
    name: index === 0 ? 'frontdesk' : basename(path),
  }))
}

async function measureStartsOf(folder: string): Promise<void> {
  const server = stack.use(await findPostgres(folder))
  const withDatabases: StartPlan['checkouts'][number][] = []
  for (const checkout of checkouts())
    withDatabases.push({ ...checkout, databaseUrl: stack.use(await createDatabase(server)).url })
  await measureStarts({ rounds, folder, checkouts: withDatabases })
}

async function measureMemoryOf(folder: string): Promise<void> {
  const server = options.embedded ? undefined : stack.use(await findPostgres(folder))
  const { address } = await startModel(folder)
  for (const { name, path } of checkouts()) {
    await using database = server && (await createDatabase(server))
    await measureMemory({
      name,
      checkout: path,
      folder,
      databaseUrl: database?.url,
      model: address,
      seconds: Number(options.seconds ?? 10),
      streams: options.streams.map(Number),
    })
  }
}

/**
 * Frontdesk creates the schema and the chatbot, which the floor shares. Other checkouts have their own
 * databases, because their schema may differ.
 */
async function startServers(server: PostgresServer, env: Record<string, string>, folder: string) {
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`] : []
  const start = async (program: Omit<ProgramOptions, 'folder'>) =>
    stack.use(
      await startProgram({
        ...program,
        folder,
        nodeArguments: [...(program.nodeArguments ?? []), ...profiling],
      }),
    )
  const startFrontdesk = async (name: string, checkout: string) => {
    const { url } = stack.use(await createDatabase(server))
    const own = {
      ...env,
      DATABASE_URL: url,
      PORT: '0',
      LIMIT_SCALE: process.env.LIMIT_SCALE ?? '0',
      SECRET_KEY,
    }
    const program = await start({ name, env: own, ...(await startCommandOf(checkout)) })
    const sql = postgres(url, {
      max: 4,
      onnotice: () => {},
      connection: { search_path: `${DEFAULT_SCHEMA}, public` },
    })
    stack.defer(() => sql.end())
    return { url, served: { program, sql, users: await makeUsers(program.address, Number(options.callers)) } }
  }
  const { url, served: frontdesk } = await startFrontdesk('frontdesk', here('..'))
  const floor = {
    ...frontdesk,
    program: await start({ name: 'floor', script: here('floor.ts'), env: { ...env, DATABASE_URL: url } }),
  }
  const programs: Served[] = [floor, frontdesk]
  for (const checkout of options.beside.map((path) => resolve(path)))
    programs.push((await startFrontdesk(basename(checkout), checkout)).served)
  return { programs, databaseUrl: url }
}

function here(file: string): string {
  return join(import.meta.dirname, file)
}
