import Type from 'typebox'
import { messagesOfUser } from '../../conversations/message-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleTime, Timestamp } from '../../http/schemas.ts'
import { findSessionRecord, listSessions } from '../../intake/onboarding-queries.ts'
import { beginSession } from './beginning.ts'
import { type OnboardingApi, tags } from './onboarding-api.ts'
import { exampleProgress, ProgressSchema, sessionNumber } from './presenters.ts'

const Status = Type.Enum(['active', 'completed', 'abandoned'])
const Session = Type.Object({
  id: Type.Integer(),
  user_id: Type.Integer(),
  status: Status,
  created_at: Timestamp,
  updated_at: Timestamp,
  completed_at: Type.Union([Timestamp, Type.Null()]),
})
const exampleSession = {
  id: 1,
  user_id: 1,
  status: 'active',
  created_at: exampleTime,
  updated_at: exampleTime,
  completed_at: null,
}
export const Params = Type.Object({
  id: Type.String({ description: 'The session’s number', examples: ['1'] }),
})

export function sessionRoutes(app: App, api: OnboardingApi): void {
  openOnboardingSessionRoute(app, api)
  listOnboardingSessionsRoute(app, api)
  readLatestOnboardingSessionRoute(app, api)
  messagesRoute(app, api)
}

function openOnboardingSessionRoute(app: App, { connections, callers, limits }: OnboardingApi): void {
  const onRequest = requireUser(callers, { tellsIncomplete: true })
  app.post(
    '/api/chatbot/sessions/new',
    {
      onRequest,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'openOnboardingSession',
        summary: 'Open a session, prefilled with the data of an earlier one',
        tags,
        security: bearer,
        response: {
          200: Type.Object(
            {
              session_id: Type.Integer(),
              message: Type.String(),
              company_info_copied: Type.Boolean(),
              progress: ProgressSchema,
            },
            {
              examples: [
                {
                  session_id: 1,
                  message: '您好！請問貴公司的產業別是什麼？',
                  company_info_copied: false,
                  progress: { ...exampleProgress, fields_completed: 0 },
                },
              ],
            },
          ),
          ...bodyErrors(401, 403),
        },
      },
    },
    async (request, reply) => {
      const user = userOf(request)
      await takeOrRefuse(reply, limits, { messagesOfUser: user.userId })
      return beginSession(connections, user, request)
    },
  )
}

function listOnboardingSessionsRoute(app: App, { connections, callers }: OnboardingApi): void {
  const onRequest = requireUser(callers, { tellsIncomplete: true })
  app.get(
    '/api/chatbot/sessions',
    {
      onRequest,
      schema: {
        operationId: 'listOnboardingSessions',
        summary: 'List your sessions, newest first',
        tags,
        security: bearer,
        response: { 200: Type.Array(Session, { examples: [[exampleSession]] }), ...errors(401, 403) },
      },
    },
    async (request) =>
      (await listSessions(connections, userOf(request))).map((session) => ({
        id: session.number,
        user_id: session.userNumber,
        status: session.status,
        created_at: session.createdAt.toISOString(),
        updated_at: session.updatedAt.toISOString(),
        completed_at: session.completedAt?.toISOString() ?? null,
      })),
  )
}

function readLatestOnboardingSessionRoute(app: App, { connections, callers }: OnboardingApi): void {
  const onRequest = requireUser(callers, { tellsIncomplete: true })
  app.get(
    '/api/chatbot/sessions/latest',
    {
      onRequest,
      schema: {
        operationId: 'readLatestOnboardingSession',
        summary: 'Get your newest active session; its id is null if there is none',
        tags,
        security: bearer,
        response: {
          200: Type.Union(
            [
              Type.Object({ session_id: Type.Integer(), status: Status, created_at: Timestamp }),
              Type.Object({ session_id: Type.Null() }),
            ],
            { examples: [{ session_id: 1, status: 'active', created_at: exampleTime }] },
          ),
          ...errors(401, 403),
        },
      },
    },
    async (request) => {
      const sessions = await listSessions(connections, userOf(request))
      const latest = sessions.find(({ status }) => status === 'active')
      if (!latest) return { session_id: null }
      const { number, status, createdAt } = latest
      return { session_id: number, status, created_at: createdAt.toISOString() }
    },
  )
}

function messagesRoute(app: App, { connections, callers }: OnboardingApi): void {
  app.get(
    '/api/chatbot/sessions/:id/messages',
    {
      onRequest: requireUser(callers, { tellsIncomplete: true }),
      schema: {
        operationId: 'listOnboardingMessages',
        summary: 'List a session’s messages, oldest first',
        tags,
        security: bearer,
        params: Params,
        response: {
          200: Type.Array(
            Type.Object({
              id: Type.Integer(),
              role: Type.Enum(['user', 'assistant']),
              content: Type.String(),
              created_at: Timestamp,
            }),
            { examples: [[{ id: 2, role: 'user', content: '我的公司是電子業', created_at: exampleTime }]] },
          ),
          ...errors(400, 401, 403, 404),
        },
      },
    },
    async (request) => {
      const user = userOf(request)
      const number = sessionNumber(request.params.id)
      // A conversation of another API has no record here, and looks unknown.
      const [record, messages] = await Promise.all([
        findSessionRecord(connections, user, number),
        messagesOfUser(connections, user, number),
      ])
      if (!record || !messages) throw new Problem('onboarding_session_not_found')
      return messages.map(({ number: id, role, content, createdAt }) => ({
        id: Number(id),
        role: role as 'user' | 'assistant',
        content,
        created_at: createdAt.toISOString(),
      }))
    },
  )
}
