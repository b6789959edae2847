import Type from 'typebox'
import { type InboxMessage, markRead, readInbox } from '../../conversations/inbox-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { OwnParams, ownIn, Paged, pageQuery } from '../../http/owner/route.ts'
import { exampleId, exampleTime, Timestamp, UUID } from '../../http/schemas.ts'
import type { CreatorsApi } from './creators-api.ts'

const Message = Type.Object({
  id: Type.String(),
  conversation_id: Type.String(),
  visitor_id: Type.Union([Type.String(), Type.Null()], { description: 'null for API clients' }),
  visitor_name: Type.Union([Type.String(), Type.Null()]),
  role: Type.Enum(['user', 'assistant']),
  content: Type.String(),
  is_read: Type.Boolean(),
  created_at: Timestamp,
})
const example = {
  id: exampleId,
  conversation_id: exampleId,
  visitor_id: 'browser-1',
  visitor_name: 'Grace',
  role: 'user',
  content: 'What do you do?',
  is_read: false,
  created_at: exampleTime,
}

export function inboxRoutes(app: App, api: CreatorsApi): void {
  listRoute(app, api)
  markReadRoute(app, api)
}

function listRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/messages',
    forUser({
      operationId: 'listChatbotMessages',
      summary: 'List the messages of a chatbot',
      description:
        'Messages of visitors and replies, newest first. Once a page exceeds 2 MiB of text, each further message is cut to its first 1,000 characters; request a smaller page to get them in full.',
      params: OwnParams,
      querystring: Type.Object(pageQuery),
      response: {
        200: Paged({ messages: Type.Array(Message) }, { messages: [example] }),
        ...errors(400, 401, 404, 422),
      },
    }),
    async (request) => {
      const { page, page_size: pageSize } = request.query
      const { messages, total } = await readInbox(connections, ownIn(request), { page, pageSize })
      return { messages: messages.map(presentMessage), total, page, page_size: pageSize }
    },
  )
}

function markReadRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.post(
    '/chatbots/:id/messages/read',
    forUser({
      idempotency: { none: 'marking twice has no effect' },
      operationId: 'markMessagesRead',
      summary: 'Mark messages as read',
      description:
        'Without `message_ids`, marks all messages. Replies can be marked too, but only messages of visitors count as unread.',
      params: OwnParams,
      body: Type.Union(
        [
          Type.Object({
            message_ids: Type.Optional(
              Type.Union([Type.Array(Type.String(), { maxItems: 10_000 }), Type.Null()]),
            ),
          }),
          Type.Null(),
        ],
        { examples: [{ message_ids: ['0f8fad5b-d9cb-469f-a165-70867728950e'] }] },
      ),
      response: {
        200: Type.Object(
          { updated: Type.Integer({ description: 'The number of visitors’ messages that were unread' }) },
          { examples: [{ updated: 2 }] },
        ),
        ...bodyErrors(401, 404, 422),
      },
    }),
    async (request) => {
      const ids = request.body?.message_ids?.filter((id) => UUID.test(id))
      return { updated: await markRead(connections, ownIn(request), ids) }
    },
  )
}

function presentMessage(message: InboxMessage) {
  return {
    id: message.id,
    conversation_id: message.conversationId,
    visitor_id: message.visitorKey,
    visitor_name: message.visitorName,
    role: message.role,
    content: message.content,
    is_read: message.isRead,
    created_at: message.createdAt.toISOString(),
  }
}
