/** What answers say of their callers' limits, for literal comparison. */
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

/** The limit's name, its tokens, in which seconds; those that remain, and the seconds to the next. */
export type Told = { name: string; q: number; w: number; r: number; t: number }

/** A refill takes this long at least in tests that compare; a call that took longer is told less to wait. */
const SLOWEST_CALL_S = 5

/** Each call from a network of its own, at a server that trusts all proxies. */
export function fromElsewhere(): Record<string, string> {
  const groups = randomBytes(6).toString('hex').match(/.{4}/g) ?? []
  return { 'x-forwarded-for': `2001:${groups.join(':')}::1` }
}

/** What an answer says, whose two kinds of headers must say the same. */
export function toldBy({ headers }: Answer): Told {
  const [policy, standing, limit, remaining, reset] = HEADERS.map((name) => headers.get(name) ?? 'missing')
  const [, name = '', q, w] = /^"([a-z-]+)";q=(\d+);w=(\d+)$/.exec(policy ?? '') ?? assert.fail(`${policy}`)
  const [, sameName, r, t] =
    /^"([a-z-]+)";r=(\d+);t=(\d+)$/.exec(standing ?? '') ?? assert.fail(`${standing}`)
  assert.deepEqual([sameName, limit, remaining, reset], [name, q, r, t])
  return { name, q: Number(q), w: Number(w), r: Number(r), t: Number(t) }
}

/** An answer says this, and its `t` unless the call took long. */
export function assertTold(answer: Answer, expected: Told): void {
  const { t, ...told } = toldBy(answer)
  const { t: most, ...rest } = expected
  assert.deepEqual(told, rest)
  assert.ok(t <= most && t >= Math.max(1, most - SLOWEST_CALL_S), `t=${t} instead of ${most}`)
}
