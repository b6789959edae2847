import assert from 'node:assert/strict'

/** Not measured below this: fast enough, and a quadratic step would cost more. */
const TOO_FAST_TO_MEASURE_MS = 8
const SHORT = 3000
/**
 * The long text is this many times longer; linear work grows by this factor, quadratic work by its square.
 */
const FACTOR = 4
/** Between 4 (linear) and 16 (quadratic), with room for caches and garbage collection. */
const MAX_RATIO = 9
const TRIES = 5
/** Above this a short text is certainly too slow, and a long one might take minutes. */
const HOPELESS_MS = 1000

/**
 * Fails when four times the text costs clearly more than four times the CPU time. CPU time of this thread,
 * because wall time includes the load of the machine.
 */
export function assertLinear(name: string, run: (length: number) => unknown, short = SHORT): void {
  const first = cpuTime(() => run(short))
  assert.ok(first < HOPELESS_MS, `${name}: ${short} characters cost ${first.toFixed()} ms`)
  let ratio = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const start = performance.now()
    const once = cpuTime(() => run(short * FACTOR))
    // Wall time is never shorter than CPU time, and is counted finely on every system.
    if (performance.now() - start < TOO_FAST_TO_MEASURE_MS) return
    const long = once < MEASURABLE_MS ? steadyCpuTime(() => run(short * FACTOR)) : once
    ratio = Math.min(ratio, long / steadyCpuTime(() => run(short)))
    if (ratio < MAX_RATIO) return
  }
  assert.fail(`${name}: ${short * FACTOR} characters cost ${ratio.toFixed(1)} times as much as ${short}`)
}

/**
 * Some systems count CPU time in steps of 4 or 10 ms: a run is repeated until it spans several steps.
 */
const MEASURABLE_MS = 30
const MAX_RUNS = 1000

/** Milliseconds per run, never 0. */
function steadyCpuTime(run: () => unknown): number {
  const before = process.threadCpuUsage()
  for (let runs = 1; ; runs += 1) {
    run()
    const { user, system } = process.threadCpuUsage(before)
    const spent = (user + system) / 1000
    if (spent >= MEASURABLE_MS || runs === MAX_RUNS) return Math.max(spent, 1) / runs
  }
}

/** In milliseconds, of this thread. */
export function cpuTime(run: () => unknown): number {
  const before = process.threadCpuUsage()
  run()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** @returns the longest CPU time of one event loop turn meanwhile, in milliseconds */
export async function longestHold(run: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let isRunning = true
  let before = process.threadCpuUsage()
  const look = () => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
    before = process.threadCpuUsage()
    if (isRunning) setImmediate(look)
  }
  look()
  await run()
  isRunning = false
  return longest
}
