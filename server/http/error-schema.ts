import type { FastifyInstance } from 'fastify'
import Type, { type TObject } from 'typebox'
import { Problem } from './problems.ts'

/** Beside the keys of an API's own, every error has these. */
export const errorKeys = {
  code: Type.String({ description: 'Stable, in snake_case' }),
  request_id: Type.String({ description: 'Also in the header X-Request-Id' }),
}
const requestId = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** The body of every error where no API says otherwise. */
const DetailError = Type.Object(
  {
    detail: Type.String(),
    ...errorKeys,
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  {
    $id: 'Error',
    description: 'What went wrong: `detail` for people, `code` for programs',
    examples: [{ detail: 'Not found', code: 'not_found', request_id: requestId }],
  },
)

/** Makes the schema of these errors known to the routes of this app, or of this API. */
export function useErrorSchema(app: FastifyInstance, schema: TObject = DetailError): void {
  app.addSchema(schema)
}

const MEANINGS: Record<number, string> = {
  400: 'The request is malformed',
  401: 'Missing, invalid or expired credentials',
  403: 'Not allowed for this caller',
  404: 'It does not exist, or not for this caller',
  409: 'Conflicts with the current state',
  413: 'The body is too large',
  415: 'The content type is not supported',
  422: 'A field is wrong; `errors` says which',
  429: 'Too many requests; `Retry-After` says when to try again',
  503: 'A dependency is unavailable; `Retry-After` says when to try again',
}

/** What each status is shown with. */
const EXAMPLES: Record<number, Problem> = {
  400: new Problem('malformed_json'),
  401: new Problem('token_invalid'),
  403: new Problem('forbidden'),
  404: new Problem('not_found'),
  409: new Problem('idempotency_key_in_use'),
  413: new Problem('body_too_large'),
  415: new Problem('unsupported_media_type'),
  422: new Problem('invalid_request', { errors: [{ path: 'message', message: 'must be string' }] }),
  429: new Problem('too_many_requests'),
  503: new Problem('unavailable'),
}

const retryAfter = {
  'Retry-After': { type: 'integer', minimum: 1, description: 'Seconds after which a call is worth it' },
}
/** With what an answer says it beside its body; the names as people write them. */
const HEADERS: Record<number, Record<string, object>> = {
  401: { 'WWW-Authenticate': { type: 'string', description: 'Bearer' } },
  429: {
    ...retryAfter,
    'RateLimit-Policy': { type: 'string', description: 'The limit: its name, calls (q) and seconds (w)' },
    RateLimit: { type: 'string', description: 'What is left of it (r), and seconds until there is more (t)' },
  },
  503: retryAfter,
}

/** What may go wrong at every route, and at those that take a body. */
const ANYWHERE = [429, 503] as const
const WITH_BODY = [400, 413, 415] as const

/**
 * The error answers of an API's routes, for the documentation.
 * @param nameOf the `$id` of the schema that the API answers with this status
 * @param shape in which it answers
 * @param wrongField its status for a wrong field: an address may hold one at every route
 */
export function errorSchemas(
  nameOf: (status: number) => string,
  shape: (problem: Problem) => object,
  wrongField: 400 | 422 = 422,
) {
  const exampleOf = (status: number) => {
    const problem = EXAMPLES[status]
    return problem && { ...shape(problem), code: problem.code, request_id: requestId }
  }
  const schemaOf = (status: number) => ({
    description: MEANINGS[status] ?? 'An error',
    ...(status in HEADERS && { headers: HEADERS[status] }),
    content: { 'application/json': { schema: { $ref: `${nameOf(status)}#` }, example: exampleOf(status) } },
  })
  const schemasOf = <Status extends number>(statuses: readonly Status[]) =>
    Object.fromEntries(statuses.map((status) => [status, schemaOf(status)])) as unknown as Record<
      Status,
      TObject
    >
  return {
    errors: <const Status extends number>(...statuses: Status[]) =>
      schemasOf([...statuses, wrongField, ...ANYWHERE]),
    bodyErrors: <const Status extends number>(...statuses: Status[]) =>
      schemasOf([...statuses, wrongField, ...WITH_BODY, ...ANYWHERE]),
  }
}

/**
 * The error answers of a route where no API says otherwise: those named, and those that any route, or
 * any that takes a body, may give.
 */
export const { errors, bodyErrors } = errorSchemas(
  () => 'Error',
  ({ message, errors }) => ({ detail: message, ...(errors ? { errors } : {}) }),
)
