/** Take-over: the owner replies instead of the chatbot. See docs/decisions/0023. */
import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { findSummary } from '../../conversations/summary-queries.ts'
import { handBack, sendOwnerMessage, takeOver } from '../../conversations/take-over-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { MessageText } from '../../http/schemas.ts'
import type { ConsoleApi } from './console-api.ts'
import {
  ConversationParams,
  exampleMessage,
  MessageAnswer,
  namedIn,
  presentMessage,
  presentSummary,
  SummaryAnswer,
} from './conversation-schemas.ts'

export function takeOverRoutes(app: App, api: ConsoleApi): void {
  takeOverRoute(app, api)
  handBackRoute(app, api)
  messageRoute(app, api)
}

function takeOverRoute(app: App, { connections, forUser, turns, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/take-over',
    forUser({
      idempotency: { none: 'taking over is idempotent' },
      operationId: 'takeOverConversation',
      summary: 'Take over a conversation from the chatbot; a running reply is stopped',
      params: ConversationParams,
      response: { 200: SummaryAnswer, ...bodyErrors(401, 404) },
    }),
    async (request) => {
      const named = namedIn(request)
      const { conversationId, runningTurnId, summary } = await takeOver(connections, named)
      const { chatbotId, number } = named
      events.publish({ chatbotId, number, conversationId, kind: 'human' })
      if (runningTurnId === null) return presentSummary(summary)
      await turns.abortForTakeover(named.owner, { conversationId, turnId: runningTurnId })
      return presentSummary(await findSummary(connections, named))
    },
  )
}

function handBackRoute(app: App, { connections, forUser, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/hand-back',
    forUser({
      idempotency: { none: 'handing back is idempotent' },
      operationId: 'returnConversation',
      summary: 'Hand a conversation back to the chatbot, from the next message on',
      params: ConversationParams,
      response: { 200: SummaryAnswer, ...bodyErrors(401, 404) },
    }),
    async (request) => {
      const named = namedIn(request)
      const { conversationId, summary } = await handBack(connections, named)
      const { chatbotId, number } = named
      events.publish({ chatbotId, number, conversationId, kind: 'human' })
      return presentSummary(summary)
    },
  )
}

function messageRoute(app: App, { connections, forUser, limits, quotas, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/messages',
    forUser({
      idempotency: callerIsUser,
      operationId: 'sendOwnerMessage',
      summary: 'Send a message to the visitor of a conversation that you have taken over',
      params: ConversationParams,
      body: Type.Object({ content: MessageText }, { examples: [{ content: 'Hello, this is Ada.' }] }),
      response: {
        201: { ...MessageAnswer, examples: [{ ...exampleMessage, by: 'owner', rating: null, turn: null }] },
        ...bodyErrors(401, 404, 409, 422),
      },
    }),
    async (request, reply) => {
      const named = namedIn(request)
      await takeOrRefuse(reply, limits, { messagesOfUser: named.owner.userId })
      const id = turnIdOf(request) ?? randomUUID()
      const said = await sendOwnerMessage(
        connections,
        named,
        { id, content: request.body.content.trim() },
        quotas,
      )
      if (!said) throw new Problem('not_taken_over')
      const { conversationId, ...message } = said
      const { chatbotId, number } = named
      events.publish({ chatbotId, number, conversationId, kind: 'message' })
      reply.code(201)
      const owners = { role: 'assistant', isOwners: true, isRead: true, rating: null, turn: null } as const
      return presentMessage({ ...message, ...owners })
    },
  )
}
