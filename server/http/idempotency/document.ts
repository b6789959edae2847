import type { FastifySchema, RouteOptions } from 'fastify'
import Type from 'typebox'

const Key = Type.String({
  minLength: 1,
  maxLength: 255,
  description:
    'Printable characters that name this call, such as a UUID. Sent again by the same caller with the same request within 24 h, the answer is that of the first time, with the header `Idempotent-Replayed: true`, and nothing is done twice',
  // Without an example: it would stand in the form that tries a call out, where every second call has another body.
})
const IN_USE =
  'A call with this Idempotency-Key is still under way, or was carried out with an answer that is too large to repeat'
const REUSED = 'The Idempotency-Key was sent with another request before'

type Answer = { description: string; content?: Record<string, { schema: object }> }
type Answers = Record<string, Answer>

/**
 * Tells in the document of the header Idempotency-Key, and of what it may be answered, at each route that
 * takes it. In the document alone: the schema that requests are held against stays as it is.
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

/** In the shape of the API, which each route's answer to too many requests has. */
function refusal(answers: Answers, status: 409 | 422, description: string): Answer {
  const known = answers[status]
  if (known) return { ...known, description: `${known.description}. Or: ${description}` }
  const content = Object.entries(answers[429]?.content ?? {}).map(([type, { schema }]) => [type, { schema }])
  return { description, content: Object.fromEntries(content) }
}
