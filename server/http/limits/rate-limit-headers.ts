/**
 * What an answer says of its caller's limits: `RateLimit-Policy` and `RateLimit` of
 * draft-ietf-httpapi-ratelimit-headers-10, and the three fields of its drafts before 07, which more
 * clients read. The bucket with the least left, as a share, is told, whichever was asked first.
 */
import type { FastifyReply } from 'fastify'
import { fullUs, type Standing, secondsToNext, tokensIn } from './token-bucket.ts'

/** As browsers of other origins must be allowed to read them. */
export const RATE_LIMIT_HEADERS = [
  'ratelimit-policy',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
]

/** Tells how a bucket stands, unless the reply tells of one that stands worse. */
export function tell(reply: FastifyReply, standing: Standing): void {
  const { policy } = standing
  const remaining = tokensIn(standing)
  const reset = secondsToNext(standing)
  const told = toldBy(reply)
  if (told && !isWorse({ share: remaining / policy.capacity, reset }, told)) return
  const windowS = Math.round(fullUs(policy) / 1_000_000)
  reply.header('ratelimit-policy', `"${policy.name}";q=${policy.capacity};w=${windowS}`)
  reply.header('ratelimit', `"${policy.name}";r=${remaining};t=${reset}`)
  reply.header('ratelimit-limit', policy.capacity)
  reply.header('ratelimit-remaining', remaining)
  reply.header('ratelimit-reset', reset)
}

/** Whole seconds until there is more in the bucket that the reply tells of; 0 when it tells of none. */
export function toldSeconds(reply: FastifyReply): number {
  return Number(reply.getHeader('ratelimit-reset') ?? 0)
}

type Told = { share: number; reset: number }

function toldBy(reply: FastifyReply): Told | undefined {
  const limit = reply.getHeader('ratelimit-limit')
  if (limit === undefined) return undefined
  return { share: Number(reply.getHeader('ratelimit-remaining')) / Number(limit), reset: toldSeconds(reply) }
}

/** Of two that are equally empty, the one that stays so for longer: it holds the caller up. */
function isWorse(one: Told, other: Told): boolean {
  return one.share === other.share ? one.reset >= other.reset : one.share < other.share
}
