/** What both sides of the sharing over Redis use. */
import type { Redis } from '../../../redis/redis.ts'
import { isEnd } from '../../turn-event.ts'
import type { Run } from '../run.ts'

/** In ms. */
export type Patience = {
  /** How long Redis keeps a run whose process does not renew it. */
  lease: number
  /** How long a run that is followed may be gone, or Redis away, until it counts as lost. */
  silence: number
}

export type Tell = (error: unknown) => void
export type RunChannel = { redis: Redis; onTrouble: Tell; patience: Patience }

/** Longer than a healthy Redis takes for anything. */
export const LONGEST_WAIT_MS = 1000
const TELL_TROUBLE_MS = 60_000
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

/** @throws Error after `LONGEST_WAIT_MS`, and what the command is refused with */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const refusal = new Error(`Redis did not answer within ${LONGEST_WAIT_MS} ms`)
  const timer = setTimeout(late.reject, LONGEST_WAIT_MS, refusal)
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer))
}

/** Tells of a Redis that is connected and does not serve, at most once a minute. */
export function quieter(redis: Redis, tell: Tell): Tell {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (!redis.isReady || performance.now() - toldAt < TELL_TROUBLE_MS) return
    toldAt = performance.now()
    tell(error)
  }
}
