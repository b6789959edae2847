/**
 * Runs the programs in alternation, so that other load on the machine affects all of them, and compares each
 * round's figures with the floor's of the same round.
 */
import { putLoad } from './load.ts'
import { cpuMsOf, cpuMsOfFamily } from './process-usage.ts'
import type { Program } from './programs.ts'
import type { Scenario } from './scenarios.ts'

/** A program's results in one round. */
export type Round = {
  turns: number
  turnsPerSecond: number
  /** Of the program's process, all its threads. */
  cpuMsPerTurn: number
  /** Of Postgres, all its processes; NaN where it runs on another machine. */
  postgresMsPerTurn: number
  /** In milliseconds. */
  whole: { median: number; p99: number }
  firstText: { median: number; p99: number }
}

export type Plan = {
  warmUpSeconds: number
  seconds: number
  rounds: number
  /** The process ids of the Postgres servers; NaN for one that runs on another machine. */
  postgresPids: readonly number[]
}

/** A program, and its requests. */
export type Measured = { program: Program; scenario: Scenario; staggerMs: number }

/** @returns the rounds of each program, by name; the warm-up's turns are only reported to `onTurns` */
export async function measure(
  measured: readonly Measured[],
  plan: Plan,
  onTurns: (turns: number) => void,
): Promise<Map<string, Round[]>> {
  const results = new Map<string, Round[]>(measured.map(({ program }) => [program.name, []]))
  const take = async (one: Measured, seconds: number) => {
    const round = await oneRound(one, seconds, plan.postgresPids)
    onTurns(round.turns)
    return round
  }
  for (const one of measured) await take(one, plan.warmUpSeconds)
  for (let number = 0; number < plan.rounds; number++) {
    // Forwards, then backwards: a growing table favours the first program.
    const order = number % 2 === 0 ? measured : measured.toReversed()
    for (const one of order) results.get(one.program.name)?.push(await take(one, plan.seconds))
  }
  return results
}

async function oneRound(
  { program, scenario, staggerMs }: Measured,
  seconds: number,
  postgresPids: readonly number[],
): Promise<Round> {
  const callers = await scenario.callers(seconds)
  const before = { own: cpuMsOf(program.pid), postgres: cpuMsOfFamilies(postgresPids) }
  const load = await putLoad(program.address, callers, seconds, staggerMs)
  const cpuMs = cpuMsOf(program.pid) - before.own
  const postgresMs = cpuMsOfFamilies(postgresPids) - before.postgres
  const turns = load.whole.length
  return {
    turns,
    turnsPerSecond: turns / load.seconds,
    cpuMsPerTurn: cpuMs / turns,
    postgresMsPerTurn: postgresMs / turns,
    whole: summary(load.whole),
    firstText: summary(load.firstText),
  }
}

function cpuMsOfFamilies(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuMsOfFamily(pid), 0)
}

/** @param sorted ascending */
function summary(sorted: readonly number[]): { median: number; p99: number } {
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p99: at(0.99) }
}
