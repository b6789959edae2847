/** Turns at each size, in the same rounds: the processor time of the server and of its sessions in Postgres. */
import type { Sql } from 'postgres'
import { type Load, putLoad } from '../load.ts'
import { cpuMsOf } from '../process-usage.ts'
import { mobileApi, pageStream, type Scenario } from '../scenarios.ts'
import type { GrowthPlan } from './growth.ts'
import type { Size } from './print.ts'
import { quantile } from './time-calls.ts'

const VISITORS = 8
const WARM_UP_SECONDS = 3

/** Of one size in one round. */
export type TurnRound = { serverCpuMs: number; postgresCpuMs: number; p50: number; p95: number }
export type TurnRounds = Record<'mobile API' | 'page', Map<number, TurnRound[]>>

export async function measureTurns(sizes: readonly Size[], plan: GrowthPlan): Promise<TurnRounds> {
  return {
    'mobile API': await inRounds(sizes, plan, ({ sql, users }) => mobileApi(sql, users)),
    page: await inRounds(sizes, plan, ({ sql, chatbotId }) => pageStream(sql, VISITORS, chatbotId)),
  }
}

async function inRounds(
  sizes: readonly Size[],
  { rounds, seconds }: GrowthPlan,
  scenarioOf: (size: Size) => Scenario,
): Promise<Map<number, TurnRound[]>> {
  const measured = new Map<number, TurnRound[]>(sizes.map(({ messages }) => [messages, []]))
  for (const size of sizes) await oneRound(size, scenarioOf(size), WARM_UP_SECONDS)
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? sizes : sizes.toReversed()
    for (const size of order)
      measured.get(size.messages)?.push(await oneRound(size, scenarioOf(size), seconds))
  }
  return measured
}

async function oneRound({ program, sql }: Size, scenario: Scenario, seconds: number): Promise<TurnRound> {
  const callers = await scenario.callers(seconds)
  const before = { server: cpuMsOf(program.pid), postgres: await sessionsCpuMs(sql) }
  const load: Load = await putLoad(program.address, callers, seconds)
  const turns = load.whole.length
  return {
    serverCpuMs: (cpuMsOf(program.pid) - before.server) / turns,
    postgresCpuMs: ((await sessionsCpuMs(sql)) - before.postgres) / turns,
    p50: quantile(load.whole, 0.5),
    p95: quantile(load.whole, 0.95),
  }
}

/** Of the database's sessions, which live as long as the server. Postgres has to run on this machine. */
async function sessionsCpuMs(sql: Sql): Promise<number> {
  const sessions = await sql<{ pid: number }[]>`
    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
  return sessions.reduce((total, { pid }) => total + cpuMsOf(pid), 0)
}
