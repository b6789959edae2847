import { withoutRoleWords } from '../text/quoted.ts'
import type { ModelRequest } from './model.ts'

/** Request fields that can be omitted. */
const OPTIONAL = [
  'temperature',
  'max_tokens',
  'max_completion_tokens',
  'top_p',
  'stop',
  'response_format',
  'stream_options',
  'seed',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'reasoning_effort',
  'verbosity',
  'user',
] as const
export type Field = (typeof OPTIONAL)[number]

/** Fields with a value chosen by clients: one refused value says nothing about the next. */
const CHOSEN_BY_CLIENTS: ReadonlySet<Field> = new Set<Field>([
  'seed',
  'presence_penalty',
  'frequency_penalty',
  'logit_bias',
  'reasoning_effort',
  'verbosity',
  'user',
])
const NOT_THIS_VALUE = /unsupported[ _]value/i

const NOT_TAKEN = /not support|unsupported|unrecognized|unknown|not permitted|not allowed|extra_forbidden/i

/**
 * The request fields that one model supports. OpenAI's reasoning models need `max_completion_tokens` and a fixed
 * temperature; some servers do not support `stream_options`. Names do not tell, and several services use the same
 * ones, so unsupported fields are learned from error responses.
 * Source: https://platform.openai.com/docs/api-reference/chat/create
 */
export class Dialect {
  readonly #refused = new Set<Field>()

  /**
   * @param model the service's name for it
   * @param without fields that only this request omits
   */
  body(model: string, request: ModelRequest, without: ReadonlySet<Field>): string {
    const fields: Partial<Record<Field, unknown>> & Record<string, unknown> = {
      ...request.extras,
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content: withoutRoleWords(content) })),
      temperature: request.temperature,
      max_tokens: request.maxTokens,
      max_completion_tokens: this.#refused.has('max_tokens') ? request.maxTokens : undefined,
      top_p: request.topP,
      stop: request.stop,
      response_format: request.responseFormat,
      stream: true,
      stream_options: { include_usage: true },
    }
    for (const field of [...this.#refused, ...without]) fields[field] = undefined
    return JSON.stringify(fields)
  }

  /**
   * @param refusal the body of a 400 or 422
   * @param without the fields that this request omits; a field with a refused value is added
   * @returns whether it names a field that the next request will omit
   */
  learn(refusal: string, without: Set<Field>): boolean {
    if (!NOT_TAKEN.test(refusal)) return false
    const isKnown = (name: Field) => this.#refused.has(name) || without.has(name)
    const field = OPTIONAL.find((name) => !isKnown(name) && names(refusal, name))
    if (field === undefined) return false
    // One client's invalid value must not disable the parameter for all others.
    const isOfValue = CHOSEN_BY_CLIENTS.has(field) && NOT_THIS_VALUE.test(refusal)
    const refused = isOfValue ? without : this.#refused
    refused.add(field)
    return true
  }
}

/** Matches the field only in quotes. OPTIONAL lists `max_tokens` before its replacement. */
function names(text: string, field: string): boolean {
  return new RegExp(`['"\`]${field}['"\`\\\\]`).test(text)
}
