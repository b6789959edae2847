import type { FastifyCorsOptionsDelegate } from '@fastify/cors'
import { RATE_LIMIT_HEADERS } from './limits/rate-limit-headers.ts'

const WIDGET_CALLS = /^\/api\/chat\/widget(\/|$|\?)/

/** Whether a widget makes this call, from any site that embeds it. */
export function isWidgetCall(url: string): boolean {
  return WIDGET_CALLS.test(url)
}

const COMMON = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  maxAge: 600,
  strictPreflight: false,
  // Calls carry tokens and session ids; the APIs use no cookies.
  credentials: false,
}

/** Response headers that scripts of other origins may read. */
const EXPOSED = [
  ...RATE_LIMIT_HEADERS,
  'retry-after',
  'x-request-id',
  'x-session-id',
  'x-turn-state',
  'idempotent-replayed',
].join(', ')

/**
 * Listed origins may call the Bearer APIs; any origin may make the widget's calls. Origins are compared
 * exactly. Other origins get no CORS headers.
 */
export function corsFor(allowedOrigins: readonly string[]): { delegator: FastifyCorsOptionsDelegate } {
  const listed = new Set(allowedOrigins)
  const toAny = { ...COMMON, exposedHeaders: EXPOSED, origin: true }
  const toListed = { ...COMMON, exposedHeaders: EXPOSED, origin: [...listed] }
  const toNobody = { ...COMMON, origin: [] }
  return {
    delegator: ({ url = '', headers: { origin } }, callback) => {
      // Only browsers send Origin and need CORS.
      if (origin === undefined) callback(null, toNobody)
      else if (isWidgetCall(url)) callback(null, toAny)
      else callback(null, listed.has(origin) ? toListed : toNobody)
    },
  }
}
