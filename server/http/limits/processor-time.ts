import type { FastifyReply } from 'fastify'
import { currentCaller } from '../../fairness/caller.ts'
import { Problem } from '../problems.ts'
import { setRateLimitHeaders } from './rate-limit-headers.ts'

/** The share of cpu-shares.ts for an address, in milliseconds: five percent of a CPU core. */
const POLICY = { name: 'processor-time-of-address', capacity: 3000, intervalUs: 20_000, overdraft: 0 }

/**
 * Refuses a call whose address has used up its share of CPU time, so that its work would be queued for long.
 * @throws Problem 429
 */
export function refuseSpentProcessor(reply: FastifyReply): void {
  const caller = currentCaller()
  const seconds = caller?.cpu?.secondsToNext(caller) ?? 0
  if (seconds === 0) return
  setRateLimitHeaders(reply, { policy: POLICY, roomUs: POLICY.intervalUs - seconds * 1_000_000 })
  throw new Problem('too_many_requests', { headers: { 'retry-after': String(seconds) } })
}
