/**
 * On whose behalf code runs, for queues that are fair among callers. It accompanies a request through its
 * promises, also into a turn that outlives it, so that no function in between has to pass it on.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { CpuShares } from './cpu-shares.ts'

export type Caller = {
  /** The networks of its address, the narrowest first. */
  networks: readonly string[]
  /** Whether the account that it signs in to was signed in to from there before, or it is signed in. */
  isKnown?: boolean
  /** The chatbot whose visitor it is, where it is one. */
  chatbotId?: string
  /** Undefined where processor time is not limited. */
  cpu: CpuShares | undefined
}

const storage = new AsyncLocalStorage<Caller>()

/** Runs on this caller's behalf, as does whatever it starts. */
export function runFor<Result>(caller: Caller, run: () => Result): Result {
  return storage.run(caller, run)
}

/** The same caller, of whom more is known now. */
export function runKnowing<Result>(known: Partial<Caller>, run: () => Result): Result {
  const caller = storage.getStore()
  return caller ? storage.run({ ...caller, ...known }, run) : run()
}

/** Undefined for the server's own work. */
export function currentCaller(): Caller | undefined {
  return storage.getStore()
}

/**
 * The lane of the caller in a fair queue: the widest network, so that nobody has 65,536 lanes in an
 * IPv6 /48.
 */
export function laneOfCaller(): string {
  return storage.getStore()?.networks.at(-1) ?? ''
}

/**
 * Runs work that holds the event loop for milliseconds when it is the caller's turn, and charges it to the
 * caller. At once for the server's own work, and where processor time is not limited.
 * @param work synchronous
 */
export async function runInTurn<Result>(work: () => Result): Promise<Result> {
  const caller = storage.getStore()
  return caller?.cpu ? caller.cpu.run(caller, work) : work()
}
