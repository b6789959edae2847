import type { FastifyRequest } from 'fastify'
import type { User } from '../database/transaction.ts'
import type { Caller, Callers } from '../identity/callers.ts'
import { Problem } from './problems.ts'

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i

/** The request's bearer token or key; undefined when it has none, several, or another scheme. */
export function bearerOf(request: FastifyRequest): string | undefined {
  const { authorization } = request.headers
  if (authorization === undefined || namesSeveral(request.raw.rawHeaders)) return undefined
  return BEARER.exec(authorization)?.[1]
}

/** Node keeps the first of several headers; a proxy before it may have checked the last. */
function namesSeveral(rawHeaders: readonly string[]): boolean {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2)
    if (rawHeaders[index]?.length === 13 && rawHeaders[index]?.toLowerCase() === 'authorization') count++
  return count > 1
}

const identified = new WeakMap<FastifyRequest, Caller>()

/**
 * An `onRequest` hook that authenticates the user before anything else is read. The first transaction as
 * this user checks that they still exist and that their login has not ended.
 * @param options.tellsIncomplete whether a main-system token without a user has its own error code
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

/** The caller of a route with `requireUser`, with the claims of their token. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = identified.get(request)
  if (!caller) throw new Error('this route is not guarded by requireUser')
  return caller
}

export function userOf(request: FastifyRequest): User {
  return callerOf(request).user
}

/**
 * The user of a call for which a token is optional. Pages go on sending expired tokens, so an invalid token
 * counts as none.
 */
export async function findUserOf(request: FastifyRequest, callers: Callers): Promise<User | undefined> {
  const token = bearerOf(request)
  const caller = token && (await callers.identify(token))
  return caller && 'user' in caller ? caller.user : undefined
}
