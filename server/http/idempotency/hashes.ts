/**
 * The hashes that identify an idempotent call. Both are HMACs: they are stored, and a body may contain a
 * password, which a plain hash would expose to guessing.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { hashOfLarge } from '../large-bodies.ts'
import { Problem } from '../problems.ts'
import { wantsEvents } from '../streams/stream-run.ts'
import type { IdempotentCaller } from './callers.ts'

/** In hexadecimal. */
export type CallHashes = { id: string; requestHash: string }

export type HashCall = (request: FastifyRequest, caller: IdempotentCaller, key: string) => CallHashes

/** @param secret of this server */
export function createHashes(secret: string): HashCall {
  const hmacKey = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk idempotent calls', 32))
  const hashOf = (value: unknown) => createHmac('sha256', hmacKey).update(written(value)).digest('hex')

  return (request, caller, key) => {
    const { method, params, body, query, routeOptions } = request
    return {
      // The route and its parameters instead of the URL, which may end with a slash or not.
      id: hashOf([caller.name, method, routeOptions.url, params, key]),
      // A large body is compared by its bytes: walking it would block the event loop.
      requestHash: hashOf([hashOfLarge(body) ?? body, query, wantsEvents(request), caller.says]),
    }
  }
}

/** A key is decoded as UTF-8, or as Latin-1 when it is invalid UTF-8. */
const PRINTABLE = /^[^\p{C}\p{Zl}\p{Zp}]{1,255}$/u

/** @returns undefined when the request has none. @throws Problem 422 for an invalid key */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | undefined {
  const header = headers['idempotency-key']
  if (header === undefined) return undefined
  const key = decode(Buffer.from(String(header), 'latin1'))
  if (PRINTABLE.test(key)) return key
  const message = 'must have 1 to 255 printable characters'
  throw new Problem('invalid_request', { errors: [{ path: 'Idempotency-Key', message }] })
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

/**
 * A canonical form of a value, independent of the order of object keys. Iterative, because a body may be
 * nested deeper than the stack.
 */
function written(root: unknown): string {
  const parts: string[] = []
  const waiting = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (Array.isArray(value)) {
      parts.push(`[${value.length}`)
      for (const item of value) waiting.push(item)
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      parts.push(`{${entries.length}`)
      for (const [key, inner] of entries) waiting.push(key, inner)
    } else {
      parts.push(JSON.stringify(value) ?? 'undefined')
    }
  }
  return parts.join('\n')
}
