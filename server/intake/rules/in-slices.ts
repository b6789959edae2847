import { setImmediate } from 'node:timers/promises'

/** The maximum time that a slice blocks other requests. */
const SLICE_MS = 10

/** Runs a sequence of small steps and yields to other requests between slices. */
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
