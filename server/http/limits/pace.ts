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

/**
 * Throttles the calls of each address to an even pace, so that a burst does not block the event loop for
 * other clients. Calls that will be refused count too. Call this before any expensive hook.
 * @param scale multiplies the pace; values below 1 do not lower it, 0 disables it
 */
export function paceCalls(app: FastifyInstance, scale: number): void {
  if (scale === 0) return
  const perSecond = CALLS_PER_SECOND * Math.max(1, scale)
  const policy = {
    ...createPolicy('pace-of-address', CALLS_AT_ONCE, (CALLS_AT_ONCE / perSecond) * 1000),
    overdraft: Math.round(perSecond * MAX_WAIT_S),
  }
  // The clock of the process, also in tests that replace `performance.now`: the waits are real.
  const buckets = new TokenBuckets(policy, performance.now.bind(performance))
  app.addHook('onRequest', (request, _reply, done) => {
    // The widest network: otherwise an IPv6 /48 would have 65,536 separate allowances.
    const network = networksOf(request).at(-1) ?? ''
    const length = Math.min(Number(request.headers['content-length'] ?? 0), request.routeOptions.bodyLimit)
    const waitMs = enter(buckets, network, 1 + partsOf(length))
    if (request.headers['transfer-encoding'] !== undefined) countWhenRead(request.raw, buckets, network)
    if (waitMs === undefined) setTimeout(done, REFUSED_AFTER_MS, tooFast)
    else if (waitMs === 0) done()
    else setTimeout(done, waitMs)
  })
}

/** Shared, since there may be many. Closing the connection slows down the retry. */
const tooFast = new Problem('too_many_requests', {
  headers: { 'retry-after': String(MAX_WAIT_S), connection: 'close' },
})

/** @returns milliseconds to wait; undefined when refused */
function enter(buckets: TokenBuckets, key: string, tokens: number): number | undefined {
  const { policy } = buckets
  const roomUs = buckets.roomUs(key)
  if (roomUs < neededUs(policy, true)) return undefined
  buckets.set(key, roomUs - tokens * policy.intervalUs)
  return Math.max(0, Math.ceil((policy.intervalUs - roomUs) / 1000))
}

/** Counts a body without Content-Length after it was read. */
function countWhenRead(raw: IncomingMessage, buckets: TokenBuckets, key: string): void {
  const { socket } = raw
  const before = socket.bytesRead
  raw.once('close', () => {
    const tokens = partsOf(socket.bytesRead - before)
    buckets.set(key, buckets.roomUs(key) - tokens * buckets.policy.intervalUs)
  })
}

function partsOf(bytes: number): number {
  return Math.floor(bytes / PART_OF_BODY)
}
