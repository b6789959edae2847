import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { ownIn } from '../../http/owner/route.ts'
import {
  exampleVisitor,
  presentVisitor as present,
  VisitorParams,
  visitorContent,
} from '../../http/owner/visitors.ts'
import { readVisitor, type VisitorPage } from '../../visitors/owned-visitor-queries.ts'
import type { ConsoleApi } from './console-api.ts'
import { exampleSummary, presentSummary, SummaryAnswer } from './conversation-schemas.ts'

const Visitor = Type.Object(
  {
    ...visitorContent,
    email: Type.Optional(Type.String({ description: 'Email of a verified visitor' })),
    is_verified: Type.Boolean({
      description:
        'Whether the identity was verified with the chatbot’s signing secret; also set per conversation',
    }),
    conversations: Type.Array(SummaryAnswer, { description: 'Most recently used first, at most 100' }),
  },
  { examples: [{ ...exampleVisitor, is_verified: false, conversations: [exampleSummary] }] },
)

export function visitorRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/visitors/:visitor_id',
    forUser({
      operationId: 'readVisitor',
      summary: 'Get a visitor with their conversations',
      params: VisitorParams,
      response: { 200: Visitor, ...errors(400, 401, 404) },
    }),
    async (request) => {
      const { visitor_id: visitorKey } = request.params
      const { visitor, conversations } = await readVisitor(connections, ownIn(request), visitorKey)
      return { ...presentVisitor(visitor), conversations: conversations.map(presentSummary) }
    },
  )
}

export function presentVisitor(visitor: VisitorPage) {
  const { email, isVerified } = visitor
  return { ...present(visitor), ...(email === null ? {} : { email }), is_verified: isVerified }
}
