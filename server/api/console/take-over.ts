/** Take-over: the owner replies instead of the chatbot. See docs/decisions/0023. */
import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { findSummary } from '../../conversations/summary-queries.ts'
import { handBack, takeOver, writeAsOwner } from '../../conversations/take-over-queries.ts'
import type { Named } from '../../conversations/transcript-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser } from '../../http/authenticate.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, MessageText } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import {
  ConversationParams,
  exampleMessage,
  MessageAnswer,
  presentMessage,
  presentSummary,
  SummaryAnswer,
} from './conversation-schemas.ts'
import { namedIn } from './conversations.ts'

export function takeOverRoutes(app: App, api: ConsoleApi): void {
  takeOverRoute(app, api)
  handBackRoute(app, api)
  messageRoute(app, api)
}

function takeOverRoute(app: App, api: ConsoleApi): void {
  const { connections, callers, turns, events } = api
  app.post(
    '/api/console/chatbots/:id/conversations/:number/take-over',
    {
      onRequest: requireUser(callers),
      config: { idempotency: { none: 'taking over is idempotent' } },
      schema: {
        operationId: 'takeOverConversation',
        summary: 'Take over a conversation from the chatbot; a running reply is stopped',
        tags,
        security: bearer,
        params: ConversationParams,
        response: { 200: SummaryAnswer, ...bodyErrors(401, 404) },
      },
    },
    async (request) => {
      const named = await namedIn(request, connections)
      const taken = await takeOver(connections, named)
      if (!taken) throw new Problem('conversation_not_found')
      const { chatbotId, number } = named
      events.publish({ chatbotId, number, conversationId: taken.conversationId, kind: 'human' })
      if (taken.runningTurnId) await turns.abortForTakeover(named.owner, taken.runningTurnId)
      return summaryOf(api, named)
    },
  )
}

function handBackRoute(app: App, api: ConsoleApi): void {
  const { connections, callers, events } = api
  app.post(
    '/api/console/chatbots/:id/conversations/:number/hand-back',
    {
      onRequest: requireUser(callers),
      config: { idempotency: { none: 'handing back is idempotent' } },
      schema: {
        operationId: 'handBackConversation',
        summary: 'Hand a conversation back to the chatbot, from the next message on',
        tags,
        security: bearer,
        params: ConversationParams,
        response: { 200: SummaryAnswer, ...bodyErrors(401, 404) },
      },
    },
    async (request) => {
      const named = await namedIn(request, connections)
      const given = await handBack(connections, named)
      if (!given) throw new Problem('conversation_not_found')
      const { chatbotId, number } = named
      events.publish({ chatbotId, number, conversationId: given.conversationId, kind: 'human' })
      return summaryOf(api, named)
    },
  )
}

function messageRoute(app: App, { connections, callers, limits, quotas, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/messages',
    {
      onRequest: requireUser(callers),
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'writeAsOwner',
        summary: 'Send a message to the visitor of a conversation that you have taken over',
        tags,
        security: bearer,
        params: ConversationParams,
        body: Type.Object({ content: MessageText }, { examples: [{ content: 'Hello, this is Ada.' }] }),
        response: {
          201: { ...MessageAnswer, examples: [{ ...exampleMessage, by: 'owner', rating: null, turn: null }] },
          ...bodyErrors(401, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const named = await namedIn(request, connections)
      await takeOrRefuse(reply, limits, { messagesOfUser: named.owner.userId })
      const id = turnIdOf(request) ?? randomUUID()
      const said = await writeAsOwner(
        connections,
        named,
        { id, content: request.body.content.trim() },
        quotas,
      )
      if (said === 'no_conversation') throw new Problem('conversation_not_found')
      if (said === 'not_taken_over') throw new Problem('not_taken_over')
      const { conversationId, ...message } = said
      const { chatbotId, number } = named
      events.publish({ chatbotId, number, conversationId, kind: 'message' })
      reply.code(201)
      const owners = { role: 'assistant', isOwners: true, isRead: true, rating: null, turn: null } as const
      return presentMessage({ ...message, ...owners })
    },
  )
}

/** @throws Problem 404 when the conversation was deleted meanwhile */
async function summaryOf({ connections }: ConsoleApi, { chatbotId, number }: Named) {
  const summary = await findSummary(connections, chatbotId, number)
  if (!summary) throw new Problem('conversation_not_found')
  return presentSummary(summary)
}
