/**
 * Whose an Idempotency-Key is. Every POST route says so in its `config`, or why it needs none; see
 * docs/decisions/0017.
 */
import type { FastifyRequest } from 'fastify'
import type { Identity, User } from '../../database/transaction.ts'
import { networkOf } from '../address.ts'
import { userOf } from '../authenticate.ts'

export type IdempotentCaller = {
  /** What no other caller is called; its first part says what the others are. */
  name: readonly (string | undefined)[]
  /** Asked of the database, before an answer is repeated, whether it still counts. */
  identity?: Identity
  /** What decides the answer beside the body, such as a header. */
  says?: readonly unknown[]
}

/**
 * Of an authenticated request whose body was read and not validated yet. Undefined where it names nobody:
 * then it is one that begins nothing.
 * @throws what the route answers to whom it does not know
 */
export type FindCaller = (
  request: FastifyRequest,
) => IdempotentCaller | undefined | Promise<IdempotentCaller | undefined>

/** Of a route: who calls, or why nothing is lost when a call is made twice. */
export type Idempotency = FindCaller | { none: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    idempotency?: Idempotency
  }
}

/** Of a route that `requireUser` guards. */
export function callerIsUser(request: FastifyRequest): IdempotentCaller {
  return callerOfUser(userOf(request))
}

export function callerOfUser(user: User): IdempotentCaller {
  return { name: ['user', user.userId], identity: user }
}

export function callerIsApiKey(apiKeyHash: string): IdempotentCaller {
  return { name: ['api key', apiKeyHash], identity: { apiKeyHash } }
}

/** Somebody who is nobody yet: whoever this field of the body names. */
export function callerNamed(field: 'username' | 'email'): FindCaller {
  return (request) => {
    const name = textIn(request, field)?.trim().toLowerCase()
    return name ? { name: ['new', name] } : undefined
  }
}

/**
 * Somebody whom nothing proves. Two such people at different addresses never meet, though both call
 * themselves the same and send the same key.
 */
export function callerAtAddress(request: FastifyRequest, ...name: (string | undefined)[]): IdempotentCaller {
  return { name: ['address', networkOf(request), ...name] }
}

/** A text of the body, which may be anything. */
export function textIn({ body }: FastifyRequest, name: string): string | undefined {
  const value = typeof body === 'object' && body !== null && (body as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}
