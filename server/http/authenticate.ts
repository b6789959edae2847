import type { FastifyRequest } from 'fastify'
import type { Tokens } from '../identity/tokens.ts'
import { Problem } from './problems.ts'

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i

/**
 * The user whose token the request carries. Whether they still exist is asked by the first
 * transaction that acts for them.
 * @throws Problem 401
 */
export async function authenticate(request: FastifyRequest, tokens: Tokens): Promise<string> {
  const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? []
  const userId = token && (await tokens.verify(token))
  if (!userId) throw new Problem('invalid_credentials')
  return userId
}
