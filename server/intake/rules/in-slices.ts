import { setImmediate } from 'node:timers/promises'

/** Other requests wait no longer than this for one slice. */
const SLICE_MS = 10

/** Runs a sequence of small steps to its end, and lets other requests run in between. */
export async function inSlices<Result>(steps: Generator<void, Result>): Promise<Result> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await setImmediate()
    until = performance.now() + SLICE_MS
  }
}
