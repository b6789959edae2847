import Type from 'typebox'
import type { Connections } from '../../database/connections.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { answerPerson } from '../../http/reply-of.ts'
import { bearer, MessageText, Streamed } from '../../http/schemas.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { progressOf } from '../../intake/machine.ts'
import { reread } from '../../turn/open.ts'
import type { IntakeEnd } from '../../turn/turn-event.ts'
import type { RetryRequest } from '../../turn/turn-request.ts'
import { beginSession } from './beginning.ts'
import { type OnboardingApi, onboardingDefaults, tags } from './onboarding-api.ts'
import { exampleProgress, ProgressSchema, presentProgress, sessionNumber } from './presenters.ts'

const Say = Type.Object(
  {
    message: MessageText,
    session_id: Type.Optional(
      Type.Union([Type.Integer(), Type.Null()], { description: 'Default: a new session' }),
    ),
  },
  { examples: [{ message: '我的公司是電子業' }] },
)

const SessionReply = Type.Object(
  {
    session_id: Type.Integer(),
    message: Type.String(),
    completed: Type.Boolean(),
    progress: ProgressSchema,
  },
  {
    examples: [
      {
        session_id: 1,
        message: '產業別：電子業。請問資本總額是多少？',
        completed: false,
        progress: exampleProgress,
      },
    ],
  },
)

export function messageRoute(app: App, api: OnboardingApi): void {
  const { connections, callers, messages } = api
  app.post(
    '/api/chatbot/message',
    {
      onRequest: requireUser(callers, { tellsIncomplete: true }),
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'sendOnboardingMessage',
        summary: 'Send a message; the reply streams with `Accept: text/event-stream`',
        tags,
        security: bearer,
        body: Say,
        response: {
          200: Streamed(SessionReply),
          ...bodyErrors(401, 403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      const { message: text, session_id: given } = request.body
      const message = await messages.admit(reply, { messagesOfUser: user.userId })
      const number =
        given == null
          ? (await beginSession(connections, user, request, text)).session_id
          : sessionNumber(given)
      const turn = {
        identity: user,
        conversation: { session: number },
        defaults: onboardingDefaults(api),
      }
      const run = await message.take({ ...turn, text: text.trim() })
      return answerPerson(run, reply, {
        events: () => new UiMessageEncoder(request.id, { session: { session_id: number } }),
        body: async ({ content, intake: ofTurn }) => {
          const intake = ofTurn ?? (await collectedIn(connections, turn))
          if (!intake) throw new Error('the onboarding API’s chatbot has no form')
          return {
            session_id: number,
            message: content,
            completed: intake.status === 'completed',
            progress: presentProgress(intake.progress),
          }
        },
      })
    },
  )
}

/** Reads the session's progress again: a replayed turn has only its reply. */
async function collectedIn(connections: Connections, turn: RetryRequest): Promise<IntakeEnd | undefined> {
  const intake = await reread(connections, turn)
  return intake?.state && { status: intake.state.status, progress: progressOf(intake.form, intake.state) }
}
