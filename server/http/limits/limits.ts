import { hash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { Problem } from '../problems.ts'
import { resetSeconds, setRateLimitHeaders } from './rate-limit-headers.ts'
import { type Buckets, createBuckets, type LimitName, RATES, type Rate } from './rates.ts'
import type { SharedAnswer, SharedBuckets } from './shared-buckets.ts'
import { neededUs, type Standing, secondsToNext, type TokenBuckets } from './token-bucket.ts'
import { UnderWay } from './under-way.ts'

/** In characters. Longer keys, chosen by a client, are stored as a hash. */
const MAX_KEY = 128

export type Limits = {
  /** A disabled limit has none. */
  readonly buckets: Buckets
  /** Buckets shared by all processes; undefined when this process keeps its own. */
  readonly shared: SharedBuckets | undefined
  /** Whether responses have rate limit headers. */
  readonly hasHeaders: boolean
  /** For sign-in-guard.ts. */
  readonly signInsUnderWay: UnderWay
}

/**
 * Bucket keys by limit, such as `{ messagesOfUser: user.userId }`. A limit by address has the keys of the
 * networks, the narrowest first.
 */
export type Asked = Partial<Record<LimitName, string | readonly string[]>>

/** @param scale multiplies all limits but those of sign-ins; 0 disables them and the rate limit headers */
export function createLimits(scale: number, shared?: SharedBuckets): Limits {
  return {
    buckets: createBuckets(scale),
    shared,
    hasHeaders: scale > 0,
    signInsUnderWay: new UnderWay(),
  }
}

/**
 * Takes a token from each bucket, or from none when one is empty, and sets the rate limit headers.
 * @returns undefined when it was done synchronously, in memory
 * @throws Problem 429 with `Retry-After`
 */
export function takeOrRefuse(reply: FastifyReply, limits: Limits, asked: Asked): Promise<void> | undefined {
  const answer = ask(limits, asked, true)
  if (answer instanceof Promise) return answer.then((answer) => settle(reply, limits, answer))
  settle(reply, limits, answer)
  return undefined
}

/**
 * The same without taking tokens.
 * @returns the states of the buckets, in the order of `asked`
 */
export async function lookOrRefuse(reply: FastifyReply, limits: Limits, asked: Asked): Promise<Keyed[]> {
  const answer = await ask(limits, asked, false)
  settle(reply, limits, answer)
  return answer.standings
}

/** Takes a token from each bucket that has one. */
export async function takeFromEach(reply: FastifyReply, limits: Limits, asked: Asked): Promise<void> {
  const each = Object.entries(asked).flatMap(([name, keys]) => tiersOf(limits, name as LimitName, keys))
  const answers = await Promise.all(each.map((one) => askFor(limits, [one], true)))
  for (const { standings } of answers) settle(reply, limits, { fits: true, standings })
}

/** A bucket's state and its key. */
export type Keyed = Standing & { key: string }
type Asking = Keyed & { buckets: TokenBuckets; isShare: boolean }
/** `fits`: all buckets had a token. The standings are those after any taking. */
type Answer = { fits: boolean; standings: Asking[] }

function ask(limits: Limits, asked: Asked, takes: boolean): Answer | Promise<Answer> {
  const asks: Asking[] = []
  for (const [name, keys] of Object.entries(asked)) asks.push(...tiersOf(limits, name as LimitName, keys))
  return askFor(limits, asks, takes)
}

function askFor(limits: Limits, asks: Asking[], takes: boolean): Answer | Promise<Answer> {
  const shared = asks.length > 0 ? limits.shared?.ask(asks, takes) : undefined
  if (!shared) return askHere(asks, takes)
  return shared.then((answer) => (answer ? remember(asks, answer) : askHere(asks, takes)))
}

/** One bucket for each network of an address; each must have a token. */
function tiersOf({ buckets }: Limits, name: LimitName, keys: string | readonly string[]): Asking[] {
  const { isShare = false }: Rate = RATES[name]
  const ofTier = buckets[name] ?? []
  const all = typeof keys === 'string' ? [keys] : keys
  return ofTier.flatMap((own, tier) => {
    const key = all[tier]
    return key === undefined
      ? []
      : [{ buckets: own, policy: own.policy, key: bounded(key), roomUs: 0, isShare }]
  })
}

function bounded(key: string): string {
  return key.length > MAX_KEY ? hash('sha256', key, 'base64url') : key
}

/** In memory; shared-buckets.ts does the same in Redis. */
function askHere(asks: Asking[], takes: boolean): Answer {
  for (const ask of asks) ask.roomUs = ask.buckets.roomUs(ask.key)
  const mayOverdraw = overdraws(asks)
  const fits = asks.every((ask) => ask.isShare || ask.roomUs >= neededUs(ask.policy, mayOverdraw))
  if (!fits || !takes) return { fits, standings: asks }
  for (const ask of asks) {
    if (ask.isShare && !mayOverdraw) continue
    ask.roomUs -= ask.policy.intervalUs
    ask.buckets.set(ask.key, ask.roomUs)
  }
  return { fits, standings: asks }
}

/** Whether there are share buckets, and each has a token. */
function overdraws(asks: readonly Asking[]): boolean {
  const shares = asks.filter(({ isShare }) => isShare)
  return shares.length > 0 && shares.every(({ roomUs, policy }) => roomUs >= policy.intervalUs)
}

/** Copies Redis's state, so that an empty bucket stays empty when Redis becomes unavailable. */
function remember(asks: Asking[], { fits, roomsUs }: SharedAnswer): Answer {
  asks.forEach((ask, index) => {
    ask.roomUs = roomsUs[index] ?? 0
    ask.buckets.set(ask.key, ask.roomUs)
  })
  return { fits, standings: asks }
}

function settle(reply: FastifyReply, { hasHeaders }: Limits, { fits, standings }: Answer): void {
  const limiting = standings.filter(({ isShare }) => !isShare)
  if (hasHeaders) for (const standing of limiting) setRateLimitHeaders(reply, standing)
  if (fits) return
  const empty = limiting.filter(({ policy, roomUs }) => roomUs < policy.intervalUs)
  // The bucket in the headers, which this call may have emptied, delays the caller as well.
  const seconds = Math.max(resetSeconds(reply), ...empty.map(secondsToNext))
  throw new Problem('too_many_requests', { headers: { 'retry-after': String(seconds) } })
}
