/** What an OpenAI client asks for, and what of it a turn can do. */
import { isDeepStrictEqual } from 'node:util'
import Type, { type Static } from 'typebox'
import { Problem } from '../../http/problems.ts'
import type { ChatMessage, Sampling } from '../../models/model.ts'
import { unsupported } from './errors.ts'

const LONGEST_TEXT = 200_000
/** The longest reply that a client may ask for, and what it gets when it asks for nothing, in tokens. */
const MOST_TOKENS = 4096
const USUAL_TOKENS = 1000

/** A refusal repeats it. */
const Kind = Type.String({ maxLength: 100 })
const TextPart = Type.Object({
  type: Kind,
  text: Type.Optional(Type.String({ maxLength: LONGEST_TEXT })),
})
const Message = Type.Object({
  role: Kind,
  content: Type.Optional(
    Type.Union([
      Type.String({ maxLength: LONGEST_TEXT }),
      Type.Array(TextPart, { maxItems: 2000 }),
      Type.Null(),
    ]),
  ),
})
const orNull = <Schema extends Type.TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))
const Tokens = Type.Integer({ minimum: 1 })

export const CompletionRequest = Type.Object(
  {
    model: Type.String({ description: 'The chatbot: its slug or its UUID' }),
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
    metadata: orNull(
      Type.Object(
        { session_id: orNull(Type.String({ description: 'Continues this conversation' })) },
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

/** What OpenAI's API knows and a chatbot does not do: refused, since to leave it out would change the answer. */
const UNSUPPORTED = [
  'audio',
  'frequency_penalty',
  'function_call',
  'functions',
  'logit_bias',
  'logprobs',
  'modalities',
  'moderation',
  'n',
  'parallel_tool_calls',
  'prediction',
  'presence_penalty',
  'reasoning_effort',
  'seed',
  'service_tier',
  'store',
  'tool_choice',
  'tools',
  'top_logprobs',
  'verbosity',
  'web_search_options',
]
/** Those values of them that ask for nothing. */
const HARMLESS: Record<string, readonly unknown[]> = {
  frequency_penalty: [0],
  presence_penalty: [0],
  logprobs: [false],
  modalities: [['text']],
  n: [1],
  service_tier: ['auto', 'default'],
  store: [false],
}

/** @throws Problem 400 that names the first parameter that is not supported */
export function refuseUnsupported(body: Record<string, unknown>, canFormat: boolean): void {
  for (const name of UNSUPPORTED) {
    const value = body[name] ?? undefined
    const isHarmless = value === undefined || HARMLESS[name]?.some((none) => isDeepStrictEqual(none, value))
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

/** @throws Problem 400 for what is no text, and where the user has not the last word */
export function dialogueOf({ messages }: CompletionRequest): Dialogue {
  const texts = messages.map((message, at) => ({ role: message.role, content: textOf(message, at) }))
  const context = texts.flatMap(({ role, content }) =>
    role === 'system' || role === 'developer' ? content : [],
  )
  const said = texts.flatMap(({ role, content }): ChatMessage[] =>
    role === 'user' || role === 'assistant' ? [{ role, content }] : [],
  )
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

const ROLES = new Set(['system', 'developer', 'user', 'assistant'])

function textOf({ role, content }: CompletionRequest['messages'][number], at: number): string {
  if (!ROLES.has(role))
    throw unsupported(`messages.${at}.role`, `${JSON.stringify(role)} is not supported here`)
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
  }
}

export const DEFAULTS = { temperature: 0.7, maxTokens: MOST_TOKENS, whenModelsFail: 'refuse' } as const
