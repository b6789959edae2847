/**
 * Returns memory to the system when a thread is idle. V8 collects as memory is allocated: a server that does nothing
 * keeps the garbage of its last load, and a large young generation. See docs/decisions/0047.
 */
import { performance } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const LOOK_MS = 5000
/** The share of the time between two looks that the event loop of an idle thread was busy, at most. */
const MAX_UTILIZATION = 0.02
/** Half a minute. The collection drops optimized code, so that the calls after a shorter pause would pay for it. */
const QUIET_LOOKS = 6
/** A collection takes about 0.1 s: it has to be worth it. */
const LEAST_GROWTH_BYTES = 8 * 1024 * 1024

export type IdleCollectionOptions = {
  /** Collects, and shrinks the heap. */
  collect: () => void
  /** The thread's JavaScript heap, in bytes. */
  heapSize: () => number
  /** From 0 to 1, since the last call. */
  utilization: () => number
  lookMs: number
}

/** Collects once after the thread has been idle for half a minute, if its heap has grown. @returns a function that ends it */
export function startIdleCollection(options: Partial<IdleCollectionOptions> = {}): () => void {
  const { collect, heapSize, utilization, lookMs } = { ...defaults(), ...options }
  let quietLooks = 0
  let heapAfterLast = 0
  const look = () => {
    quietLooks = utilization() <= MAX_UTILIZATION ? quietLooks + 1 : 0
    if (quietLooks < QUIET_LOOKS || heapSize() - heapAfterLast < LEAST_GROWTH_BYTES) return
    collect()
    heapAfterLast = heapSize()
    quietLooks = 0
  }
  const timer = setInterval(look, lookMs).unref()
  return () => clearInterval(timer)
}

function defaults(): IdleCollectionOptions {
  let last = performance.eventLoopUtilization()
  return {
    collect: createCollect(),
    heapSize: () => process.memoryUsage().heapTotal,
    utilization: () => {
      const previous = last
      last = performance.eventLoopUtilization()
      return performance.eventLoopUtilization(last, previous).utilization
    },
    lookMs: LOOK_MS,
  }
}

/**
 * V8's collection that also shrinks the heap; its ordinary one keeps 60 MiB of freed pages. Node offers it only with a
 * flag. Bytecode is kept, so that functions need not be compiled again from their source.
 */
export function createCollect(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (options: { type: 'major'; flavor: 'last-resort' }) => void
  return () => {
    setFlagsFromString('--no-flush-bytecode')
    collect({ type: 'major', flavor: 'last-resort' })
    setFlagsFromString('--flush-bytecode')
  }
}
