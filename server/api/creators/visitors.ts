import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { exampleVisitor, presentVisitor, VisitorParams, visitorContent } from '../../http/owner/visitors.ts'
import { Gone } from '../../http/schemas.ts'
import { deleteVisitor, listVisitors } from '../../visitors/owned-visitor-queries.ts'
import type { CreatorsApi } from './creators-api.ts'

const Visitor = Type.Object({
  ...visitorContent,
  message_count: Type.Integer({ description: 'Messages of the visitor and replies to them' }),
  unread_count: Type.Integer({ description: 'Unread messages of the visitor' }),
})

const example = { ...exampleVisitor, message_count: 4, unread_count: 2 }

export function visitorRoutes(app: App, api: CreatorsApi): void {
  listRoute(app, api)
  deleteRoute(app, api)
}

function listRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/visitors',
    forUser({
      operationId: 'listVisitors',
      summary: 'List the visitors of a chatbot',
      description: 'Most recently seen first.',
      params: OwnParams,
      response: { 200: Type.Array(Visitor, { examples: [[example]] }), ...errors(400, 401, 404) },
    }),
    async (request) => {
      const visitors = await listVisitors(connections, ownIn(request))
      return visitors.map((visitor) => ({
        ...presentVisitor(visitor),
        message_count: visitor.messageCount,
        unread_count: visitor.unreadCount,
      }))
    },
  )
}

function deleteRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.delete(
    '/chatbots/:id/visitors/:visitor_id',
    forUser({
      operationId: 'deleteVisitor',
      summary: 'Delete a visitor and all their messages',
      params: VisitorParams,
      response: { 204: Gone('The visitor is deleted'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      await deleteVisitor(connections, ownIn(request), request.params.visitor_id)
      reply.code(204)
      return null
    },
  )
}
