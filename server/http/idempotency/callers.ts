/**
 * The owner of an Idempotency-Key. The `config` of every POST route declares it, or why the route needs none;
 * see docs/decisions/0017.
 */
import type { FastifyRequest } from 'fastify'
import type { Identity, User } from '../../database/transaction.ts'
import { networkOf } from '../address.ts'
import { userOf } from '../authenticate.ts'

export type IdempotentCaller = {
  /** Unique for each caller; the first part is the kind of the others. */
  name: readonly (string | undefined)[]
  /** Authorized again before a stored response is replayed. */
  identity?: Identity
  /** Inputs beside the body that affect the response, such as a header. */
  says?: readonly unknown[]
}

/**
 * Finds the caller of an authenticated request whose body is not validated yet. Undefined when it names
 * nobody; the route then refuses it without side effects.
 * @throws the route's own error for an unknown caller
 */
export type FindCaller = (
  request: FastifyRequest,
) => IdempotentCaller | undefined | Promise<IdempotentCaller | undefined>

/** How a route finds its caller, or why repeating its calls is harmless. */
export type Idempotency = FindCaller | { none: string }

declare module 'fastify' {
  interface FastifyContextConfig {
    idempotency?: Idempotency
  }
}

/** The caller of a route with `requireUser`. */
export function callerIsUser(request: FastifyRequest): IdempotentCaller {
  return callerOfUser(userOf(request))
}

export function callerOfUser(user: User): IdempotentCaller {
  return { name: ['user', user.userId], identity: user }
}

export function callerIsApiKey(apiKeyHash: string): IdempotentCaller {
  return { name: ['api key', apiKeyHash], identity: { apiKeyHash } }
}

/** A person without an account yet, identified by this field of the body. */
export function callerNamed(field: 'username' | 'email'): FindCaller {
  return (request) => {
    const name = textIn(request, field)?.trim().toLowerCase()
    return name ? { name: ['new', name] } : undefined
  }
}

/**
 * An unauthenticated caller. The network is part of the name: callers at different addresses never share a
 * key, even with the same name.
 */
export function callerAtAddress(request: FastifyRequest, ...name: (string | undefined)[]): IdempotentCaller {
  return { name: ['address', networkOf(request), ...name] }
}

/** A string field of the unvalidated body. */
export function textIn({ body }: FastifyRequest, name: string): string | undefined {
  const value = typeof body === 'object' && body !== null && (body as Record<string, unknown>)[name]
  return typeof value === 'string' ? value : undefined
}
