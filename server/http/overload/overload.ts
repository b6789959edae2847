import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FindApi } from '../api.ts'
import { sendProblem } from '../error-handler.ts'
import { Problem } from '../problems.ts'
import type { CallsUnderWay } from './calls-under-way.ts'
import { LoopLag } from './loop-lag.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered even under overload: health checks, and calls that stop or resume work. */
    isUrgent?: true
  }
}

export type OverloadOptions = {
  /** Whether a dependency is saturated. */
  isBusy: () => boolean
  findApi: FindApi
  calls: CallsUnderWay
}

/**
 * Refusals with different `Retry-After`, so that clients do not all retry at once. Shared, to save CPU time.
 */
const REFUSALS = ['1', '2', '3', '4'].map(
  (seconds) => new Problem('overloaded', { headers: { 'retry-after': seconds } }),
)
const LOG_EVERY_MS = 5000
/** Fewer calls are no overload: their lag comes from a slow machine or a long task. */
const MIN_UNDER_WAY = 100

/**
 * Load shedding: answers calls with 503 while the server is overloaded, before any other work. A refusal
 * costs a twentieth of a turn, so admitted calls stay fast; see docs/decisions/0018.
 * @returns a function that tells whether a call was refused here; those calls are logged as a sum
 */
export function refuseOverload(
  app: FastifyInstance,
  { isBusy, findApi, calls }: OverloadOptions,
): (request: FastifyRequest) => boolean {
  const lag = new LoopLag()
  const refused = new WeakSet<FastifyRequest>()
  let count = 0
  const logTimer = setInterval(() => {
    if (count > 0) app.log.warn({ calls: count }, 'overloaded: calls were refused')
    count = 0
  }, LOG_EVERY_MS).unref()
  app.addHook('onClose', (_app, done) => {
    lag.end()
    clearInterval(logTimer)
    done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    const isTooMuch = isBusy() || (calls.count >= MIN_UNDER_WAY && lag.isTooMuch)
    if (!isTooMuch || request.routeOptions.config.isUrgent) {
      done()
      return
    }
    count++
    refused.add(request)
    // Sent directly: throwing, with a stack and the error handlers, would cost as much again.
    sendProblem(REFUSALS[count % REFUSALS.length] as Problem, findApi(request.url).errorShape, request, reply)
  })
  return (request) => refused.has(request)
}
