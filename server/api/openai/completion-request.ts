/** Parses and validates the request of an OpenAI client. */
import { isDeepStrictEqual } from 'node:util'
import Type, { type Static } from 'typebox'
import { Problem } from '../../http/problems.ts'
import type { ChatMessage, ModelExtras, Sampling } from '../../models/model.ts'
import { unsupported } from './errors.ts'

/** Of a stored message, in characters: the same limit as for training data. */
const MAX_MESSAGE_LENGTH = 100_000
/** Maximum and default length of a reply, in tokens. */
const MAX_TOKENS = 4096
const DEFAULT_TOKENS = 1000

/** Length is limited because error messages repeat the value. */
const Kind = Type.String({ maxLength: 100 })
const TextPart = Type.Object({
  type: Kind,
  text: Type.Optional(Type.String()),
})
const Message = Type.Object({
  role: Kind,
  content: Type.Optional(
    Type.Union([Type.String(), Type.Array(TextPart, { maxItems: 2000 }), Type.Null()], {
      description: `For the roles \`user\` and \`assistant\`: at most ${MAX_MESSAGE_LENGTH} characters in all parts together`,
    }),
  ),
  tool_calls: Type.Optional(Type.Unknown({ description: 'Not supported unless empty' })),
})
const orNull = <Schema extends Type.TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))
const Tokens = Type.Integer({ minimum: 1 })
const Penalty = Type.Number({ minimum: -2, maximum: 2 })
/** Not an enum: new models add levels. */
const Level = Type.String({ pattern: '^[a-z]{1,20}$' })

/** Parameters that only some models accept: passed on, and omitted if the model rejects them. */
const EXTRAS = {
  seed: orNull(Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })),
  presence_penalty: orNull(Penalty),
  frequency_penalty: orNull(Penalty),
  logit_bias: orNull(
    Type.Record(Type.String({ pattern: '^[0-9]{1,10}$' }), Type.Number({ minimum: -100, maximum: 100 }), {
      maxProperties: 1024,
      additionalProperties: false,
    }),
  ),
  reasoning_effort: orNull(Level),
  verbosity: orNull(Level),
  user: orNull(Type.String({ maxLength: 512 })),
}

export const CompletionRequest = Type.Object(
  {
    model: Type.String({ description: 'The chatbot’s slug or UUID' }),
    messages: Type.Array(Message, { minItems: 1, maxItems: 2000 }),
    stream: orNull(Type.Boolean()),
    stream_options: orNull(Type.Object({ include_usage: orNull(Type.Boolean()) })),
    temperature: orNull(Type.Number({ minimum: 0, maximum: 2 })),
    top_p: orNull(Type.Number({ minimum: 0, maximum: 1 })),
    max_tokens: orNull(Tokens),
    max_completion_tokens: orNull(Tokens),
    stop: orNull(Type.Union([Type.String(), Type.Array(Type.String(), { maxItems: 4 })])),
    response_format: orNull(
      Type.Object(
        { type: Type.Enum(['text', 'json_object', 'json_schema']) },
        { additionalProperties: true },
      ),
    ),
    ...EXTRAS,
    parallel_tool_calls: orNull(Type.Boolean({ description: 'Ignored: tools are not supported' })),
    store: orNull(Type.Boolean({ description: 'Ignored: every conversation is stored' })),
    metadata: orNull(
      Type.Object(
        {
          session_id: orNull(Type.String({ description: 'Id of the conversation to continue' })),
          conversation: orNull(Type.String({ description: 'Alias of `session_id`' })),
        },
        { additionalProperties: true },
      ),
    ),
  },
  {
    examples: [
      {
        model: 'adas-help-desk',
        messages: [{ role: 'user', content: 'Do you deliver?' }],
      },
    ],
  },
)
export type CompletionRequest = Static<typeof CompletionRequest>

/**
 * Unsupported parameters of OpenAI's API, with their harmless values. Any other value is refused, because
 * ignoring it would change the reply.
 */
const UNSUPPORTED: Record<string, readonly unknown[]> = {
  audio: [],
  function_call: ['none', 'auto'],
  functions: [[]],
  logprobs: [false],
  modalities: [['text']],
  moderation: [],
  n: [1],
  prediction: [],
  service_tier: ['auto', 'default'],
  tool_choice: ['none', 'auto'],
  tools: [[]],
  top_logprobs: [0],
  web_search_options: [],
}

/** @throws Problem 400 that names the first parameter that is not supported */
export function refuseUnsupported(body: Record<string, unknown>, canFormat: boolean): void {
  for (const [name, harmless] of Object.entries(UNSUPPORTED)) {
    const value = body[name] ?? undefined
    const isHarmless = value === undefined || harmless.some((none) => isDeepStrictEqual(none, value))
    if (!isHarmless) throw unsupported(name)
  }
  const format = (body as CompletionRequest).response_format
  if (format && format.type !== 'text' && !canFormat) {
    throw unsupported(
      'response_format',
      `${format.type} needs a model; only the built-in answerer is configured`,
    )
  }
}

export type Dialogue = {
  /** Text of the client's system messages. */
  context: string
  /** The earlier messages. */
  before: ChatMessage[]
  /** The user's newest message. */
  text: string
}

/** @throws Problem 400 for content other than text, a message too long, or a last message not by the user */
export function dialogueOf({ messages }: CompletionRequest): Dialogue {
  const texts = messages.map((message, at) => ({ role: message.role, content: textOf(message, at) }))
  const context = texts.flatMap(({ role, content }) =>
    role === 'system' || role === 'developer' ? content : [],
  )
  const said = texts.flatMap(({ role, content }, at): ChatMessage[] => {
    if (role !== 'user' && role !== 'assistant') return []
    refuseTooLong(content, at)
    return [{ role, content }]
  })
  const newest = said.at(-1)
  if (newest?.role !== 'user' || newest.content === '') {
    throw new Problem('invalid_field', {
      text: 'messages must end with a message of the user that says something',
      errors: [{ path: 'messages', message: 'must end with a message of the user that says something' }],
    })
  }
  return {
    context: context.join('\n\n').trim(),
    before: said.slice(0, -1).filter(({ content }) => content !== ''),
    text: newest.content,
  }
}

/** The messages since the last reply; earlier ones are stored already. */
export function sinceLastReply(before: readonly ChatMessage[]): ChatMessage[] {
  return before.slice(before.findLastIndex(({ role }) => role === 'assistant') + 1)
}

/** Counts code points, as `maxLength` in the schemas does. */
function refuseTooLong(content: string, at: number): void {
  if (content.length <= MAX_MESSAGE_LENGTH || [...content].length <= MAX_MESSAGE_LENGTH) return
  const path = `messages.${at}.content`
  const message = `must not have more than ${MAX_MESSAGE_LENGTH} characters`
  throw new Problem('message_too_long', { text: `${path} ${message}`, errors: [{ path, message }] })
}

const ROLES = new Set(['system', 'developer', 'user', 'assistant'])

function textOf(message: CompletionRequest['messages'][number], at: number): string {
  const { role, content, tool_calls: toolCalls } = message
  if (!ROLES.has(role))
    throw unsupported(`messages.${at}.role`, `${JSON.stringify(role)} is not supported here`)
  if (toolCalls && !isDeepStrictEqual(toolCalls, [])) throw unsupported(`messages.${at}.tool_calls`)
  if (typeof content === 'string') return content.trim()
  const parts = content ?? []
  const other = parts.find(({ type }) => type !== 'text')
  if (other)
    throw unsupported(`messages.${at}.content`, `of type ${JSON.stringify(other.type)} is not supported here`)
  return parts
    .map(({ text = '' }) => text)
    .join('\n')
    .trim()
}

/** @throws Problem 400 when too many tokens are requested */
export function samplingOf(body: CompletionRequest): Sampling {
  const name = body.max_completion_tokens ? 'max_completion_tokens' : 'max_tokens'
  const maxTokens = body[name] ?? DEFAULT_TOKENS
  if (maxTokens > MAX_TOKENS) {
    const message = `must be at most ${MAX_TOKENS}`
    throw new Problem('invalid_field', { text: `${name} ${message}`, errors: [{ path: name, message }] })
  }
  const { temperature, top_p: topP, stop, response_format: format } = body
  return {
    maxTokens,
    temperature: temperature ?? undefined,
    topP: topP ?? undefined,
    stop: typeof stop === 'string' ? [stop] : (stop ?? undefined),
    responseFormat: format && format.type !== 'text' ? format : undefined,
    extras: extrasOf(body),
  }
}

/** Omits null and an empty bias, which are the defaults of every model. */
function extrasOf(body: CompletionRequest): ModelExtras {
  const names = Object.keys(EXTRAS) as (keyof ModelExtras)[]
  const given = names.filter((name) => {
    const value = body[name] ?? undefined
    return value !== undefined && !isDeepStrictEqual(value, {})
  })
  return Object.fromEntries(given.map((name) => [name, body[name]]))
}

export const DEFAULTS = { temperature: 0.7, maxTokens: MAX_TOKENS, whenModelsFail: 'refuse' } as const
