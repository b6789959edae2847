import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { callerIsApiKey, type IdempotentCaller } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { hashOfLarge } from '../../http/large-bodies.ts'
import { streamReply, wholeReplyOf } from '../../http/reply-of.ts'
import { includesSources, ReplySources } from '../../http/reply-sources.ts'
import { exampleId, UUID } from '../../http/schemas.ts'
import { type ClientCall, callHash, historyHash } from '../../turn/client-call.ts'
import type { TurnRequest } from '../../turn/turn-request.ts'
import { Annotation } from './annotations.ts'
import { type CompletionCall, CompletionEncoder, presentCompletion } from './completion.ts'
import {
  CompletionRequest,
  DEFAULTS,
  type Dialogue,
  dialogueOf,
  refuseUnsupported,
  samplingOf,
  sinceLastReply,
} from './completion-request.ts'
import { bodyErrors, keyHashOf } from './errors.ts'
import { type OpenAiApi, security, tags } from './openai-api.ts'

const Usage = Type.Object({
  prompt_tokens: Type.Integer(),
  completion_tokens: Type.Integer(),
  total_tokens: Type.Integer(),
})
const Completion = Type.Object(
  {
    id: Type.String(),
    object: Type.Literal('chat.completion'),
    created: Type.Integer(),
    model: Type.String(),
    choices: Type.Array(
      Type.Object({
        index: Type.Integer(),
        message: Type.Object({
          role: Type.Literal('assistant'),
          content: Type.String(),
          refusal: Type.Null(),
          annotations: Type.Optional(Type.Array(Annotation)),
        }),
        logprobs: Type.Null(),
        finish_reason: Type.Enum(['stop', 'length', 'content_filter']),
      }),
    ),
    usage: Usage,
    sources: Type.Optional(ReplySources),
  },
  {
    examples: [
      {
        id: `chatcmpl-${exampleId}`,
        object: 'chat.completion',
        created: 1_769_860_800,
        model: 'adas-help-desk',
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: 'Yes, we deliver.', refusal: null },
            logprobs: null,
            finish_reason: 'stop',
          },
        ],
        usage: { prompt_tokens: 120, completion_tokens: 6, total_tokens: 126 },
      },
    ],
  },
)

export function completionsRoute(app: App, { messages, turns, canFormat }: OpenAiApi): void {
  app.post(
    '/v1/chat/completions',
    {
      onRequest: async (request) => void keyHashOf(request),
      config: { idempotency: callerOf },
      schema: {
        operationId: 'createChatCompletion',
        summary: 'Create a chat completion; streams chunks with `stream: true`',
        description:
          'Each call is a turn in a conversation. The response header `X-Session-Id` names it; `metadata.session_id` or the same request header continues it. The chatbot’s own instructions always come first; `system` messages are added after them as context.',
        tags,
        security,
        headers: Type.Object({
          'x-session-id': Type.Optional(Type.String({ description: 'Id of the conversation to continue' })),
        }),
        body: CompletionRequest,
        response: {
          200: {
            description: 'The completion, or its chunks when streamed',
            content: {
              'application/json': { schema: Completion },
              'text/event-stream': { schema: Type.String() },
            },
          },
          ...bodyErrors(401, 404),
        },
      },
    },
    async (request, reply) => {
      const { body } = request
      refuseUnsupported(body, canFormat)
      const identity = { apiKeyHash: keyHashOf(request), chatbot: nameOf(body.model) }
      const dialogue = dialogueOf(body)
      const sampling = samplingOf(body)
      const message = await messages.admit(reply, { messagesOfApiKey: identity.apiKeyHash })
      const turn: TurnRequest = {
        identity,
        ...turnOf(request, body, dialogue),
        context: dialogue.context,
        sampling,
        defaults: DEFAULTS,
      }
      const run = await message.take(turn)
      reply.header('x-session-id', run.conversationId)
      const call: CompletionCall = {
        model: body.model,
        prompt: promptOf(dialogue),
        showsSources: includesSources(request),
      }
      return keepIfLost(reply, {
        answer: async () => {
          if (!body.stream) return presentCompletion(await wholeReplyOf(run), call)
          const includeUsage = body.stream_options?.include_usage ?? false
          return streamReply(run, reply, new CompletionEncoder(call, { includeUsage, requestId: request.id }))
        },
        keepLost: () => turns.keepUnanswered(turn, run),
      })
    },
  )
}

type Answering<T> = { answer: () => Promise<T>; keepLost: () => Promise<void> }

/**
 * Answers. If the client disconnected first, or the call failed, a retry is recognized as the same call.
 * After the headers are sent the client may know the conversation's id, so no other call may continue it.
 */
async function keepIfLost<T>({ raw, log }: FastifyReply, { answer, keepLost }: Answering<T>): Promise<T> {
  let isKept = false
  const keep = async () => {
    // Only once: a retry may already have the turn.
    if (raw.headersSent || isKept) return
    isKept = true
    await keepLost().catch((error: unknown) => log.warn({ err: error }, 'lost answer not noted'))
  }
  const onClose = () => void keep()
  if (raw.destroyed) onClose()
  else raw.once('close', onClose)
  try {
    return await answer()
  } catch (error) {
    await keep()
    throw error
  }
}

/** The session header is part of the call's identity: it may select the conversation. */
function callerOf(request: FastifyRequest): IdempotentCaller {
  return { ...callerIsApiKey(keyHashOf(request)), says: [request.headers['x-session-id']] }
}

/** UUIDs are case-insensitive; slugs are always lower case. */
function nameOf(model: string): string {
  return UUID.test(model) ? model.toLowerCase() : model
}

/** Stands for an invalid session id, so that a wrong key is reported first. */
const NO_SESSION = '00000000-0000-0000-0000-000000000000'

/** A new conversation imports the client's earlier messages; a continued one has them already. */
function turnOf(request: FastifyRequest, body: CompletionRequest, { before, text }: Dialogue) {
  const header = request.headers['x-session-id']
  const { session_id: named, conversation } = body.metadata ?? {}
  const sessionId = named ?? conversation ?? (typeof header === 'string' ? header : undefined)
  const apiKeyHash = keyHashOf(request)
  const turnId = turnIdOf(request)
  // An Idempotency-Key identifies the call by itself.
  const hash = turnId === undefined ? callHash(apiKeyHash, [hashOfLarge(body) ?? body, header]) : undefined
  const call = { hash, isRetry: isRetry(request), before }
  if (sessionId === undefined) {
    const id = turnId ?? crypto.randomUUID()
    const clientCall: ClientCall = { ...call, history: historyHash(apiKeyHash, before) }
    return { conversation: { newId: id }, turnId: id, clientCall, before, text }
  }
  const id = UUID.test(sessionId) ? sessionId : NO_SESSION
  const clientCall: ClientCall = { ...call, history: undefined }
  return { conversation: { id }, turnId, clientCall, before: sinceLastReply(before), text }
}

/** OpenAI's client libraries count the retries of a call in this header. */
function isRetry({ headers }: FastifyRequest): boolean {
  return Number(headers['x-stainless-retry-count'] ?? 0) > 0
}

function promptOf({ context, before, text }: Dialogue): string {
  return [context, ...before.map(({ content }) => content), text].join('\n')
}
