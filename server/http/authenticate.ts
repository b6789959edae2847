import type { FastifyRequest } from 'fastify'
import type { User } from '../database/transaction.ts'
import type { Caller, Callers } from '../identity/callers.ts'
import { Problem } from './problems.ts'

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i

/** The token or key that the request carries; undefined when it carries none, several, or something else. */
export function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  if (authorization === undefined || namesSeveral(request.raw.rawHeaders)) return undefined
  return BEARER.exec(authorization)?.[1]
}

/** Node keeps the first of several and drops the others; a proxy before it may have looked at the last. */
function namesSeveral(rawHeaders: readonly string[]): boolean {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === 13 && rawHeaders[index]?.toLowerCase() === 'authorization') count++
  return count > 1
}

const identified = new WeakMap<FastifyRequest, Caller>()

/**
 * For the `onRequest` of a route that needs a user: nothing else of the request is looked at before.
 * Whether the user still exists, and their login has not ended, is asked by the first transaction that
 * acts for them.
 * @param options.tellsIncomplete whether a token of the main system that names nobody has a code of its own
 * @throws Problem 401; IssuerUnavailable
 */
export function requireUser(callers: Callers, { tellsIncomplete = false } = {}) {
  return async (request: FastifyRequest): Promise<void> => {
    if (!request.headers.authorization) throw new Problem('token_missing')
    const token = bearerOf(request)
    const caller = token ? await callers.identify(token) : { refused: 'invalid' as const }
    if ('refused' in caller) {
      const isSaid = caller.refused !== 'incomplete' || tellsIncomplete
      throw new Problem(isSaid ? `token_${caller.refused}` : 'token_invalid')
    }
    identified.set(request, caller)
  }
}

/** Who calls a route that `requireUser` guards, and what their token says. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = identified.get(request)
  if (!caller) throw new Error('this route is not guarded by requireUser')
  return caller
}

export function userOf(request: FastifyRequest): User {
  return callerOf(request).user
}

/**
 * For calls that need no token: the user whose token the request carries, or undefined. A page goes on
 * sending a token that has expired.
 */
export async function findUserOf(request: FastifyRequest, callers: Callers): Promise<User | undefined> {
  const token = bearerOf(request)
  const caller = token && (await callers.identify(token))
  return caller && 'user' in caller ? caller.user : undefined
}
