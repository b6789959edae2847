/** Tells fair queues, wherever they are, on behalf of which address a request is served. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, runFor } from '../fairness/caller.ts'
import type { CpuShares } from '../fairness/cpu-shares.ts'
import { networksOf } from './address.ts'

const callers = new WeakMap<FastifyRequest, Caller>()

/** To be called before the routes are there, and before hooks that ask for the caller. */
export function knowCallers(app: FastifyInstance, cpu: CpuShares | undefined): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const caller = { networks: networksOf(request), cpu }
    callers.set(request, caller)
    runFor(caller, done)
  })
  // Once more behind the body, whose last bytes come from the socket and not from the request.
  app.addHook('preValidation', (request, _reply, done) => runForCallerOf(request, done))
}

export function runForCallerOf<Result>(request: FastifyRequest, run: () => Result): Result {
  const caller = callers.get(request)
  return caller ? runFor(caller, run) : run()
}
