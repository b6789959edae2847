/** Attaches the client's address to the async context of its request, for the fair queues. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Caller, runFor } from '../fairness/caller.ts'
import type { CpuShares } from '../fairness/cpu-shares.ts'
import { networksOf } from './address.ts'

const callers = new WeakMap<FastifyRequest, Caller>()

/** Call this before any route, and before hooks that read the caller. */
export function knowCallers(app: FastifyInstance, cpu: CpuShares | undefined): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const caller = { networks: networksOf(request), cpu }
    callers.set(request, caller)
    runFor(caller, done)
  })
  // Again after the body: its last bytes arrive in the socket's async context, not the request's.
  app.addHook('preValidation', (request, _reply, done) => runForCallerOf(request, done))
}

export function runForCallerOf<Result>(request: FastifyRequest, run: () => Result): Result {
  const caller = callers.get(request)
  return caller ? runFor(caller, run) : run()
}
