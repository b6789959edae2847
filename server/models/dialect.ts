import { withoutRoleWords } from '../text/quoted.ts'
import type { ModelRequest } from './model.ts'

/** What a model may do without, as the request names it. */
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

/** Fields whose value comes from a client as it is: that one value is not taken says nothing of the next. */
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
 * What one model takes of a request, and what it refuses that others take: OpenAI's reasoning models want
 * `max_completion_tokens` and a temperature of their own, some servers know no `stream_options`. A name does
 * not tell, and the same name stands behind several services; so it is learned from the refusals.
 * Source: https://platform.openai.com/docs/api-reference/chat/create
 */
export class Dialect {
  readonly #refused = new Set<Field>()

  /**
   * @param model what the service calls it
   * @param without fields that this request alone does without
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
   * @param without the fields that this request does without; one whose value was refused is added
   * @returns whether it names a field that the next request will do without
   */
  learn(refusal: string, without: Set<Field>): boolean {
    if (!NOT_TAKEN.test(refusal)) return false
    const isKnown = (name: Field) => this.#refused.has(name) || without.has(name)
    const field = OPTIONAL.find((name) => !isKnown(name) && names(refusal, name))
    if (field === undefined) return false
    // One client's odd value must not take the parameter away from all others.
    const isOfValue = CHOSEN_BY_CLIENTS.has(field) && NOT_THIS_VALUE.test(refusal)
    const refused = isOfValue ? without : this.#refused
    refused.add(field)
    return true
  }
}

/** In quotes of any kind, as a name and not as a word. `max_tokens` comes before what is to take its place. */
function names(text: string, field: string): boolean {
  return new RegExp(`['"\`]${field}['"\`\\\\]`).test(text)
}
