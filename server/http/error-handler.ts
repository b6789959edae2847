import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound } from '../chatbots/own-chatbot.ts'
import { DatabaseBusy, DatabaseUnavailable } from '../database/availability.ts'
import { QuotaExceeded, Refused } from '../database/transaction.ts'
import { PasswordQueueFull } from '../fairness/password-queue.ts'
import { AccountServiceUnavailable } from '../identity/account-refusal.ts'
import { IssuerUnavailable } from '../identity/tokens.ts'
import { ConversationBusy, TooManyTurns } from '../turn/errors.ts'
import { UnknownEvent } from '../turn/runs/resume.ts'
import { fieldErrors } from './field-errors.ts'
import { Problem, type ProblemCode } from './problems.ts'

/** Builds an API's error body: its own keys beside `code` and `request_id`. */
export type ErrorShape = (problem: Problem) => Record<string, unknown>

/** The error shape of most APIs and of all routes outside them. */
export const detailShape: ErrorShape = (problem) => ({
  detail: problem.message,
  ...(problem.errors ? { errors: problem.errors } : {}),
})

/** Maps errors that have a different meaning in this API. */
export type Translation = (error: unknown) => Problem | undefined

/** Seconds to wait before a retry when a dependency was unavailable. */
const RETRY_AFTER_S = '2'
const DAY_MS = 86_400_000

/** An API's own texts for shared error codes. */
export type Wording = Partial<Record<ProblemCode, string>>

/** Sends every error in the shape of its API, and logs server errors. */
export function errorHandler(
  shape: ErrorShape,
  translate: Translation = () => undefined,
  wording: Wording = {},
) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = (translate(error) ?? toProblem(error)).inWordsOf(wording)
    logProblem(problem, error, request)
    return sendProblem(problem, shape, request, reply)
  }
}

/** Logs deliberate refusals without a stack, which would only fill the log. */
function logProblem(problem: Problem, error: unknown, { log }: FastifyRequest): void {
  const { status, code, message, cause } = problem
  if (status < 500) return
  if (error === problem && cause === undefined) log.warn({ code }, message)
  else log.error({ err: error, cause }, message)
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
    .send({ ...shape(problem), ...problem.details, code: problem.code, request_id: request.id })
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof NotFound) return new Problem(`${error.resource}_not_found`)
  if (error instanceof Refused) return new Problem(REFUSALS[error.reason])
  if (error instanceof QuotaExceeded) return toQuotaProblem(error)
  if (error instanceof DatabaseUnavailable || error instanceof DatabaseBusy)
    return comeBack('unavailable', error)
  if (error instanceof PasswordQueueFull) return comeBack('overloaded', error)
  if (error instanceof TooManyTurns) return comeBack('too_many_turns', error)
  if (error instanceof ConversationBusy) return comeBack('conversation_busy', error)
  if (error instanceof UnknownEvent) return new Problem('unknown_event')
  if (error instanceof IssuerUnavailable || error instanceof AccountServiceUnavailable)
    return comeBack('accounts_unavailable', error)
  return fromFastify(error as FastifyError) ?? new Problem('internal_error', { cause: error })
}

function toQuotaProblem({ quota }: QuotaExceeded): Problem {
  const code = QUOTAS[quota] ?? 'storage_full'
  return code === 'too_much_stored'
    ? new Problem(code, { headers: { 'retry-after': String(secondsLeftToday()) } })
    : new Problem(code)
}

/** Until midnight in UTC. */
function secondsLeftToday(): number {
  return Math.ceil((DAY_MS - (Date.now() % DAY_MS)) / 1000)
}

function comeBack(code: ProblemCode, cause: unknown): Problem {
  return new Problem(code, { headers: { 'retry-after': RETRY_AFTER_S }, cause })
}

const REFUSALS: Record<Refused['reason'], ProblemCode> = {
  user_gone: 'user_gone',
  login_ended: 'token_invalid',
  api_key_unknown: 'api_key_refused',
  api_key_of_other_chatbot: 'api_key_refused',
  origin_not_allowed: 'origin_not_allowed',
  // APIs that report `user_inactive` translate it themselves.
  user_inactive: 'token_invalid',
  session_closed: 'session_not_found',
  conversation_gone: 'conversation_not_found',
  chatbot_gone: 'chatbot_not_found',
  token_expired: 'token_expired',
}

const QUOTAS: Record<string, ProblemCode> = {
  chatbots: 'too_many_chatbots',
  apiKeys: 'too_many_api_keys',
  bytes: 'storage_full',
  trainingBytes: 'training_data_full',
  messageBytes: 'too_much_stored',
  knowledgeBytes: 'knowledge_full',
  sources: 'too_many_sources',
}

const FASTIFY_CODES: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_MAX_URL_LENGTH: 'url_too_long',
}

/** Maps Fastify's errors about a request; its errors about a reply stay a 500. */
function fromFastify(error: FastifyError): Problem | undefined {
  if (error.validation) return new Problem('invalid_request', { errors: fieldErrors(error.validation) })
  const code = FASTIFY_CODES[error.code]
  if (code) return new Problem(code)
  const isClientError = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
  return isClientError ? new Problem('malformed_request', { cause: error }) : undefined
}
