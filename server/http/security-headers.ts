/** Security headers of responses, built once. Pages add `pageHeaders`, embeddable files `FOR_OTHER_SITES`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOrigin } from '../text/is-origin.ts'
import type { FindApi } from './api.ts'

/** Headers of data responses: nothing in them runs when opened as a page, and no cache stores them. */
export const DATA_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** Headers of resources that other sites may load, including sites that use COEP. */
export const FOR_OTHER_SITES = { 'cross-origin-resource-policy': 'cross-origin' } as const

const ANY_ORIGIN_HEADERS = { ...DATA_HEADERS, ...FOR_OTHER_SITES }

/** HSTS for a year. Without `includeSubDomains`: subdomains may be servers without TLS. */
const HSTS = 'max-age=31536000'

/** Call this before any hook that may refuse, so that refusals have the headers too. */
export function useSecurityHeaders(app: FastifyInstance, findApi: FindApi): void {
  // With a callback, as in app.ts.
  app.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(findApi, request, reply)
    done()
  })
}

export function setSecurityHeaders(findApi: FindApi, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(findApi(request.url).isForAnyOrigin ? ANY_ORIGIN_HEADERS : DATA_HEADERS)
  // Browsers ignore it over plain HTTP. Behind a trusted proxy, `protocol` is the one that the proxy reports.
  if (request.protocol === 'https') reply.header('strict-transport-security', HSTS)
}

/** Permissions that a page needs beyond its own files. */
export type PageNeeds = {
  /** Origins that may embed it in a frame. */
  framedBy?: readonly string[]
  /** Hosts of images that it shows. */
  imageHosts?: readonly string[]
  /** `sha256-…` of an inline style. */
  styleHash?: string | undefined
  /** Whether it has a form that posts to this server. */
  hasForm?: boolean
}

/** The CSP of a page: only files of this server, and no inline code except the given style. */
function pagePolicy({ framedBy = [], imageHosts = [], styleHash, hasForm = false }: PageNeeds): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...(styleHash ? [`'${styleHash}'`] : [])].join(' '),
    "connect-src 'self'",
    ["img-src 'self' data:", ...imageHosts.map((host) => `https://${host}`)].join(' '),
    "base-uri 'none'",
    `form-action '${hasForm ? 'self' : 'none'}'`,
    `frame-ancestors ${framedBy.filter(isOrigin).join(' ') || "'none'"}`,
  ].join('; ')
}

const UNUSED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]

const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': UNUSED_FEATURES.map((feature) => `${feature}=()`).join(', '),
}

export function pageHeaders(needs: PageNeeds = {}): Record<string, string> {
  return {
    ...PAGE_HEADERS,
    'content-security-policy': pagePolicy(needs),
    // The default `no-referrer` would also hide the origin of a form's POST.
    ...(needs.hasForm ? { 'referrer-policy': 'same-origin' } : {}),
  }
}
