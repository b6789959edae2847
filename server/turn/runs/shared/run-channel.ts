/** Shared by the publisher and the subscriber. */
import type { Redis } from '../../../redis/redis.ts'
import { isEnd } from '../../turn-event.ts'
import type { Run } from '../run.ts'

/** In ms. */
export type Timeouts = {
  /** Expiry of a run whose process stops renewing it. */
  lease: number
  /** A followed run counts as lost when it, or Redis, is unavailable for this long. */
  silence: number
}

export type OnError = (error: unknown) => void
export type RunChannel = { redis: Redis; onError: OnError; timeouts: Timeouts }

/** Longer than any command of a healthy Redis. */
export const MAX_WAIT_MS = 1000
const MIN_REPORT_INTERVAL_MS = 60_000
const KEY = 'frontdesk:run:'

export function keyOf({ id }: { id: string }): string {
  return KEY + id
}

export function idIn(key: string): string {
  return key.slice(KEY.length)
}

export function isOver({ soFar }: Run): boolean {
  const last = soFar.at(-1)
  return last !== undefined && isEnd(last)
}

/** @throws Error after `MAX_WAIT_MS`, and the command's own error */
export function withTimeout<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const refusal = new Error(`Redis did not answer within ${MAX_WAIT_MS} ms`)
  const timer = setTimeout(late.reject, MAX_WAIT_MS, refusal)
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer))
}

/** Reports errors of a connected Redis, at most once a minute. */
export function throttled(redis: Redis, report: OnError): OnError {
  let reportedAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (!redis.isReady || performance.now() - reportedAt < MIN_REPORT_INTERVAL_MS) return
    reportedAt = performance.now()
    report(error)
  }
}
