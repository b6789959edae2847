/** Errors in OpenAI's format, which its clients turn into typed exceptions. */
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Refused } from '../../database/transaction.ts'
import { bearerOf } from '../../http/authenticate.ts'
import { type ErrorShape, errorHandler, toProblem } from '../../http/error-handler.ts'
import { errorKeys, errorSchemas } from '../../http/error-schema.ts'
import { type FieldError, Problem, type ProblemCode } from '../../http/problems.ts'
import { apiKeyHash } from '../../identity/api-keys.ts'
import { ConversationNotFound } from '../../turn/errors.ts'

/** OpenAI's codes, which its clients check. */
const OPENAI_CODES: Partial<Record<ProblemCode, string>> = {
  token_missing: 'invalid_api_key',
  api_key_invalid: 'invalid_api_key',
  too_many_requests: 'rate_limit_exceeded',
  unsupported: 'unsupported_parameter',
  message_too_long: 'string_above_max_length',
}

export function openAiError(problem: Problem) {
  const { code, status, message, errors } = problem
  return {
    message,
    type: typeOf(status),
    param: errors?.[0]?.path ?? null,
    code: OPENAI_CODES[code] ?? code,
  }
}

function typeOf(status: number): string {
  if (status === 403) return 'permission_error'
  if (status === 429) return 'rate_limit_error'
  return status >= 500 ? 'server_error' : 'invalid_request_error'
}

export const shape: ErrorShape = (problem) => ({ error: openAiError(problem) })

export const answerError = errorHandler(shape, translate, {
  token_missing: 'You did not provide an API key. Send it as Authorization: Bearer YOUR_KEY.',
})

export const OpenAiError = Type.Object(
  {
    error: Type.Object({
      message: Type.String(),
      type: Type.String(),
      param: Type.Union([Type.String(), Type.Null()]),
      code: Type.Union([Type.String(), Type.Null()]),
    }),
    ...errorKeys,
  },
  {
    $id: 'OpenAiError',
    description: 'OpenAI’s error shape, plus `code` and `request_id`',
    examples: [
      {
        error: {
          message: 'Incorrect API key provided',
          type: 'invalid_request_error',
          param: null,
          code: 'invalid_api_key',
        },
        code: 'api_key_invalid',
        request_id: '0f8fad5b-d9cb-469f-a165-70867728950e',
      },
    ],
  },
)
export const { errors, bodyErrors } = errorSchemas(() => 'OpenAiError', shape, 400)

function translate(error: unknown): Problem | undefined {
  if (error instanceof ConversationNotFound) return new Problem('session_not_found')
  if (error instanceof Refused && error.reason === 'api_key_unknown') return new Problem('api_key_invalid')
  if (error instanceof Refused && error.reason === 'api_key_of_other_chatbot') {
    return new Problem('model_not_found')
  }
  const { code, errors } = toProblem(error)
  return code === 'invalid_request' && errors ? wrongField(errors) : undefined
}

/** An invalid field is a 400 in OpenAI's format; `param` names it. */
function wrongField(errors: FieldError[]): Problem {
  const [first] = errors
  const text = first?.path ? `${first.path} ${first.message}` : `The body ${first?.message}`
  return new Problem('invalid_field', { text, errors })
}

/** Error for a parameter that OpenAI supports and this API doesn't. */
export function unsupported(param: string, message = 'is not supported here'): Problem {
  return new Problem('unsupported', {
    text: `${param} ${message}`,
    errors: [{ path: param, message }],
  })
}

/** @returns the hash of the request's key. @throws Problem 401 when there is none */
export function keyHashOf(request: FastifyRequest): string {
  const key = bearerOf(request)
  if (!key) throw new Problem(request.headers.authorization ? 'api_key_invalid' : 'token_missing')
  return apiKeyHash(key)
}
