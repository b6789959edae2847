import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { networksOf } from '../address.ts'
import { Problem } from '../problems.ts'
import { createPolicy, neededUs, TokenBuckets } from './token-bucket.ts'

/** Per address. Enough for an ordinary page; the dashboard's first twenty calls take half a second. */
const CALLS_AT_ONCE = 10
/** Low enough that one address cannot saturate the CPU, even if each call is a turn. */
const CALLS_PER_SECOND = 20
/** In bytes. A large body counts as one call for each such part, because it costs as much. */
const PART_OF_BODY = 16 * 1024
/** Calls that would wait longer are refused. 300 calls that arrive together all fit. */
const MAX_WAIT_S = 15
/** Delays the refusal, to slow down programs that retry immediately. */
const REFUSED_AFTER_MS = 1000

/** Wider IPv6 networks may make as many times the calls, so that one /64 does not delay its neighbours. */
const TIERS = [1, 2, 4]

/**
 * Throttles the calls of each address to an even pace, so that a burst does not block the event loop for
 * other clients. Calls that will be refused count too. Call this before any expensive hook.
 * @param scale multiplies the pace; values below 1 do not lower it, 0 disables it
 */
export function paceCalls(app: FastifyInstance, scale: number): void {
  if (scale === 0) return
  const perSecond = CALLS_PER_SECOND * Math.max(1, scale)
  const tiers = TIERS.map((times) => createBuckets(perSecond * times, CALLS_AT_ONCE * times))
  app.addHook('onRequest', (request, _reply, done) => {
    const bucketsOf = networksOf(request).flatMap((key, tier) => {
      const buckets = tiers[tier]
      return buckets ? [{ buckets, key }] : []
    })
    const length = Math.min(Number(request.headers['content-length'] ?? 0), request.routeOptions.bodyLimit)
    const waitMs = enter(bucketsOf, 1 + partsOf(length))
    if (request.headers['transfer-encoding'] !== undefined) countWhenRead(request.raw, bucketsOf)
    if (waitMs === undefined) setTimeout(done, REFUSED_AFTER_MS, tooFast)
    else if (waitMs === 0) done()
    else setTimeout(done, waitMs)
  })
}

function createBuckets(perSecond: number, atOnce: number): TokenBuckets {
  const policy = {
    ...createPolicy('pace-of-address', atOnce, (atOnce / perSecond) * 1000),
    overdraft: Math.round(perSecond * MAX_WAIT_S),
  }
  // The clock of the process, also in tests that replace `performance.now`: the waits are real.
  return new TokenBuckets(policy, performance.now.bind(performance))
}

/** Shared, since there may be many. Closing the connection slows down the retry. */
const tooFast = new Problem('too_many_requests', {
  headers: { 'retry-after': String(MAX_WAIT_S), connection: 'close' },
})

/** The bucket of one of the caller's networks. */
type Bucket = { buckets: TokenBuckets; key: string }

/** @returns milliseconds to wait; undefined when refused */
function enter(all: readonly Bucket[], tokens: number): number | undefined {
  const rooms = all.map(({ buckets, key }) => ({ policy: buckets.policy, roomUs: buckets.roomUs(key) }))
  if (rooms.some(({ policy, roomUs }) => roomUs < neededUs(policy, true))) return undefined
  take(all, tokens)
  return Math.max(0, ...rooms.map(({ policy, roomUs }) => Math.ceil((policy.intervalUs - roomUs) / 1000)))
}

function take(all: readonly Bucket[], tokens: number): void {
  for (const { buckets, key } of all)
    buckets.set(key, buckets.roomUs(key) - tokens * buckets.policy.intervalUs)
}

/** Counts a body without Content-Length after it was read. */
function countWhenRead(raw: IncomingMessage, all: readonly Bucket[]): void {
  const { socket } = raw
  const before = socket.bytesRead
  raw.once('close', () => take(all, partsOf(socket.bytesRead - before)))
}

function partsOf(bytes: number): number {
  return Math.floor(bytes / PART_OF_BODY)
}
