/**
 * What answers tell browsers about themselves. Made once: each request only takes it over. A page says
 * more, in `pageHeaders`; what other sites load says so itself.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOrigin } from '../text/is-origin.ts'
import { isWidgetCall } from './cors.ts'

/** Of an answer that is data: whatever is in it, opened as a page it can do nothing, and nobody keeps it. */
export const DATA_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** Of what pages of other sites may load, also those that let nothing in that does not say so (COEP). */
export const FOR_OTHER_SITES = { 'cross-origin-resource-policy': 'cross-origin' } as const

const WIDGET_HEADERS = { ...DATA_HEADERS, ...FOR_OTHER_SITES }

/** A year. Of this name alone: beneath it may stand servers that speak no TLS. */
const ALWAYS_BY_TLS = 'max-age=31536000'

/** To be called before anything can answer: refusals have them too. */
export function useSecurityHeaders(app: FastifyInstance): void {
  // With a callback, as in app.ts.
  app.addHook('onRequest', (request, reply, done) => {
    setSecurityHeaders(request, reply)
    done()
  })
}

export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(isWidgetCall(request.url) ? WIDGET_HEADERS : DATA_HEADERS)
  // A browser ignores it over plain HTTP; behind a proxy it is the proxy's word that counts.
  if (request.protocol === 'https') reply.header('strict-transport-security', ALWAYS_BY_TLS)
}

/** What a page needs beyond its own files. */
export type PageNeeds = {
  /** The origins whose pages may show it in a frame. */
  framedBy?: readonly string[]
  /** Hosts whose images it shows. */
  imageHosts?: readonly string[]
  /** `sha256-…` of a style that stands in it. */
  styleHash?: string | undefined
  /** Whether it has a form that is sent to this server. */
  hasForm?: boolean
}

/** Everything a page needs comes from this server; nothing else is allowed, and nothing inline that is not named. */
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
    // Without one, browsers would not say with a form that it was sent from here.
    ...(needs.hasForm ? { 'referrer-policy': 'same-origin' } : {}),
  }
}
