import Type, { type Static } from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { Before, linkNext, placeIn } from '../../http/owner/place.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { exampleVisitor, presentVisitor, VisitorParams, visitorContent } from '../../http/owner/visitors.ts'
import { Gone } from '../../http/schemas.ts'
import {
  deleteVisitor,
  listVisitors,
  listVisitorsOfPage,
  type VisitorSummary,
} from '../../visitors/owned-visitor-queries.ts'
import type { CreatorsApi } from './creators-api.ts'

const Visitor = Type.Object({
  ...visitorContent,
  message_count: Type.Integer({ description: 'Messages of the visitor and replies to them' }),
  unread_count: Type.Integer({ description: 'Unread messages of the visitor' }),
})

const DEFAULT_LIMIT = 50
const Query = Type.Object({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 200,
      description: `Of a page; ${DEFAULT_LIMIT} with \`q\` or \`before\``,
    }),
  ),
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Contained in the name or the id' })),
  before: Before,
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
      description:
        'Most recently seen first. All of them, or with `limit`, `q` or `before` a page, whose `Link` header names the next one.',
      params: OwnParams,
      querystring: Query,
      response: { 200: Type.Array(Visitor, { examples: [[example]] }), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      const own = ownIn(request)
      if (!isPage(request.query)) return (await listVisitors(connections, own)).map(presentSummary)
      const { q: text = '', limit = DEFAULT_LIMIT } = request.query
      const wanted = { text, limit, before: placeIn(request) }
      const { visitors, next } = await listVisitorsOfPage(connections, own, wanted)
      linkNext(request, reply, next)
      return visitors.map(presentSummary)
    },
  )
}

function isPage({ limit, q, before }: Static<typeof Query>): boolean {
  return limit !== undefined || q !== undefined || before !== undefined
}

function presentSummary(visitor: VisitorSummary) {
  const { messageCount, unreadCount } = visitor
  return { ...presentVisitor(visitor), message_count: messageCount, unread_count: unreadCount }
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
