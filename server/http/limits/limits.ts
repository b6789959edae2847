import { hash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { Problem } from '../problems.ts'
import { tell, toldSeconds } from './rate-limit-headers.ts'
import { type Buckets, createBuckets, type LimitName, RATES, type Rate } from './rates.ts'
import type { SharedAnswer, SharedBuckets } from './shared-buckets.ts'
import { neededUs, type Standing, secondsToNext, type TokenBuckets } from './token-bucket.ts'
import { UnderWay } from './under-way.ts'

/** In characters. Longer keys, which a client has made up, are kept as a hash. */
const LONGEST_KEY = 128

export type Limits = {
  /** A limit that is switched off has none. */
  readonly buckets: Buckets
  /** Where all processes keep them together; undefined where this one keeps its own. */
  readonly shared: SharedBuckets | undefined
  /** Whether answers say how their caller's limits stand. */
  readonly areTold: boolean
  /** For sign-in-guard.ts. */
  readonly signInsUnderWay: UnderWay
}

/**
 * Whose bucket of which limit is meant, such as `{ messagesOfUser: user.userId }`. Of a limit that is
 * counted by address: the keys of its networks, the narrowest first.
 */
export type Asked = Partial<Record<LimitName, string | readonly string[]>>

/** @param scale multiplies all but the limits of sign-ins; 0 lifts them, and no answer speaks of limits */
export function createLimits(scale: number, shared?: SharedBuckets): Limits {
  return {
    buckets: createBuckets(scale),
    shared,
    areTold: scale > 0,
    signInsUnderWay: new UnderWay(),
  }
}

/**
 * Takes a token from each bucket, or from none where one is empty, and tells the caller how they stand.
 * @returns undefined where that is done already: in memory it waits for nothing
 * @throws Problem 429 that says when there is room again
 */
export function takeOrRefuse(reply: FastifyReply, limits: Limits, asked: Asked): Promise<void> | undefined {
  const answer = ask(limits, asked, true)
  if (answer instanceof Promise) return answer.then((answer) => settle(reply, limits, answer))
  settle(reply, limits, answer)
  return undefined
}

/**
 * The same, but takes nothing.
 * @returns how they stand, in the order in which they were asked
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

/** A bucket's state, and whose bucket it is. */
export type Keyed = Standing & { key: string }
type Asking = Keyed & { buckets: TokenBuckets; isShare: boolean }
/** `fits`: there was a token in all of them; then the standings are those after it was taken, if it was. */
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

/** One for each network of an address, all of which must have a token. */
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
  return key.length > LONGEST_KEY ? hash('sha256', key, 'base64url') : key
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

/** Whether there are shares among them, and a token in each. */
function overdraws(asks: readonly Asking[]): boolean {
  const shares = asks.filter(({ isShare }) => isShare)
  return shares.length > 0 && shares.every(({ roomUs, policy }) => roomUs >= policy.intervalUs)
}

/** This process goes on from here when Redis goes away: an empty bucket is not full because of that. */
function remember(asks: Asking[], { fits, roomsUs }: SharedAnswer): Answer {
  asks.forEach((ask, index) => {
    ask.roomUs = roomsUs[index] ?? 0
    ask.buckets.set(ask.key, ask.roomUs)
  })
  return { fits, standings: asks }
}

function settle(reply: FastifyReply, { areTold }: Limits, { fits, standings }: Answer): void {
  const limiting = standings.filter(({ isShare }) => !isShare)
  if (areTold) for (const standing of limiting) tell(reply, standing)
  if (fits) return
  const empty = limiting.filter(({ policy, roomUs }) => roomUs < policy.intervalUs)
  // What is told of another bucket that this very call has emptied holds the caller up as well.
  const seconds = Math.max(toldSeconds(reply), ...empty.map(secondsToNext))
  throw new Problem('too_many_requests', { headers: { 'retry-after': String(seconds) } })
}
