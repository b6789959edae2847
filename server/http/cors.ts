import type { FastifyCorsOptionsDelegate } from '@fastify/cors'
import { RATE_LIMIT_HEADERS } from './limits/rate-limit-headers.ts'

const WIDGET_CALLS = /^\/api\/chat\/widget(\/|$|\?)/

/** The calls that a widget makes from its host's pages, whichever site that is. */
export function isWidgetCall(url: string): boolean {
  return WIDGET_CALLS.test(url)
}

const COMMON = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  maxAge: 600,
  strictPreflight: false,
  // Tokens and sessions are named in each call; a cookie of ours there is none.
  credentials: false,
}

/** What a page may read of an answer to another origin's call, beside its body. */
const EXPOSED = [
  ...RATE_LIMIT_HEADERS,
  'retry-after',
  'x-request-id',
  'x-session-id',
  'x-turn-state',
  'idempotent-replayed',
].join(', ')

/**
 * Browsers of the listed origins may call the Bearer APIs; those of any origin the widget's calls. An
 * origin is listed when it is written exactly so. To others the answer grants nothing.
 */
export function corsFor(allowedOrigins: readonly string[]): { delegator: FastifyCorsOptionsDelegate } {
  const listed = new Set(allowedOrigins)
  const toAny = { ...COMMON, exposedHeaders: EXPOSED, origin: true }
  const toListed = { ...COMMON, exposedHeaders: EXPOSED, origin: [...listed] }
  const toNobody = { ...COMMON, origin: [] }
  return {
    delegator: ({ url = '', headers: { origin } }, callback) => {
      // Only a browser asks, and it says from where.
      if (origin === undefined) callback(null, toNobody)
      else if (isWidgetCall(url)) callback(null, toAny)
      else callback(null, listed.has(origin) ? toListed : toNobody)
    },
  }
}
