/**
 * Asks the models of a turn in their order until one replies. A model is asked again while it may
 * help: after a passing failure, before its first token, a few times, later each time and never
 * before the service said. After the first token there is no second try: the reader has seen it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Model, ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'

/** Tries of one model, the first included. */
const TRIES = 3
const FIRST_DELAY_MS = 250
/** Somebody is waiting: a service that asks for more than this is passed over for the next model. */
const LONGEST_DELAY_MS = 8000

/** An event, and which model said it. */
export type ReplyEvent = ModelEvent & { model: string }

export type FailedTry = { model: string; failure: ModelFailure }

/**
 * @param onFailure told of each failed try, for the log
 * @throws ModelFailure of the last try when no model replied, or of the model that failed in mid-reply
 */
export async function* generateReply(
  models: readonly Model[],
  request: ModelRequest,
  signal: AbortSignal,
  onFailure: (failed: FailedTry) => void,
): AsyncGenerator<ReplyEvent> {
  let last: ModelFailure | undefined
  for (const model of models) {
    let leftMs = model.firstTokenTimeoutMs ?? Number.POSITIVE_INFINITY
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      let hasBegun = false
      let delay: number | undefined
      const askedAt = performance.now()
      try {
        for await (const event of model.stream({ ...request, firstTokenWithinMs: leftMs }, signal)) {
          hasBegun = true
          yield { ...event, model: model.name }
        }
        return
      } catch (error) {
        if (signal.aborted || !(error instanceof ModelFailure)) throw error
        onFailure({ model: model.name, failure: error })
        if (hasBegun) throw error
        // A model that this turn's own tries sent to rest has failed of what they met.
        if (error.code !== 'model_resting' || attempt === 1) last = error
        // A try whose connection was dead has asked twice.
        attempt += error.requests - 1
        // All tries share the model's time, so that a turn's wait grows with the models and not with the tries.
        leftMs -= performance.now() - askedAt
        delay = leftMs > 0 ? delayBeforeRetry(error, attempt) : undefined
      }
      if (delay === undefined) break
      await sleep(delay, undefined, { signal })
    }
  }
  throw last ?? new ModelFailure('model_unavailable')
}

/** @returns milliseconds; undefined when this model is not to be asked again */
function delayBeforeRetry(failure: ModelFailure, attempt: number): number | undefined {
  if (!failure.isPassing || attempt >= TRIES) return undefined
  // Half fixed, half random: callers that failed together do not come back together.
  const backoff = FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + Math.random())
  const delay = Math.max(backoff, failure.retryAfterMs ?? 0)
  return delay > LONGEST_DELAY_MS ? undefined : delay
}
