import type { FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** The origin of the calling page; undefined for this server's own pages and for clients without one. */
export function foreignOriginOf(request: FastifyRequest): string | undefined {
  const { origin } = request.headers
  return origin === undefined || origin === `${request.protocol}://${request.host}` ? undefined : origin
}

/** Whether the browser reports that another site's page sent this form. */
export function isFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return request.headers.origin === undefined
    ? refererIsOwn(request) === false
    : foreignOriginOf(request) !== undefined
}

/** Whether the browser reports that a page of this server sent this form. */
export function isFromOwnPage(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return request.headers.origin === undefined
    ? refererIsOwn(request) === true
    : foreignOriginOf(request) === undefined
}

/** For browsers that send neither `Sec-Fetch-Site` nor `Origin`. @returns undefined without a `Referer` */
function refererIsOwn({ headers, protocol, host }: FastifyRequest): boolean | undefined {
  if (headers.referer === undefined) return undefined
  return URL.canParse(headers.referer) && new URL(headers.referer).origin === `${protocol}://${host}`
}

/**
 * @param allowed origins, compared exactly; empty or undefined allows any
 * @throws Problem 403
 */
export function refuseForeignOrigin(request: FastifyRequest, allowed: readonly string[] = []): void {
  const origin = foreignOriginOf(request)
  if (origin !== undefined && allowed.length > 0 && !allowed.includes(origin)) {
    throw new Problem('origin_not_allowed')
  }
}
