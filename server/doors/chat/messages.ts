import type { FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static } from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { begunReply, wholeReplyOf } from '../../http/reply-of.ts'
import { bearer } from '../../http/schemas.ts'
import type { SharedCall } from '../../http/shared-route.ts'
import { streamRun, wantsEvents } from '../../http/streams/stream-run.ts'
import { textEncoder } from '../../http/streams/text-stream.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { createCheck } from '../../http/validation.ts'
import type { Run } from '../../turn/runs/run.ts'
import { requireFields } from './accounts.ts'
import { CHAT_DEFAULTS, type ChatDoor, tags } from './chat-door.ts'
import { answerError, bodyErrors } from './errors.ts'

const DEFAULT_SESSION = 'default'

const Say = Type.Object(
  {
    message: Type.String({ maxLength: 20_000, pattern: '\\S' }),
    session_id: Type.Optional(
      Type.Union([Type.String({ maxLength: 255, pattern: '^[^\\p{Cc}]*$' }), Type.Null()], {
        description: 'What the client calls its session; without one it is `default`',
      }),
    ),
    training_data: Type.Optional(
      Type.Union([Type.String({ maxLength: 100_000 }), Type.Null()], {
        description: 'What the assistant shall answer from in this session, from this message on',
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

/** What every call that runs a turn answers when it has waited. */
export const Answered = Type.Object(
  { response: Type.String(), session_id: Type.String() },
  { examples: [{ response: 'We open at nine.', session_id: 'holidays' }] },
)

const requireMessage = requireFields(['message'], 'message_required')

/** `POST /api/chat` of a user: the token stands in the header. */
export function userMessageCall(door: ChatDoor): SharedCall {
  const authenticate = requireUser(door.callers)
  const check = createCheck<Say>(Say)
  return {
    body: Say,
    answer: Answered,
    isMeant: () => true,
    idempotency: async (request) => {
      await authenticate(request)
      return callerIsUser(request)
    },
    handle: async (request, reply) => {
      await authenticate(request)
      await requireMessage(request)
      const body = check(request.body)
      return answer(await say(door, request, reply, body), sessionIn(body), request, reply)
    },
    onError: answerError,
  }
}

export function streamRoute(app: App, door: ChatDoor): void {
  app.post(
    '/api/chat/stream',
    {
      onRequest: requireUser(door.callers),
      preValidation: requireMessage,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'streamMessage',
        summary: 'Say something; the reply streams as plain text, or as events when they are accepted',
        tags,
        security: bearer,
        body: Say,
        response: {
          200: {
            description: 'The reply’s text as it is generated',
            content: {
              'text/plain': { schema: Type.String() },
              'text/event-stream': { schema: Type.String() },
            },
          },
          ...bodyErrors(401, 404),
        },
      },
    },
    async (request, reply) => {
      const run = await say(door, request, reply, request.body)
      await begunReply(run)
      if (!wantsEvents(request)) return streamRun(run, reply, textEncoder)
      return streamRun(run, reply, eventsOf(request, sessionIn(request.body)))
    },
  )
}

function sessionIn({ session_id: sessionId }: Say): string {
  return sessionId || DEFAULT_SESSION
}

async function say(
  { limits, turns }: ChatDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  body: Say,
): Promise<Run> {
  const user = userOf(request)
  await takeOrRefuse(reply, limits, { messagesOfUser: user.userId })
  return turns.take({
    identity: user,
    conversation: { sessionKey: sessionIn(body) },
    turnId: turnIdOf(request),
    text: body.message.trim(),
    trainingData: body.training_data?.trim() || undefined,
    defaults: CHAT_DEFAULTS,
  })
}

/** Waits for the reply, or streams it where the client accepts events. */
export async function answer(run: Run, sessionId: string, request: FastifyRequest, reply: FastifyReply) {
  if (wantsEvents(request)) {
    await begunReply(run)
    return streamRun(run, reply, eventsOf(request, sessionId))
  }
  return { response: (await wholeReplyOf(run)).content, session_id: sessionId }
}

function eventsOf(request: FastifyRequest, sessionId: string): UiMessageEncoder {
  return new UiMessageEncoder(request.id, { session: { session_id: sessionId } })
}
