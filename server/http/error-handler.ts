import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseUnavailable } from '../database/availability.ts'
import { UserGone } from '../database/transaction.ts'
import { type FieldError, Problem, type ProblemCode } from './problems.ts'

/** What a door answers to an error: its own keys beside `code` and `request_id`. */
export type ErrorShape = (problem: Problem) => Record<string, unknown>

/** The shape of most doors, and of everything outside them. */
export const detailShape: ErrorShape = (problem) => ({
  detail: problem.message,
  ...(problem.errors ? { errors: problem.errors } : {}),
})

/** A door's own reading of errors that mean different things at different doors. */
export type Translation = (error: unknown) => Problem | undefined

/** Seconds after which a client may ask again when the database was away. */
const RETRY_AFTER_S = '2'

/** Writes every error of a door in its shape, and logs those that are ours. */
export function errorHandler(shape: ErrorShape, translate: Translation = () => undefined) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = translate(error) ?? toProblem(error)
    if (problem.status >= 500) request.log.error({ err: error, cause: problem.cause }, problem.message)
    return sendProblem(problem, shape, request, reply)
  }
}

export function sendProblem(
  problem: Problem,
  shape: ErrorShape,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ ...shape(problem), code: problem.code, request_id: request.id })
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof UserGone) return new Problem('user_gone')
  if (error instanceof DatabaseUnavailable) {
    return new Problem('unavailable', { headers: { 'retry-after': RETRY_AFTER_S }, cause: error })
  }
  return fromFastify(error as FastifyError) ?? new Problem('internal_error', { cause: error })
}

const FASTIFY_CODES: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_MAX_URL_LENGTH: 'url_too_long',
}

/** Fastify's own errors about a request; those of ours about a reply stay a 500. */
function fromFastify(error: FastifyError): Problem | undefined {
  if (error.validation) return new Problem('invalid_request', { errors: error.validation.map(toFieldError) })
  const code = FASTIFY_CODES[error.code]
  if (code) return new Problem(code)
  const isClientError = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  return isClientError ? new Problem('malformed_request', { cause: error }) : undefined
}

function toFieldError({
  instancePath,
  params,
  message = 'is wrong',
}: NonNullable<FastifyError['validation']>[number]): FieldError {
  const missing = typeof params.missingProperty === 'string' ? `/${params.missingProperty}` : ''
  return { path: `${instancePath}${missing}`.slice(1).replaceAll('/', '.'), message }
}
