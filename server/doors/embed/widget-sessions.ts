import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { findChatbotToShow } from '../../chatbots/chatbot-queries.ts'
import { openForVisitor } from '../../conversations/conversation-queries.ts'
import { type Message, messagesOfSession } from '../../conversations/message-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerAtAddress, textIn } from '../../http/idempotency/callers.ts'
import { foreignOriginOf, refuseForeignOrigin } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { exampleId, exampleTime, Id, Timestamp, UUID, VisitorId } from '../../http/schemas.ts'
import { type EmbedDoor, tags } from './embed-door.ts'

const OpenSession = Type.Object(
  {
    chatbot_id: Type.String(),
    visitor_id: Type.Optional(VisitorId),
    visitor_name: Type.Optional(Type.String({ maxLength: 255 })),
  },
  { examples: [{ chatbot_id: '7a4f6c1e-0b8e-4a7f-9c52-3a1f0e6f2d11', visitor_id: 'browser-1' }] },
)

const Session = Type.Object(
  {
    session_id: Type.String(),
    messages: Type.Array(
      Type.Object({
        role: Type.Enum(['user', 'assistant']),
        content: Type.String(),
        created_at: Timestamp,
      }),
    ),
  },
  {
    examples: [
      {
        session_id: exampleId,
        messages: [
          { role: 'user', content: 'Hello!', created_at: exampleTime },
          { role: 'assistant', content: 'Hello! How can I help you?', created_at: exampleTime },
        ],
      },
    ],
  },
)

export function sessionRoutes(app: App, { connections }: EmbedDoor): void {
  app.post(
    '/api/chat/widget/session',
    {
      config: {
        idempotency: (request) =>
          callerAtAddress(request, textIn(request, 'chatbot_id'), textIn(request, 'visitor_id')),
      },
      schema: {
        operationId: 'openWidgetSession',
        summary: 'Open a conversation with a public chatbot',
        tags,
        security: [],
        body: OpenSession,
        response: {
          201: Type.Object({ session_id: Type.String() }, { examples: [{ session_id: exampleId }] }),
          ...bodyErrors(403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { body } = request
      const chatbotId = body.chatbot_id
      const chatbot = UUID.test(chatbotId)
        ? await findChatbotToShow(connections, { id: chatbotId })
        : undefined
      if (!chatbot?.isPublic) throw new Problem('chatbot_not_found')
      refuseForeignOrigin(request, chatbot.configuration.allowed_origins)
      const sessionId = await openForVisitor(connections, {
        chatbotId,
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
        security: [],
        params: Type.Object({ session_id: Id }),
        response: { 200: Session, ...errors(403, 404) },
      },
    },
    async (request, reply) => {
      const sessionId = request.params.session_id
      const visitor = { conversationId: sessionId, origin: foreignOriginOf(request) }
      const session = UUID.test(sessionId) ? await messagesOfSession(connections, visitor) : undefined
      if (!session) throw new Problem('session_not_found')
      // What the body has no field for: whether the last message may be answered again.
      if (session.turnState) reply.header('x-turn-state', session.turnState)
      return { session_id: sessionId.toLowerCase(), messages: session.messages.flatMap(presentMessage) }
    },
  )
}

/** A list of one, or of none: a visitor is not shown what the model is told. */
function presentMessage({ role, content, createdAt }: Message) {
  return role === 'system' ? [] : [{ role, content, created_at: createdAt.toISOString() }]
}
