import type { FastifyCorsOptionsDelegate } from '@fastify/cors'
import type { FindApi } from './api.ts'
import { RATE_LIMIT_HEADERS } from './limits/rate-limit-headers.ts'

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
  'link',
  'x-request-id',
  'x-session-id',
  'x-turn-state',
  'idempotent-replayed',
].join(', ')

/**
 * Listed origins may call all APIs, and any origin those that are for any origin, such as the widget's.
 * Origins are compared exactly. Other origins get no CORS headers.
 */
export function corsFor(
  allowedOrigins: readonly string[],
  findApi: FindApi,
): { delegator: FastifyCorsOptionsDelegate } {
  const listed = new Set(allowedOrigins)
  const toAny = { ...COMMON, exposedHeaders: EXPOSED, origin: true }
  const toListed = { ...COMMON, exposedHeaders: EXPOSED, origin: [...listed] }
  const toNobody = { ...COMMON, origin: [] }
  return {
    delegator: ({ url = '', headers: { origin } }, callback) => {
      // Only browsers send Origin and need CORS.
      if (origin === undefined) callback(null, toNobody)
      else if (findApi(url).isForAnyOrigin) callback(null, toAny)
      else callback(null, listed.has(origin) ? toListed : toNobody)
    },
  }
}
