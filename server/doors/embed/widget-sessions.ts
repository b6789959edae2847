import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { openForVisitor } from '../../conversations/conversation-queries.ts'
import { type Message, messagesOfSession } from '../../conversations/message-queries.ts'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { Problem } from '../../http/problems.ts'
import { type EmbedDoor, UUID } from './embed-door.ts'

const tags = ['embed']

const OpenSession = Type.Object(
  {
    chatbot_id: Type.String(),
    visitor_id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: 'What the client calls its visitor; it proves nothing',
      }),
    ),
    visitor_name: Type.Optional(Type.String({ maxLength: 255 })),
  },
  { examples: [{ chatbot_id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11', visitor_id: 'browser-1' }] },
)

const Session = Type.Object({
  session_id: Type.String(),
  messages: Type.Array(
    Type.Object({
      role: Type.Enum(['user', 'assistant']),
      content: Type.String(),
      created_at: Type.String({ description: 'ISO 8601 in UTC' }),
    }),
  ),
})

export function sessionRoutes(app: App, { connections }: EmbedDoor): void {
  app.post(
    '/api/chat/widget/session',
    {
      schema: {
        operationId: 'openWidgetSession',
        summary: 'Open a conversation with a public chatbot',
        tags,
        body: OpenSession,
        response: { 201: Type.Object({ session_id: Type.String() }), ...errors(404, 422, 429) },
      },
    },
    async ({ body }, reply) => {
      if (!UUID.test(body.chatbot_id)) throw new Problem('chatbot_not_found')
      const sessionId = await openForVisitor(connections, {
        chatbotId: body.chatbot_id,
        visitorKey: body.visitor_id ?? randomUUID(),
        visitorName: body.visitor_name?.trim() || null,
      })
      if (!sessionId) throw new Problem('chatbot_not_found')
      reply.code(201)
      return { session_id: sessionId }
    },
  )

  app.get(
    '/api/chat/widget/session/:session_id',
    {
      schema: {
        operationId: 'readWidgetSession',
        summary: 'Read a conversation again, oldest message first',
        tags,
        params: Type.Object({ session_id: Type.String() }),
        response: { 200: Session, ...errors(404, 429) },
      },
    },
    async ({ params }) => {
      const sessionId = params.session_id
      const messages = UUID.test(sessionId) ? await messagesOfSession(connections, sessionId) : undefined
      if (!messages) throw new Problem('session_not_found')
      return { session_id: sessionId.toLowerCase(), messages: messages.flatMap(presentMessage) }
    },
  )
}

/** A list of one, or of none: a visitor is not shown what the model is told. */
function presentMessage({ role, content, createdAt }: Message) {
  return role === 'system' ? [] : [{ role, content, created_at: createdAt.toISOString() }]
}
