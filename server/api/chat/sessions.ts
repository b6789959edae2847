import Type from 'typebox'
import {
  deleteSession,
  listSessions,
  readSession,
  type Session,
} from '../../conversations/session-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { bearer, exampleId, exampleTime, Streamed, Timestamp } from '../../http/schemas.ts'
import { shorten } from '../../text/shorten.ts'
import { systemMessageOf } from '../../turn/compose.ts'
import { ConversationNotFound, NothingToRetry } from '../../turn/errors.ts'
import { CHAT_DEFAULTS, type ChatApi, tags } from './chat-api.ts'
import { bodyErrors, errors } from './errors.ts'
import { ReplyBody, sendReply } from './messages.ts'
import { sessionIdOf } from './session-id.ts'

const TITLE_GRAPHEMES = 50

export const Params = Type.Object({
  session_id: Type.String({
    description: 'The session id chosen by the client: 1 to 255 characters, no control characters',
    examples: ['holidays'],
  }),
})
const Message = Type.Object({
  id: Type.String(),
  role: Type.Enum(['system', 'user', 'assistant']),
  content: Type.String(),
  created_at: Timestamp,
})
const Summary = Type.Object({
  session_id: Type.String(),
  title: Type.String(),
  created_at: Timestamp,
  updated_at: Timestamp,
})

const exampleSummary = {
  session_id: 'holidays',
  title: 'When do you open?',
  created_at: exampleTime,
  updated_at: exampleTime,
}
const exampleMessages = [
  { id: exampleId, role: 'system', content: 'You are …', created_at: exampleTime },
  { id: exampleId, role: 'user', content: 'When do you open?', created_at: exampleTime },
  { id: exampleId, role: 'assistant', content: 'We open at nine.', created_at: exampleTime },
]

export function sessionRoutes(app: App, api: ChatApi): void {
  listSessionsRoute(app, api)
  readSessionRoute(app, api)
  clearSessionRoute(app, api)
  retryMessageRoute(app, api)
}

function listSessionsRoute(app: App, { connections, callers }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.get(
    '/api/chat/sessions',
    {
      onRequest,
      schema: {
        operationId: 'listSessions',
        summary: 'List your sessions',
        description: 'Most recently used first.',
        tags,
        security: bearer,
        response: {
          200: Type.Object({ sessions: Type.Array(Summary) }, { examples: [{ sessions: [exampleSummary] }] }),
          ...errors(401),
        },
      },
    },
    async (request) => {
      const sessions = await listSessions(connections, userOf(request))
      return {
        sessions: sessions.map(({ sessionKey, title, createdAt, updatedAt }) => ({
          session_id: sessionKey,
          title: shorten(title ?? '', TITLE_GRAPHEMES, ''),
          created_at: createdAt.toISOString(),
          updated_at: updatedAt.toISOString(),
        })),
      }
    },
  )
}

function readSessionRoute(app: App, { connections, callers }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.get(
    '/api/chat/conversation/:session_id',
    {
      onRequest,
      schema: {
        operationId: 'readSession',
        summary: 'List the messages of a session',
        description:
          'Oldest first, beginning with the current system message of the model. A session that was never used has no messages.',
        tags,
        security: bearer,
        params: Params,
        response: {
          200: Type.Object(
            { session_id: Type.String(), messages: Type.Array(Message) },
            { examples: [{ session_id: 'holidays', messages: exampleMessages }] },
          ),
          ...errors(400, 401),
        },
      },
    },
    async (request) => {
      const sessionId = sessionIdOf(request.params)
      const session = await readSession(connections, userOf(request), sessionId)
      return { session_id: sessionId, messages: session ? await presentMessages(session) : [] }
    },
  )
}

function clearSessionRoute(app: App, { connections, callers }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.delete(
    '/api/chat/conversation/:session_id/clear',
    {
      onRequest,
      schema: {
        operationId: 'clearSession',
        summary: 'Delete a session with its messages and training data',
        description: 'Succeeds even if the session does not exist.',
        tags,
        security: bearer,
        params: Params,
        response: {
          200: Type.Object(
            { message: Type.String() },
            { examples: [{ message: 'Conversation cleared successfully' }] },
          ),
          ...errors(400, 401),
        },
      },
    },
    async (request) => {
      await deleteSession(connections, userOf(request), sessionIdOf(request.params))
      return { message: 'Conversation cleared successfully' }
    },
  )
}

function retryMessageRoute(app: App, { callers, messages }: ChatApi): void {
  const onRequest = requireUser(callers)
  app.post(
    '/api/chat/conversation/:session_id/retry',
    {
      onRequest,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'retryMessage',
        summary: 'Retry the last message',
        description:
          'Generates the reply to the last message again if it failed, was stopped or was interrupted; the message is not stored twice. Otherwise returns 409. With `Accept: text/event-stream` the reply is streamed.',
        tags,
        security: bearer,
        params: Params,
        response: { 200: Streamed(ReplyBody), ...bodyErrors(401, 404, 409) },
      },
    },
    async (request, reply) => {
      const sessionId = sessionIdOf(request.params)
      const user = userOf(request)
      const message = await messages.admit(reply, { messagesOfUser: user.userId })
      const turn = { identity: user, conversation: { sessionKey: sessionId }, defaults: CHAT_DEFAULTS }
      const run = await message.retry(turn).catch(throwNothingToRetry)
      return sendReply(run, sessionId, request, reply)
    },
  )
}

/** A session that was never used has nothing to retry. */
function throwNothingToRetry(error: unknown): never {
  throw error instanceof ConversationNotFound ? new NothingToRetry() : error
}

async function presentMessages({ chatbot, trainingData, messages }: Session) {
  const presented = messages.map(({ id, role, content, createdAt }) => ({
    id,
    role,
    content,
    created_at: createdAt.toISOString(),
  }))
  const newest = messages.findLast(({ role }) => role === 'user')?.content ?? ''
  const { text: systemMessage } = await systemMessageOf(
    { chatbot, trainingData: trainingData.content, text: newest },
    CHAT_DEFAULTS,
  )
  const system = {
    id: trainingData.id,
    role: 'system' as const,
    content: systemMessage,
    created_at: trainingData.createdAt.toISOString(),
  }
  return [system, ...presented]
}
