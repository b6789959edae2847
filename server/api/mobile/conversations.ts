import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  conversationExists,
  deleteConversation,
  listConversations,
  openWithDefaultChatbot,
} from '../../conversations/conversation-queries.ts'
import { messagesOfUser } from '../../conversations/message-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { toProblem } from '../../http/error-handler.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { Problem } from '../../http/problems.ts'
import { answerPerson } from '../../http/reply-of.ts'
import { Streamed } from '../../http/schemas.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { MOBILE_DEFAULTS, type MobileApi } from './mobile-api.ts'
import { presentConversation, presentMessage } from './mobile-presenters.ts'

const MAX_MESSAGE_LENGTH = 5000

const security = [{ bearer: [] }]
const tags = ['mobile']
const Params = Type.Object({
  id: Type.String({ description: 'The integer id returned by `POST /conversations`', examples: ['123'] }),
})

export function conversationRoutes(app: App, api: MobileApi): void {
  openConversationRoute(app, api)
  listConversationsRoute(app, api)
  deleteConversationRoute(app, api)
}

function openConversationRoute(app: App, { connections, callers }: MobileApi): void {
  app.post(
    '/conversations',
    {
      onRequest: requireUser(callers),
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'openConversation',
        summary: 'Create a conversation',
        description: 'Returns only the id of the new conversation, an integer.',
        tags,
        security,
        response: { 200: Type.Integer({ examples: [123] }), ...bodyErrors(401) },
      },
    },
    async (request) => {
      const user = userOf(request)
      const { number } = await openWithDefaultChatbot(connections, user)
      return number
    },
  )
}

function listConversationsRoute(app: App, { connections, callers }: MobileApi): void {
  app.get(
    '/conversations',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listConversations',
        summary: 'List your conversations',
        description: 'Most recently used first. A title is at most 50 characters of the first message.',
        tags,
        security,
        response: {
          200: Type.Object(
            {
              conversations: Type.Array(
                Type.Object({ id: Type.Integer(), title: Type.String(), message_count: Type.Integer() }),
              ),
            },
            { examples: [{ conversations: [{ id: 123, title: 'Opening hours', message_count: 4 }] }] },
          ),
          ...errors(401),
        },
      },
    },
    async (request) => {
      const user = userOf(request)
      const conversations = await listConversations(connections, user)
      return { conversations: conversations.map(presentConversation) }
    },
  )
}

function deleteConversationRoute(app: App, { connections, callers }: MobileApi): void {
  app.delete(
    '/conversations/:id',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'deleteConversation',
        summary: 'Delete a conversation and its messages',
        tags,
        security,
        params: Params,
        response: {
          200: Type.Object(
            { msg: Type.String() },
            { examples: [{ msg: 'Conversation deleted successfully' }] },
          ),
          ...errors(401, 404),
        },
      },
    },
    async (request) => {
      const user = userOf(request)
      const isDeleted = await deleteConversation(connections, user, conversationNumber(request.params.id))
      if (!isDeleted) throw new Problem('conversation_not_found')
      return { msg: 'Conversation deleted successfully' }
    },
  )
}

export function messageRoutes(app: App, api: MobileApi): void {
  listMessagesRoute(app, api)
  sendMessageRoute(app, api)
}

function listMessagesRoute(app: App, { connections, callers }: MobileApi): void {
  app.get(
    '/conversations/:id/messages',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listMessages',
        summary: 'List the messages of a conversation',
        description: 'Oldest first.',
        tags,
        security,
        params: Params,
        response: {
          200: Type.Array(
            Type.Object({ id: Type.Integer(), sender: Type.Enum(['user', 'ai']), content: Type.String() }),
            {
              examples: [
                [
                  { id: 1, sender: 'user', content: 'Hello!' },
                  { id: 2, sender: 'ai', content: 'Hello! How can I help you?' },
                ],
              ],
            },
          ),
          ...errors(401, 404),
        },
      },
    },
    async (request) => {
      const user = userOf(request)
      const messages = await messagesOfUser(connections, user, conversationNumber(request.params.id))
      if (!messages) throw new Problem('conversation_not_found')
      return messages.flatMap(presentMessage)
    },
  )
}

function sendMessageRoute(app: App, { connections, callers, messages }: MobileApi): void {
  app.post(
    '/conversations/:id/messages',
    {
      onRequest: requireUser(callers),
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'sendMessage',
        summary: 'Send a message and get the reply',
        description:
          'The content is at most 5,000 characters; blank content returns 400. With `Accept: text/event-stream` the reply is streamed.',
        tags,
        security,
        params: Params,
        body: Type.Object(
          { content: Type.String({ maxLength: MAX_MESSAGE_LENGTH }) },
          { examples: [{ content: 'Hello!' }] },
        ),
        response: {
          200: Streamed(
            Type.Object(
              { sender: Type.Literal('ai'), content: Type.String() },
              { examples: [{ sender: 'ai', content: 'Hello! How can I help you?' }] },
            ),
          ),
          ...bodyErrors(401, 404, 422),
        },
      },
      // Report an unknown conversation before invalid content.
      attachValidation: true,
    },
    async (request, reply) => {
      const user = userOf(request)
      const number = conversationNumber(request.params.id)
      const text = contentOf(request)
      if (text instanceof Problem) {
        if (!(await conversationExists(connections, user, number)))
          throw new Problem('conversation_not_found')
        throw text
      }
      const message = await messages.admit(reply, { messagesOfUser: user.userId })
      const turn = { identity: user, conversation: { number }, text, defaults: MOBILE_DEFAULTS }
      return answerPerson(await message.take(turn), reply, {
        events: () => new UiMessageEncoder(request.id),
        body: ({ content }) => ({ sender: 'ai' as const, content }),
      })
    },
  )
}

/** @throws Problem 404 for anything but a 32-bit positive integer */
function conversationNumber(id: string): number {
  const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : 0
  if (number < 1 || number > 2 ** 31 - 1) throw new Problem('conversation_not_found')
  return number
}

function contentOf(request: FastifyRequest<{ Body: { content: string } }>): string | Problem {
  if (request.validationError) return toProblem(request.validationError)
  return request.body.content.trim() || new Problem('empty_message')
}
