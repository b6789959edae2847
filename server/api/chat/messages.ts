import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import { networkOf } from '../../http/address.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { streamReply, wholeReplyOf } from '../../http/reply-of.ts'
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

const Say = Type.Object(
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
type Say = Static<typeof Say>

const { message: _, ...SESSION } = Say.properties
const SayUiMessages = Type.Object(
  { ...SESSION, ...uiMessageFields },
  {
    title: 'From the AI SDK',
    description:
      'The body sent by the default transport of `useChat`; the response is always an event stream',
    examples: [{ id: 'holidays', ...exampleUiMessages }],
  },
)
const checkUiMessages = createCheck<Static<typeof SayUiMessages>>(SayUiMessages)
const checkSay = createCheck<Say>(Say)

/** What a user's call may say, as the document shows it: the general variant last. */
export const UserMessage = Type.Union([SayUiMessages, Say])

/** What every call that runs a turn answers when it has waited. */
export const Answered = Type.Object(
  { response: Type.String(), session_id: Type.String() },
  { examples: [{ response: 'We open at nine.', session_id: 'holidays' }] },
)

const requireMessage = requireFilled(['message'], 'message_required')

type Saying = Say & { isRegeneration?: boolean }

/** @throws Problem 400 for a missing message, 422 for any other wrong field */
async function sayingOf(body: unknown): Promise<Saying> {
  if (!isUiMessages(body)) {
    requireMessage(body)
    return checkSay(body)
  }
  const { id, session_id: sessionId, training_data, ...rest } = await checkUiMessages(body)
  const { text, isRegeneration } = newestOf(rest)
  const said = await checkSay({ message: text, session_id: sessionId || id, training_data })
  return { ...said, isRegeneration }
}

/** `POST /api/chat` of a user: the token stands in the header. */
export function userMessageCall(api: ChatApi): SharedCall {
  const authenticate = requireUser(api.callers)
  return {
    body: UserMessage,
    answer: Answered,
    isMeant: () => true,
    idempotency: async (request) => {
      await authenticate(request)
      return callerIsUser(request)
    },
    handle: async (request, reply) => {
      await authenticate(request)
      const saying = await sayingOf(request.body)
      return answer(await say(api, request, reply, saying), sessionIn(saying), request, reply)
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
      // The handler checks the body: which of its two forms is meant decides what is wrong with it.
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
      const saying = await sayingOf(request.body)
      const run = await say(api, request, reply, saying)
      if (!wantsEvents(request)) return streamReply(run, reply, textEncoder)
      return streamReply(run, reply, eventsOf(request, sessionIn(saying)))
    },
  )
}

function sessionIn({ session_id: sessionId }: Say): string {
  return sessionId || DEFAULT_SESSION
}

async function say(
  { limits, turns }: ChatApi,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Saying,
): Promise<Reading> {
  const user = userOf(request)
  await takeOrRefuse(reply, limits, { messagesOfUser: user.userId })
  const begin = body.isRegeneration ? turns.regenerate : turns.take
  return begin({
    identity: user,
    conversation: { sessionKey: sessionIn(body) },
    turnId: turnIdOf(request),
    text: body.message.trim(),
    trainingData: body.training_data?.trim() || undefined,
    defaults: CHAT_DEFAULTS,
    network: networkOf(request),
  })
}

/** Waits for the reply, or streams it where the client accepts events. */
export async function answer(run: Reading, sessionId: string, request: FastifyRequest, reply: FastifyReply) {
  if (wantsEvents(request)) return streamReply(run, reply, eventsOf(request, sessionId))
  return { response: (await wholeReplyOf(run)).content, session_id: sessionId }
}

function eventsOf(request: FastifyRequest, sessionId: string): UiMessageEncoder {
  return new UiMessageEncoder(request.id, { session: { session_id: sessionId } })
}
