import type { FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** The site of the page that calls; undefined for this server's own pages, and for what is no browser. */
export function foreignOriginOf(request: FastifyRequest): string | undefined {
  const { origin } = request.headers
  return origin === undefined || origin === `${request.protocol}://${request.host}` ? undefined : origin
}

/**
 * @param allowed origins, compared as they are written; empty or undefined: any
 * @throws Problem 403
 */
export function refuseForeignOrigin(request: FastifyRequest, allowed: readonly string[] = []): void {
  const origin = foreignOriginOf(request)
  if (origin !== undefined && allowed.length > 0 && !allowed.includes(origin)) {
    throw new Problem('origin_not_allowed')
  }
}
