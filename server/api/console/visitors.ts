import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findOwnChatbot, type OwnedChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import { listSummariesOfVisitor } from '../../conversations/summary-queries.ts'
import type { Connections } from '../../database/connections.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleTime, Id, Timestamp } from '../../http/schemas.ts'
import { findVisitor, type VisitorPage } from '../../visitors/visitor-page-queries.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { exampleSummary, presentSummary, SummaryAnswer } from './conversation-schemas.ts'

export const VisitorParams = Type.Object({ id: Id, visitor_id: Type.String({ examples: ['browser-1'] }) })

const Visitor = Type.Object(
  {
    visitor_id: Type.String(),
    name: Type.Union([Type.String(), Type.Null()]),
    first_seen: Timestamp,
    last_seen: Timestamp,
    email: Type.Optional(Type.String({ description: 'Email of a verified visitor' })),
    is_verified: Type.Boolean({
      description:
        'Whether the identity was verified with the chatbot’s signing secret; also set per conversation',
    }),
    conversations: Type.Array(SummaryAnswer, { description: 'Most recently used first, at most 100' }),
  },
  {
    examples: [
      {
        visitor_id: 'browser-1',
        name: 'Grace',
        first_seen: exampleTime,
        last_seen: exampleTime,
        is_verified: false,
        conversations: [exampleSummary],
      },
    ],
  },
)

export function visitorRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/visitors/:visitor_id',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'readVisitor',
        summary: 'Get a visitor with their conversations',
        tags,
        security: bearer,
        params: VisitorParams,
        response: { 200: Visitor, ...errors(400, 401, 404) },
      },
    },
    async (request) => {
      const { chatbot, visitor } = await visitorIn(request, connections)
      const conversations = await listSummariesOfVisitor(connections, chatbot.id, visitor.ids)
      return { ...presentVisitor(visitor), conversations: conversations.map(presentSummary) }
    },
  )
}

/** @throws Problem 404 for another owner's chatbot, and for an unknown visitor */
export async function visitorIn(
  request: FastifyRequest,
  connections: Connections,
): Promise<{ chatbot: OwnedChatbot; visitor: VisitorPage }> {
  const { params } = request as FastifyRequest<{ Params: { id: string; visitor_id: string } }>
  const owner = userOf(request)
  const chatbot = await ownChatbot(params.id, (id) => findOwnChatbot(connections, owner, id))
  const visitor = await findVisitor(connections, owner, chatbot.id, params.visitor_id)
  if (!visitor) throw new Problem('visitor_not_found')
  return { chatbot, visitor }
}

export function presentVisitor(visitor: VisitorPage) {
  return {
    visitor_id: visitor.visitorKey,
    name: visitor.name,
    first_seen: visitor.firstSeen.toISOString(),
    last_seen: visitor.lastSeen.toISOString(),
    ...(visitor.email === null ? {} : { email: visitor.email }),
    is_verified: visitor.isVerified,
  }
}
