/** The error responses of the chat API. */
import Type from 'typebox'
import { type ErrorShape, errorHandler, toProblem, type Wording } from '../../http/error-handler.ts'
import { errorKeys, errorSchemas } from '../../http/error-schema.ts'
import { type FieldError, Problem, type ProblemCode } from '../../http/problems.ts'
import {
  AccountRefusal,
  type AccountRefusalCode,
  type WeakPasswordReason,
} from '../../identity/account-refusal.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../identity/accounts.ts'
import { TOO_COMMON } from '../../identity/common-passwords.ts'
import { ConversationNotFound, NothingToRetry } from '../../turn/errors.ts'

export const shape: ErrorShape = (problem) =>
  hasErrorKey(problem.status) ? { error: problem.message } : { detail: problem.message }

function hasErrorKey(status: number): boolean {
  return status === 400 || status >= 500
}

const WORDING: Wording = {
  token_missing: 'Authentication credentials were not provided.',
  token_invalid: 'Authentication failed: invalid token',
  token_expired: 'Authentication failed: token expired',
  user_gone: 'Authentication failed: invalid token',
}

export const answerError = errorHandler(shape, translate, WORDING)

export const ErrorText = Type.Object(
  { error: Type.String(), ...errorKeys },
  {
    $id: 'ErrorText',
    description: 'An error: `error` is for people, `code` for programs',
    examples: [
      {
        error: 'Message is required',
        code: 'message_required',
        request_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      },
    ],
  },
)
export const { errors, bodyErrors } = errorSchemas(
  (status) => (hasErrorKey(status) ? 'ErrorText' : 'Error'),
  shape,
  400,
)

function translate(error: unknown): Problem | undefined {
  const { code, errors } = toProblem(error)
  if (code === 'invalid_request' && errors) return wrongField(errors)
  if (error instanceof AccountRefusal) return fromRefusal(error)
  if (error instanceof NothingToRetry) return new Problem('nothing_to_retry')
  // A message creates its session, so the session was cleared while the model replied.
  if (error instanceof ConversationNotFound) return new Problem('session_not_found')
  return undefined
}

/** This API reports validation errors as 400, with the field in the text. */
function wrongField(errors: readonly FieldError[]): Problem {
  const texts = errors.map(({ path, message }) =>
    path === '' ? `the body ${message}` : `${path} ${message}`,
  )
  return new Problem('invalid_field', { text: [...new Set(texts)].join('; ') })
}

/** Codes with more than one text also give the text. */
const REFUSALS: Record<AccountRefusalCode, ProblemCode | [ProblemCode, text: string]> = {
  email_taken: 'email_taken',
  invalid_email: ['invalid_field', 'Email address is invalid'],
  password_too_short: ['invalid_field', `Password must have at least ${MIN_PASSWORD_LENGTH} characters`],
  password_too_long: ['invalid_field', `Password may have at most ${MAX_PASSWORD_LENGTH} characters`],
  common_password: ['invalid_field', TOO_COMMON],
  weak_password: ['invalid_field', 'Password is too weak'],
  password_too_many_bytes: ['invalid_field', 'Password is too long'],
  same_password: ['invalid_field', 'The new password must differ from the current one'],
  wrong_credentials: 'wrong_credentials',
  email_not_confirmed: 'email_not_confirmed',
  user_banned: 'account_blocked',
  signup_disabled: 'signup_closed',
  invalid_refresh_token: 'token_invalid',
  session_ended: 'token_invalid',
  reauthentication_needed: 'sign_in_again',
  too_many_requests: 'too_many_requests',
}

/** Supabase Auth's reasons for a weak password; its own texts are never passed on. */
const WEAKNESSES: Record<WeakPasswordReason, string> = {
  length: 'too short',
  characters: 'made of too few kinds of characters',
  pwned: 'known from a data breach',
}

function fromRefusal({ code, reasons, retryAfterS = 60 }: AccountRefusal): Problem {
  if (reasons.length > 0) {
    const text = `Password is ${reasons.map((reason) => WEAKNESSES[reason]).join(', ')}`
    return new Problem('invalid_field', { text })
  }
  const refusal = REFUSALS[code]
  const headers: Record<string, string> = {}
  if (code === 'too_many_requests') headers['retry-after'] = String(retryAfterS)
  return typeof refusal === 'string'
    ? new Problem(refusal, { headers })
    : new Problem(refusal[0], { text: refusal[1] })
}
