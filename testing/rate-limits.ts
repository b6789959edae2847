/** Rate limit headers, for literal comparison. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Answer } from './client.ts'

export const HEADERS = [
  'ratelimit-policy',
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
]

/** The limit's name, its tokens, per how many seconds; the remaining tokens, and the seconds to the next. */
export type RateLimitHeaders = { name: string; q: number; w: number; r: number; t: number }

/** The minimum refill time in tests that compare; a slower call reports a shorter wait. */
const SLOWEST_CALL_S = 5

/** Each call from a different network, at a server that trusts all proxies. */
export function fromElsewhere(): Record<string, string> {
  const groups = randomBytes(6).toString('hex').match(/.{4}/g) ?? []
  return { 'x-forwarded-for': `2001:${groups.join(':')}::1` }
}

/** The limits of an answer; both kinds of headers must agree. */
export function rateLimitOf({ headers }: Answer): RateLimitHeaders {
  const [policy, standing, limit, remaining, reset] = HEADERS.map((name) => headers.get(name) ?? 'missing')
  const [, name = '', q, w] = /^"([a-z-]+)";q=(\d+);w=(\d+)$/.exec(policy ?? '') ?? assert.fail(`${policy}`)
  const [, sameName, r, t] =
    /^"([a-z-]+)";r=(\d+);t=(\d+)$/.exec(standing ?? '') ?? assert.fail(`${standing}`)
  assert.deepEqual([sameName, limit, remaining, reset], [name, q, r, t])
  return { name, q: Number(q), w: Number(w), r: Number(r), t: Number(t) }
}

/** Asserts these limits, and their `t` unless the call was slow. */
export function assertRateLimit(answer: Answer, expected: RateLimitHeaders): void {
  const { t, ...told } = rateLimitOf(answer)
  const { t: most, ...rest } = expected
  assert.deepEqual(told, rest)
  assert.ok(t <= most && t >= Math.max(1, most - SLOWEST_CALL_S), `t=${t} instead of ${most}`)
}
