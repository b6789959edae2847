import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { answerProgram, streamReply } from '../../http/reply-of.ts'
import { bearer } from '../../http/schemas.ts'
import type { SharedCall } from '../../http/shared-route.ts'
import { wantsEvents } from '../../http/streams/stream-run.ts'
import { textEncoder } from '../../http/streams/text-stream.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { exampleUiMessages, isUiMessages, newestOf, uiMessageFields } from '../../http/streams/ui-messages.ts'
import { createCheck } from '../../http/validation.ts'
import type { Reading } from '../../turn/runs/reading.ts'
import { requireFilled } from './accounts.ts'
import { CHAT_DEFAULTS, type ChatApi, tags } from './chat-api.ts'
import { answerError, bodyErrors } from './errors.ts'

const DEFAULT_SESSION = 'default'

const MessageBody = Type.Object(
  {
    message: Type.String({ maxLength: 20_000, pattern: '\\S' }),
    session_id: Type.Optional(
      Type.Union([Type.String({ maxLength: 255, pattern: '^[^\\p{Cc}]*$' }), Type.Null()], {
        description: 'The session id, chosen by the client; `default` if absent or empty',
      }),
    ),
    training_data: Type.Optional(
      Type.Union([Type.String({ maxLength: 100_000 }), Type.Null()], {
        description:
          'Text that the assistant answers from in this session, starting with this message; replaces the previous text',
      }),
    ),
  },
  {
    title: 'With a token',
    examples: [
      {
        message: 'When do you open?',
        session_id: 'holidays',
        training_data: 'We are open from 9 to 17, on holidays from 10 to 14.',
      },
    ],
  },
)
type MessageBody = Static<typeof MessageBody>

const { message: _, ...SESSION_FIELDS } = MessageBody.properties
const UiMessagesBody = Type.Object(
  { ...SESSION_FIELDS, ...uiMessageFields },
  {
    title: 'From the AI SDK',
    description:
      'The body sent by the default transport of `useChat`; the response is always an event stream',
    examples: [{ id: 'holidays', ...exampleUiMessages }],
  },
)
const checkUiMessages = createCheck<Static<typeof UiMessagesBody>>(UiMessagesBody)
const checkMessage = createCheck<MessageBody>(MessageBody)

/** The request body in the OpenAPI document: the general variant last. */
const UserMessage = Type.Union([UiMessagesBody, MessageBody])

/** The response of every call that waits for a turn. */
export const ReplyBody = Type.Object(
  { response: Type.String(), session_id: Type.String() },
  { examples: [{ response: 'We open at nine.', session_id: 'holidays' }] },
)

const requireMessage = requireFilled(['message'], 'message_required')

type IncomingMessage = MessageBody & { isRegeneration?: boolean }

/** @throws Problem 400 for a missing message, 422 for any other invalid field */
async function readMessage(body: unknown): Promise<IncomingMessage> {
  if (!isUiMessages(body)) {
    requireMessage(body)
    return checkMessage(body)
  }
  const { id, session_id: sessionId, training_data, ...rest } = await checkUiMessages(body)
  const { text, isRegeneration } = newestOf(rest)
  const checked = await checkMessage({ message: text, session_id: sessionId || id, training_data })
  return { ...checked, isRegeneration }
}

/** `POST /api/chat` with a user's bearer token. */
export function userMessageCall(api: ChatApi): SharedCall {
  const authenticate = requireUser(api.callers)
  return {
    body: UserMessage,
    answer: ReplyBody,
    isMeant: () => true,
    idempotency: async (request) => {
      await authenticate(request)
      return callerIsUser(request)
    },
    handle: async (request, reply) => {
      await authenticate(request)
      const message = await readMessage(request.body)
      return sendReply(await startRun(api, request, reply, message), sessionIn(message), request, reply)
    },
    onError: answerError,
  }
}

export function streamRoute(app: App, api: ChatApi): void {
  app.post(
    '/api/chat/stream',
    {
      onRequest: requireUser(api.callers),
      config: { idempotency: callerIsUser },
      // The handler validates the body: its form decides which schema applies.
      validatorCompiler: () => () => true,
      schema: {
        operationId: 'streamMessage',
        summary: 'Send a message and stream the reply',
        description:
          'Streams the reply as plain text. With `Accept: text/event-stream`, or for the body of `useChat`’s default transport, the response is the AI SDK’s UI message stream, protocol v1. A missing or blank message returns 400.',
        tags,
        security: bearer,
        body: UserMessage,
        response: {
          200: {
            description: 'The text of the reply, as it is generated',
            content: {
              'text/plain': { schema: Type.String() },
              'text/event-stream': { schema: Type.String() },
            },
          },
          ...bodyErrors(401, 404, 409),
        },
      },
    },
    async (request, reply) => {
      const message = await readMessage(request.body)
      const run = await startRun(api, request, reply, message)
      if (!wantsEvents(request)) return streamReply(run, reply, textEncoder)
      return streamReply(run, reply, eventsOf(request, sessionIn(message)))
    },
  )
}

function sessionIn({ session_id: sessionId }: MessageBody): string {
  return sessionId || DEFAULT_SESSION
}

async function startRun(
  { messages }: ChatApi,
  request: FastifyRequest,
  reply: FastifyReply,
  body: IncomingMessage,
): Promise<Reading> {
  const user = userOf(request)
  const message = await messages.admit(reply, { messagesOfUser: user.userId })
  const begin = body.isRegeneration ? message.regenerate : message.take
  return begin({
    identity: user,
    conversation: { sessionKey: sessionIn(body) },
    text: body.message.trim(),
    trainingData: body.training_data?.trim() || undefined,
    defaults: CHAT_DEFAULTS,
  })
}

/** Streams the reply if the client accepts events; otherwise waits for it. */
export async function sendReply(
  run: Reading,
  sessionId: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  return answerProgram(run, reply, {
    events: () => eventsOf(request, sessionId),
    body: ({ content }) => ({ response: content, session_id: sessionId }),
  })
}

function eventsOf(request: FastifyRequest, sessionId: string): UiMessageEncoder {
  return new UiMessageEncoder(request.id, { session: { session_id: sessionId } })
}
