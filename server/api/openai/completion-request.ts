/** What an OpenAI client asks for, and what of it a turn can do. */
import { isDeepStrictEqual } from 'node:util'
import Type, { type Static } from 'typebox'
import { Problem } from '../../http/problems.ts'
import type { ChatMessage, ModelExtras, Sampling } from '../../models/model.ts'
import { unsupported } from './errors.ts'

/** Of what is stored, in characters: as much as training data may have. */
const LONGEST_MESSAGE = 100_000
/** The longest reply that a client may ask for, and what it gets when it asks for nothing, in tokens. */
const MOST_TOKENS = 4096
const USUAL_TOKENS = 1000

/** A refusal repeats it. */
const Kind = Type.String({ maxLength: 100 })
const TextPart = Type.Object({
  type: Kind,
  text: Type.Optional(Type.String()),
})
const Message = Type.Object({
  role: Kind,
  content: Type.Optional(
    Type.Union([Type.String(), Type.Array(TextPart, { maxItems: 2000 }), Type.Null()], {
      description: `For the roles \`user\` and \`assistant\`: at most ${LONGEST_MESSAGE} characters in all parts together`,
    }),
  ),
  tool_calls: Type.Optional(Type.Unknown({ description: 'Not supported unless empty' })),
})
const orNull = <Schema extends Type.TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))
const Tokens = Type.Integer({ minimum: 1 })
const Penalty = Type.Number({ minimum: -2, maximum: 2 })
/** A model's own names for it, which grow with the models. */
const Level = Type.String({ pattern: '^[a-z]{1,20}$' })

/** What only some models take: passed on, and left out where the model refuses it. */
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
 * What OpenAI's API knows and a chatbot does not do, with the values that ask for nothing. Any other value is
 * refused, since to leave it out would change the answer.
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
  /** What the client's system messages say. */
  context: string
  /** What was said before. */
  before: ChatMessage[]
  /** The newest message, the user's. */
  text: string
}

/** @throws Problem 400 for what is no text, for a message that is too long, and where the user has not the last word */
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

/** What is said now, in a conversation whose beginning is stored: all since the last reply. */
export function sinceLastReply(before: readonly ChatMessage[]): ChatMessage[] {
  return before.slice(before.findLastIndex(({ role }) => role === 'assistant') + 1)
}

/** Counted in code points, as the schemas' longest texts are. */
function refuseTooLong(content: string, at: number): void {
  if (content.length <= LONGEST_MESSAGE || [...content].length <= LONGEST_MESSAGE) return
  const path = `messages.${at}.content`
  const message = `must not have more than ${LONGEST_MESSAGE} characters`
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

/** @throws Problem 400 for more tokens than a reply may have */
export function samplingOf(body: CompletionRequest): Sampling {
  const name = body.max_completion_tokens ? 'max_completion_tokens' : 'max_tokens'
  const maxTokens = body[name] ?? USUAL_TOKENS
  if (maxTokens > MOST_TOKENS) {
    const message = `must be at most ${MOST_TOKENS}`
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

/** Null, and a bias of nothing, are what every model does anyway. */
function extrasOf(body: CompletionRequest): ModelExtras {
  const names = Object.keys(EXTRAS) as (keyof ModelExtras)[]
  const given = names.filter((name) => {
    const value = body[name] ?? undefined
    return value !== undefined && !isDeepStrictEqual(value, {})
  })
  return Object.fromEntries(given.map((name) => [name, body[name]]))
}

export const DEFAULTS = { temperature: 0.7, maxTokens: MOST_TOKENS, whenModelsFail: 'refuse' } as const
