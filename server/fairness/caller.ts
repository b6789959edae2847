/**
 * The caller that code runs for, used by the fair queues. AsyncLocalStorage carries it through a request and
 * into a turn that outlives it, so that no function has to pass it on.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { CpuShares } from './cpu-shares.ts'

export type Caller = {
  /** The networks of its address, the narrowest first. */
  networks: readonly string[]
  /** Whether it is signed in, or its account has signed in from this network before. */
  isKnown?: boolean
  /** The chatbot that it visits, for a visitor. */
  chatbotId?: string
  /** Undefined when CPU time is not limited. */
  cpu: CpuShares | undefined
}

const storage = new AsyncLocalStorage<Caller>()

/** Runs a function, and everything that it starts, for this caller. */
export function runFor<Result>(caller: Caller, run: () => Result): Result {
  return storage.run(caller, run)
}

/** Runs for the current caller with additional information. */
export function runKnowing<Result>(known: Partial<Caller>, run: () => Result): Result {
  const caller = storage.getStore()
  return caller ? storage.run({ ...caller, ...known }, run) : run()
}

/** Undefined for the server's own work. */
export function currentCaller(): Caller | undefined {
  return storage.getStore()
}

/** The caller's lane in a fair queue: its widest network, so that an IPv6 /48 does not get 65,536 lanes. */
export function laneOfCaller(): string {
  return storage.getStore()?.networks.at(-1) ?? ''
}

/**
 * Runs work that blocks the event loop for milliseconds when it is the caller's turn, and charges its CPU
 * time to the caller. Runs immediately for the server's own work, or when CPU time is not limited.
 * @param work synchronous
 */
export async function runInTurn<Result>(work: () => Result): Promise<Result> {
  const caller = storage.getStore()
  return caller?.cpu ? caller.cpu.run(caller, work) : work()
}
