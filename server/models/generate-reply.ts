/**
 * Calls a turn's models in order until one replies. Transient failures before the first token are retried with
 * exponential backoff and Retry-After. There is no retry after the first token, which the reader has seen.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Model, ModelEvent, ModelRequest } from './model.ts'
import { ModelFailure } from './model-failure.ts'

/** Tries of one model, the first included. */
const TRIES = 3
const FIRST_DELAY_MS = 250
/** For a longer delay, the next model is used instead, since a person is waiting. */
const MAX_DELAY_MS = 8000

/** An event with the name of its model. */
export type ReplyEvent = ModelEvent & { model: string }

export type FailedTry = { model: string; failure: ModelFailure }

/**
 * @param onFailure called for each failed try, for logging
 * @throws ModelFailure of the last try when no model replied, or of a model that failed during its reply
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
      const requestedAt = performance.now()
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
        // If this turn's tries opened the circuit, report their failure instead.
        if (error.code !== 'model_circuit_open' || attempt === 1) last = error
        // A try on a dead connection has sent two requests.
        attempt += error.requests - 1
        // All tries share the model's time limit, so that retries do not prolong a turn.
        leftMs -= performance.now() - requestedAt
        delay = leftMs > 0 ? delayBeforeRetry(error, attempt) : undefined
      }
      if (delay === undefined) break
      await sleep(delay, undefined, { signal })
    }
  }
  throw last ?? new ModelFailure('model_unavailable')
}

/** @returns milliseconds; undefined when this model is not retried */
function delayBeforeRetry(failure: ModelFailure, attempt: number): number | undefined {
  if (!failure.isPassing || attempt >= TRIES) return undefined
  // Jitter: half fixed, half random, so that concurrent callers do not retry together.
  const backoff = FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + Math.random())
  const delay = Math.max(backoff, failure.retryAfterMs ?? 0)
  return delay > MAX_DELAY_MS ? undefined : delay
}
