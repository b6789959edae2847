import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, exampleTime, Gone, Id, Timestamp } from '../../http/schemas.ts'
import { deleteVisitor, listVisitors, type VisitorSummary } from '../../visitors/visitor-queries.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

const Visitor = Type.Object({
  visitor_id: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  first_seen: Timestamp,
  last_seen: Timestamp,
  message_count: Type.Integer({ description: 'Messages of the visitor and replies to them' }),
  unread_count: Type.Integer({ description: 'Unread messages of the visitor' }),
})

const example = {
  visitor_id: 'browser-1',
  name: 'Grace',
  first_seen: exampleTime,
  last_seen: exampleTime,
  message_count: 4,
  unread_count: 2,
}

export function visitorRoutes(app: App, { connections, callers }: CreatorsApi): void {
  const onRequest = requireUser(callers)

  app.get(
    '/chatbots/:id/visitors',
    {
      onRequest,
      schema: {
        operationId: 'listVisitors',
        summary: 'List the visitors of a chatbot',
        description: 'Most recently seen first.',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        response: { 200: Type.Array(Visitor, { examples: [[example]] }), ...errors(400, 401, 404) },
      },
    },
    async (request) => {
      const visitors = await ownChatbot(request.params.id, (id) =>
        listVisitors(connections, userOf(request), id),
      )
      return visitors.map(presentVisitor)
    },
  )

  app.delete(
    '/chatbots/:id/visitors/:visitor_id',
    {
      onRequest,
      schema: {
        operationId: 'deleteVisitor',
        summary: 'Delete a visitor and all their messages',
        tags,
        security: bearer,
        params: Type.Object({ id: Id, visitor_id: Type.String({ examples: ['browser-1'] }) }),
        response: { 204: Gone('The visitor is deleted'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const { id, visitor_id: visitorKey } = request.params
      const outcome = await ownChatbot(id, (id) =>
        deleteVisitor(connections, userOf(request), id, visitorKey),
      )
      if (outcome === 'no_chatbot') throw new Problem('chatbot_not_found')
      if (outcome === 'no_visitor') throw new Problem('visitor_not_found')
      reply.code(204)
      return null
    },
  )
}

function presentVisitor(visitor: VisitorSummary) {
  return {
    visitor_id: visitor.visitorKey,
    name: visitor.name,
    first_seen: visitor.firstSeen.toISOString(),
    last_seen: visitor.lastSeen.toISOString(),
    message_count: visitor.messageCount,
    unread_count: visitor.unreadCount,
  }
}
