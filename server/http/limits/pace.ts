import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { networksOf } from '../address.ts'
import { Problem } from '../problems.ts'
import { createPolicy, neededUs, TokenBuckets } from './token-bucket.ts'

/** Of one address: an ordinary page needs no more. The twenty calls of the dashboard's first page take half a second. */
const CALLS_AT_ONCE = 10
/** So little that the calls of one address never fill the processor, also where each of them is a turn. */
const CALLS_PER_SECOND = 20
/** In bytes. A large body counts as one call for each such part of it: it costs as much as many. */
const PART_OF_BODY = 16 * 1024
/** Whoever would wait longer is refused. A school of 300 that begins at once is let in. */
const MAX_WAIT_S = 15
/** Not at once: a program that asks again as soon as it is refused would do nothing else. */
const REFUSED_AFTER_MS = 1000

/**
 * Lets the calls of an address in at an even pace, also those that will be refused: a crowd of them would
 * hold the event loop, and calls of others would wait behind it. Nobody else waits for a call that waits.
 * To be called before any other hook that costs something.
 * @param scale multiplies the pace; below 1 it stays as it is, 0 switches it off
 */
export function paceCalls(app: FastifyInstance, scale: number): void {
  if (scale === 0) return
  const perSecond = CALLS_PER_SECOND * Math.max(1, scale)
  const buckets = new TokenBuckets({
    ...createPolicy('pace-of-address', CALLS_AT_ONCE, (CALLS_AT_ONCE / perSecond) * 1000),
    overdraft: Math.round(perSecond * MAX_WAIT_S),
  })
  app.addHook('onRequest', (request, _reply, done) => {
    // The widest network: nobody has 65,536 paces in an IPv6 /48.
    const network = networksOf(request).at(-1) ?? ''
    const length = Math.min(Number(request.headers['content-length'] ?? 0), request.routeOptions.bodyLimit)
    const waitMs = enter(buckets, network, 1 + partsOf(length))
    if (request.headers['transfer-encoding'] !== undefined) countWhenRead(request.raw, buckets, network)
    if (waitMs === undefined) setTimeout(done, REFUSED_AFTER_MS, tooFast)
    else if (waitMs === 0) done()
    else setTimeout(done, waitMs)
  })
}

/** Made once: there may be many. Whoever comes again needs a new connection, which is slower. */
const tooFast = new Problem('too_many_requests', {
  headers: { 'retry-after': String(MAX_WAIT_S), connection: 'close' },
})

/** @returns milliseconds to wait; undefined for those who are not let in */
function enter(buckets: TokenBuckets, key: string, tokens: number): number | undefined {
  const { policy } = buckets
  const roomUs = buckets.roomUs(key)
  if (roomUs < neededUs(policy, true)) return undefined
  buckets.set(key, roomUs - tokens * policy.intervalUs)
  return Math.max(0, Math.ceil((policy.intervalUs - roomUs) / 1000))
}

/** A body that comes without its length is counted when it has been read. */
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
