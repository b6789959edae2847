import type { FastifyInstance } from 'fastify'
import Type, { type TObject } from 'typebox'
import { Problem } from './problems.ts'

/** Every error has these keys beside the API's own. */
export const errorKeys = {
  code: Type.String({ description: 'Stable error code in snake_case' }),
  request_id: Type.String({ description: 'Also sent in the header X-Request-Id' }),
}
const requestId = '0f8fad5b-d9cb-469f-a165-70867728950e'

/** The default error body; some APIs define their own. */
const DetailError = Type.Object(
  {
    detail: Type.String(),
    ...errorKeys,
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  {
    $id: 'Error',
    description: 'An error: `detail` is for people, `code` for programs',
    examples: [{ detail: 'Not found', code: 'not_found', request_id: requestId }],
  },
)

/** Registers the error schema for the routes of this app or API. */
export function useErrorSchema(app: FastifyInstance, schema: TObject = DetailError): void {
  app.addSchema(schema)
}

const MEANINGS: Record<number, string> = {
  400: 'The request is malformed',
  401: 'Missing, invalid or expired credentials',
  403: 'Not allowed for this caller',
  404: 'Not found, or not accessible to the caller',
  409: 'Conflicts with the current state',
  413: 'The body is too large',
  415: 'The content type is not supported',
  422: 'A field is invalid; `errors` lists each one',
  429: 'Too many requests; retry after the seconds in `Retry-After`',
  503: 'A dependency is unavailable; retry after the seconds in `Retry-After`',
}

/** The documented example of each status. */
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
  'Retry-After': { type: 'integer', minimum: 1, description: 'Seconds to wait before a retry' },
}
/** Documented response headers by status. */
const HEADERS: Record<number, Record<string, object>> = {
  401: { 'WWW-Authenticate': { type: 'string', description: 'Bearer' } },
  429: {
    ...retryAfter,
    'RateLimit-Policy': {
      type: 'string',
      description: 'The limit: its name, calls (q) per window in seconds (w)',
    },
    RateLimit: {
      type: 'string',
      description: 'Remaining calls (r), and seconds until the next one is added (t)',
    },
  },
  503: retryAfter,
}

/** Statuses that any route may return, and those that any route with a body may return. */
const ANYWHERE = [429, 503] as const
const WITH_BODY = [400, 413, 415] as const

/**
 * Builds the error responses of an API's routes for the OpenAPI document.
 * @param nameOf the `$id` of the API's error schema for this status
 * @param shape the API's error body
 * @param wrongField the API's status for an invalid field; any route may return it, for its path or query
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

/** The default error responses of a route: the named statuses, and those that any such route may return. */
export const { errors, bodyErrors } = errorSchemas(
  () => 'Error',
  ({ message, errors }) => ({ detail: message, ...(errors ? { errors } : {}) }),
)
