import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type ErrorShape, sendProblem } from '../error-handler.ts'
import { Problem } from '../problems.ts'
import type { CallsUnderWay } from './calls-under-way.ts'
import { LoopLag } from './loop-lag.ts'

export type OverloadOptions = {
  /** Whether what the calls lean on has no room for more. */
  isBusy: () => boolean
  shapeOf: (path: string) => ErrorShape
  calls: CallsUnderWay
}

/** After how many seconds a client may ask again: not all of them at the same moment. Made once each. */
const REFUSALS = ['1', '2', '3', '4'].map(
  (seconds) => new Problem('overloaded', { headers: { 'retry-after': seconds } }),
)
const TOLD_EVERY_MS = 5000
/** So few are no crowd: where they come late, the machine is slow, or one of them is long. */
const FEWEST_UNDER_WAY = 100

/** What must be answered just then: whether the server lives, and what ends work or goes on with it. */
const HEALTH = /^\/health\/?(\?|$)/
const STOP = /\/stop\/?(\?|$)/
const STREAM = /\/stream\/?(\?|$)/

/**
 * Answers calls with 503 while the server has more to do than it can, before anything else is done for
 * them. That costs a twentieth of what a turn costs, so that the calls let in are answered as quickly as
 * ever: docs/decisions/0018.
 * @returns whether a call was refused here; such calls are told to the log together, not one by one
 */
export function refuseOverload(
  app: FastifyInstance,
  { isBusy, shapeOf, calls }: OverloadOptions,
): (request: FastifyRequest) => boolean {
  const lag = new LoopLag()
  const refused = new WeakSet<FastifyRequest>()
  let count = 0
  const teller = setInterval(() => {
    if (count > 0) app.log.warn({ calls: count }, 'overloaded: calls were refused')
    count = 0
  }, TOLD_EVERY_MS).unref()
  app.addHook('onClose', (_app, done) => {
    lag.end()
    clearInterval(teller)
    done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    const isTooMuch = isBusy() || (calls.count >= FEWEST_UNDER_WAY && lag.isTooMuch)
    if (!isTooMuch || isUrgent(request)) {
      done()
      return
    }
    count++
    refused.add(request)
    // Not thrown: an error with its stack, and the way through the error handlers, costs as much again.
    sendProblem(REFUSALS[count % REFUSALS.length] as Problem, shapeOf(request.url), request, reply)
  })
  return (request) => refused.has(request)
}

function isUrgent({ method, url }: FastifyRequest): boolean {
  return HEALTH.test(url) || STOP.test(url) || (method === 'GET' && STREAM.test(url))
}
