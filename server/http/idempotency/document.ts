import type { FastifySchema, RouteOptions } from 'fastify'
import Type from 'typebox'

const Key = Type.String({
  minLength: 1,
  maxLength: 255,
  description:
    'A unique key of printable characters, such as a UUID. When the same caller repeats the request with it within 24 h, the first response is replayed with `Idempotent-Replayed: true`, and nothing runs twice',
  // No example: Swagger UI would prefill it, and a second call with another body would be refused.
})
const IN_USE =
  'A request with this Idempotency-Key is still in progress, or its response was too large to store'
const REUSED = 'The Idempotency-Key was already used for another request'

type Answer = { description: string; content?: Record<string, { schema: object }> }
type Answers = Record<string, Answer>

/**
 * Documents the header Idempotency-Key and its errors for each route that takes it. The validated schema does
 * not change.
 */
export function documentIdempotency<Url extends string>({
  schema,
  url,
  route,
}: {
  schema: FastifySchema
  url: Url
  route: RouteOptions
}) {
  if (typeof route.config?.idempotency !== 'function') return { schema, url }
  const { properties, ...headers } = (schema.headers ?? { type: 'object' }) as { properties?: object }
  const answers = schema.response as Answers
  return {
    url,
    schema: {
      ...schema,
      headers: { ...headers, properties: { 'Idempotency-Key': Key, ...properties } },
      response: { ...answers, 409: refusal(answers, 409, IN_USE), 422: refusal(answers, 422, REUSED) },
    },
  }
}

/** In the API's error shape, copied from the route's 429. */
function refusal(answers: Answers, status: 409 | 422, description: string): Answer {
  const known = answers[status]
  if (known) return { ...known, description: `${known.description}. Or: ${description}` }
  const content = Object.entries(answers[429]?.content ?? {}).map(([type, { schema }]) => [type, { schema }])
  return { description, content: Object.fromEntries(content) }
}
