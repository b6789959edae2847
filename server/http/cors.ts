import type { FastifyCorsOptionsDelegate } from '@fastify/cors'
import { RATE_LIMIT_HEADERS } from './limits/rate-limit-headers.ts'

/** The calls that a widget makes from its host's pages, whichever site that is. */
const WIDGET_CALLS = /^\/api\/chat\/widget(\/|$|\?)/

const COMMON = {
  methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  maxAge: 600,
  strictPreflight: false,
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

/** Browsers of the listed origins may call the Bearer doors; those of any origin the widget's calls. */
export function corsFor(allowedOrigins: readonly string[]): { delegator: FastifyCorsOptionsDelegate } {
  return {
    delegator: (request, callback) => {
      const origin = WIDGET_CALLS.test(request.url ?? '') ? true : [...allowedOrigins]
      // Only a browser asks, and it says from where.
      const exposed = request.headers.origin === undefined ? {} : { exposedHeaders: EXPOSED }
      callback(null, { ...COMMON, ...exposed, origin })
    },
  }
}
