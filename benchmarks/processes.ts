/**
 * `npm run bench -- --processes 1,2,4`: several processes on one Postgres and one Redis, each on a core of its own as far
 * as the machine has them. It shows what a turn costs each of them, and what the processes wait for.
 */
import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { DEFAULT_SCHEMA } from '../server/database/schema-name.ts'
import { type Load, putLoad } from './load.ts'
import { makeUsers, type User } from './people.ts'
import { createDatabase, findPostgres } from './postgres-server.ts'
import { cpuMsOf } from './process-usage.ts'
import { type Program, startCommandOf, startProgram } from './programs.ts'
import { commandsOf, findRedis, type RedisServer } from './redis-server.ts'
import { sampleDuring } from './sampling.ts'
import { mobileApi, SECRET_KEY } from './scenarios.ts'
import { COUNT_STATEMENTS } from './statements.ts'

const CALLERS = 32
const WARM_UP_SECONDS = 4

type Plan = { counts: readonly number[]; seconds: number; folder: string; checkout: string }
type Shared = { plan: Plan; sql: postgres.Sql; redis: RedisServer; env: Record<string, string> }

export async function measureProcesses(plan: Plan): Promise<void> {
  const { folder } = plan
  await using stack = new AsyncDisposableStack()
  const server = stack.use(await findPostgres(folder, { ...COUNT_STATEMENTS, max_connections: '200' }))
  const redis = stack.use(await findRedis(folder))
  const script = join(import.meta.dirname, 'fake-model.ts')
  const model = stack.use(await startProgram({ name: 'fake model', script, env: {}, folder }))
  const { url } = stack.use(await createDatabase(server))
  const sql = postgres(url, {
    max: 4,
    onnotice: () => {},
    connection: { search_path: `${DEFAULT_SCHEMA}, public` },
  })
  stack.defer(() => sql.end())
  await sql`create extension if not exists pg_stat_statements schema public`
  const env = {
    OPENAI_BASE_URL: `${model.address}/v1`,
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    PORT: '0',
    LIMIT_SCALE: process.env.LIMIT_SCALE ?? '0',
    SECRET_KEY,
  }
  let users: readonly User[] | undefined
  for (const count of plan.counts) {
    await using programs = new AsyncDisposableStack()
    const started: Program[] = []
    for (let index = 0; index < count; index++)
      started.push(
        programs.use(await startPinned({ plan, sql, redis, env }, `frontdesk ${count}.${index + 1}`, index)),
      )
    users ??= await makeUsers(started[0]?.address ?? '', CALLERS)
    await measure({ plan, sql, redis, env }, started, users)
  }
}

async function startPinned({ plan, env }: Shared, name: string, index: number): Promise<Program> {
  const { folder, checkout } = plan
  const program = await startProgram({ name, env, folder, ...(await startCommandOf(checkout)) })
  pin(program.pid, index % availableParallelism())
  return program
}

/** All threads of a process; without taskset they run on any core. */
function pin(pid: number, core: number): void {
  try {
    execFileSync('taskset', ['-apc', String(core), String(pid)], { stdio: 'ignore' })
  } catch {
    console.log(`process ${pid} runs on any core: taskset is missing`)
  }
}

async function measure(shared: Shared, programs: readonly Program[], users: readonly User[]): Promise<void> {
  const { plan, sql, redis } = shared
  await load(shared, programs, users, WARM_UP_SECONDS)
  await sql`select public.pg_stat_statements_reset()`
  await redis.client.configResetStat()
  const backends = await backendsOf(sql)
  const pids = [...programs.map(({ pid }) => pid), ...(redis.pid ? [redis.pid] : [])]
  const before = [...pids, ...backends].map(cpuOrNothing)
  const { result: loads, sampled } = await sampleDuring(
    sql,
    redis.client,
    load(shared, programs, users, plan.seconds),
  )
  const spent = [...pids, ...backends].map((pid, index) => cpuOrNothing(pid) - (before[index] ?? 0))
  const turns = loads.reduce((sum, { whole }) => sum + whole.length, 0)
  const perTurn = (milliseconds: number) => (milliseconds / turns).toFixed(2)
  const seconds = Math.max(...loads.map((each) => each.seconds))
  const whole = loads.flatMap((each) => each.whole).sort((a, b) => a - b)
  const [statements] = await sql<{ calls: number; milliseconds: number }[]>`
    select sum(calls)::float8 as calls, sum(total_plan_time + total_exec_time)::float8 as milliseconds
    from public.pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = current_database()
    where query not like '%pg_stat%'`
  const commands = await commandsOf(redis.client)
  const ofProcesses = spent.slice(0, programs.length)
  const ofRedis = redis.pid ? (spent[programs.length] ?? 0) : Number.NaN
  const ofPostgres = spent.slice(pids.length).reduce((sum, each) => sum + each, 0)

  console.log(`\n${programs.length} processes, ${CALLERS} callers, ${turns} turns`)
  const print = (name: string, value: string) => console.log(`  ${name.padEnd(48)}${value}`)
  print('turns/s', (turns / seconds).toFixed(0))
  print('p50, p99 ms', `${at(whole, 0.5).toFixed(0)}, ${at(whole, 0.99).toFixed(0)}`)
  print(
    'CPU ms/turn of each process, by its own turns',
    ofProcesses.map((cpu, index) => (cpu / (loads[index]?.whole.length ?? 1)).toFixed(2)).join(', '),
  )
  print('CPU ms/turn of Redis, Postgres', `${perTurn(ofRedis)}, ${perTurn(ofPostgres)}`)
  print(
    'Postgres: statements, their ms a turn',
    `${perTurn(statements?.calls ?? 0)}, ${perTurn(statements?.milliseconds ?? 0)}`,
  )
  print('Postgres: sessions in use of the pools', `${sampled.busy.toFixed(1)} of ${programs.length * 10}`)
  const waits = [...sampled.waiting].toSorted(([, a], [, b]) => b - a)
  print(
    'Postgres: ms a turn waiting for',
    waits.map(([kind, count]) => `${kind} ${perTurn(count * seconds * 1000)}`).join(', '),
  )
  print(
    'Redis: commands, their ms a turn',
    `${perTurn(commands.calls)}, ${perTurn(commands.milliseconds)} (${commands.names})`,
  )
  print(
    'Redis: round trip p50, p99 ms',
    `${at(sampled.pings, 0.5).toFixed(2)}, ${at(sampled.pings, 0.99).toFixed(2)}`,
  )
}

/** The callers are divided among the processes. */
async function load(
  { sql }: Shared,
  programs: readonly Program[],
  users: readonly User[],
  seconds: number,
): Promise<Load[]> {
  const callers = await mobileApi(sql, users).callers(seconds)
  return Promise.all(
    programs.map(({ address }, index) => {
      const own = callers.filter((_, number) => number % programs.length === index)
      return putLoad(address, own, seconds)
    }),
  )
}

async function backendsOf(sql: postgres.Sql): Promise<number[]> {
  const rows = await sql<{ pid: number }[]>`select pid from pg_stat_activity`
  return rows.map(({ pid }) => pid)
}

/** 0 for a process that has ended, or that runs on another machine. */
function cpuOrNothing(pid: number): number {
  try {
    return cpuMsOf(pid)
  } catch {
    return 0
  }
}

/** @param sorted ascending */
function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
