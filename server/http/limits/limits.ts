import { hash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { Problem } from '../problems.ts'
import { tell, toldSeconds } from './rate-limit-headers.ts'
import type { SharedAnswer, SharedBuckets } from './shared-buckets.ts'
import { createPolicy, type Standing, secondsToNext, TokenBuckets } from './token-bucket.ts'
import { UnderWay } from './under-way.ts'

const MINUTE = 60_000
/** In which ten failed sign-ins are refilled. Only limits of sign-ins have one that is as long, or longer. */
const SIGN_IN_WINDOW = 15 * MINUTE
/** In characters. Longer ones, which a client has made up, stand as a hash. */
const LONGEST_KEY = 128

/** What each kind of caller may do: what clients are told a limit is called, its calls, in how many ms. */
const RATES = {
  requestsOfAddress: ['requests-of-address', 300, MINUTE],
  messagesOfUser: ['messages-of-user', 60, MINUTE],
  messagesOfApiKey: ['messages-of-api-key', 600, MINUTE],
  messagesOfVisitor: ['messages-of-visitor', 20, MINUTE],
  messagesOfChatbotVisitors: ['messages-of-chatbot-visitors', 600, MINUTE],
  providerCallsOfUser: ['provider-calls-of-user', 30, MINUTE],
  failedSignInsOfAccount: ['failed-sign-ins-of-account', 10, SIGN_IN_WINDOW],
  // Who goes on failing is let in ever less often: once in 90 s, then in 6 minutes, then in 24.
  repeatedFailuresOfAccount: ['repeated-failures-of-account', 12, 12 * 6 * MINUTE],
  persistentFailuresOfAccount: ['persistent-failures-of-account', 14, 14 * 24 * MINUTE],
  failedSignInsOfAddress: ['failed-sign-ins-of-address', 30, SIGN_IN_WINDOW],
} as const satisfies Record<string, readonly [toldAs: string, calls: number, windowMs: number]>

type LimitName = keyof typeof RATES

export type Limits = {
  /** A limit that is lifted has none. */
  readonly buckets: Partial<Record<LimitName, TokenBuckets>>
  /** Where all processes keep them together; undefined where this one keeps its own. */
  readonly shared: SharedBuckets | undefined
  /** Whether answers say how their caller's limits stand. */
  readonly areTold: boolean
  /** For sign-in-guard.ts. */
  readonly signInsUnderWay: UnderWay
}

/** Whose bucket of which limit is meant, such as `{ messagesOfUser: user.userId }`. */
export type Asked = Partial<Record<LimitName, string>>

/** @param scale multiplies all but the limits of sign-ins; 0 lifts them, and no answer speaks of limits */
export function createLimits(scale: number, shared?: SharedBuckets): Limits {
  const buckets = Object.entries(RATES).flatMap(([name, [toldAs, standard, windowMs]]) => {
    const calls = windowMs >= SIGN_IN_WINDOW ? standard : standard * scale
    return calls > 0 ? [[name, new TokenBuckets(createPolicy(toldAs, calls, windowMs))]] : []
  })
  return {
    buckets: Object.fromEntries(buckets),
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
export async function lookOrRefuse(reply: FastifyReply, limits: Limits, asked: Asked): Promise<Standing[]> {
  const answer = await ask(limits, asked, false)
  settle(reply, limits, answer)
  return answer.standings
}

/** Takes a token from each bucket that has one. */
export async function takeFromEach(reply: FastifyReply, limits: Limits, asked: Asked): Promise<void> {
  const each = Object.entries(asked).map(([name, key]) => ask(limits, { [name]: key }, true))
  for (const { standings } of await Promise.all(each)) settle(reply, limits, { fits: true, standings })
}

type Asking = Standing & { buckets: TokenBuckets; key: string }
/** `fits`: there was a token in all of them; then the standings are those after it was taken, if it was. */
type Answer = { fits: boolean; standings: Standing[] }

function ask(limits: Limits, asked: Asked, takes: boolean): Answer | Promise<Answer> {
  const asks = asksOf(limits, asked)
  const shared = asks.length > 0 ? limits.shared?.ask(asks, takes) : undefined
  if (!shared) return askHere(asks, takes)
  return shared.then((answer) => (answer ? remember(asks, answer) : askHere(asks, takes)))
}

function asksOf({ buckets }: Limits, asked: Asked): Asking[] {
  const asks: Asking[] = []
  for (const [name, key] of Object.entries(asked)) {
    const own = buckets[name as LimitName]
    if (own) asks.push({ buckets: own, policy: own.policy, key: bounded(key), roomUs: 0 })
  }
  return asks
}

function bounded(key: string): string {
  return key.length > LONGEST_KEY ? hash('sha256', key, 'base64url') : key
}

function askHere(asks: Asking[], takes: boolean): Answer {
  let fits = true
  for (const ask of asks) {
    ask.roomUs = ask.buckets.roomUs(ask.key)
    if (ask.roomUs < ask.policy.intervalUs) fits = false
  }
  if (!fits || !takes) return { fits, standings: asks }
  for (const ask of asks) {
    ask.roomUs -= ask.policy.intervalUs
    ask.buckets.set(ask.key, ask.roomUs)
  }
  return { fits, standings: asks }
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
  if (areTold) for (const standing of standings) tell(reply, standing)
  if (fits) return
  const empty = standings.filter(({ policy, roomUs }) => roomUs < policy.intervalUs)
  // What is told of another bucket that this very call has emptied holds the caller up as well.
  const seconds = Math.max(toldSeconds(reply), ...empty.map(secondsToNext))
  throw new Problem('too_many_requests', { headers: { 'retry-after': String(seconds) } })
}
