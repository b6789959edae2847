/**
 * Rate limit headers: `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10, and the
 * three fields of its drafts before 07, which more clients read. They describe the bucket with the smallest
 * remaining share.
 */
import type { FastifyReply } from 'fastify'
import { fullUs, type Standing, secondsToNext, tokensIn } from './token-bucket.ts'

/** Names to expose to other origins with CORS. */
export const RATE_LIMIT_HEADERS = [
  'ratelimit-policy',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
]

/** Sets the headers for this bucket, unless they describe a bucket with less left. */
export function setRateLimitHeaders(reply: FastifyReply, standing: Standing): void {
  const { policy } = standing
  const remaining = tokensIn(standing)
  const reset = secondsToNext(standing)
  const current = currentIn(reply)
  if (current && !isWorse({ share: remaining / policy.capacity, reset }, current)) return
  const windowS = Math.round(fullUs(policy) / 1_000_000)
  reply.header('ratelimit-policy', `"${policy.name}";q=${policy.capacity};w=${windowS}`)
  reply.header('ratelimit', `"${policy.name}";r=${remaining};t=${reset}`)
  reply.header('ratelimit-limit', policy.capacity)
  reply.header('ratelimit-remaining', remaining)
  reply.header('ratelimit-reset', reset)
}

/** Seconds until the next token in the bucket that the headers describe; 0 without headers. */
export function resetSeconds(reply: FastifyReply): number {
  return Number(reply.getHeader('ratelimit-reset') ?? 0)
}

type Remaining = { share: number; reset: number }

function currentIn(reply: FastifyReply): Remaining | undefined {
  const limit = reply.getHeader('ratelimit-limit')
  if (limit === undefined) return undefined
  return { share: Number(reply.getHeader('ratelimit-remaining')) / Number(limit), reset: resetSeconds(reply) }
}

/** Among equally empty buckets, the one that refills later is worse. */
function isWorse(one: Remaining, other: Remaining): boolean {
  return one.share === other.share ? one.reset >= other.reset : one.share < other.share
}
