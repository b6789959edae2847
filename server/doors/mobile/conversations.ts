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
import { authenticate } from '../../http/authenticate.ts'
import { toProblem } from '../../http/error-handler.ts'
import { errors } from '../../http/error-schema.ts'
import { takeOrRefuse } from '../../http/limits.ts'
import { Problem } from '../../http/problems.ts'
import { MOBILE_DEFAULTS, type MobileDoor } from './mobile-door.ts'
import { presentConversation, presentMessage } from './mobile-presenters.ts'

const LONGEST_MESSAGE = 5000

const security = [{ bearer: [] }]
const tags = ['mobile']
const Params = Type.Object({
  id: Type.String({ description: 'The integer that opening a conversation answered' }),
})

export function conversationRoutes(app: App, { connections, tokens }: MobileDoor): void {
  app.post(
    '/conversations/',
    {
      schema: {
        operationId: 'openConversation',
        summary: 'Open a conversation',
        tags,
        security,
        response: { 200: Type.Integer({ examples: [123] }), ...errors(401, 429) },
      },
    },
    async (request) => {
      const userId = await authenticate(request, tokens)
      const { number } = await openWithDefaultChatbot(connections, userId)
      return number
    },
  )

  app.get(
    '/conversations/',
    {
      schema: {
        operationId: 'listConversations',
        summary: 'List your conversations, the most recently used first',
        tags,
        security,
        response: {
          200: Type.Object({
            conversations: Type.Array(
              Type.Object({ id: Type.Integer(), title: Type.String(), message_count: Type.Integer() }),
            ),
          }),
          ...errors(401, 429),
        },
      },
    },
    async (request) => {
      const userId = await authenticate(request, tokens)
      const conversations = await listConversations(connections, userId)
      return { conversations: conversations.map(presentConversation) }
    },
  )

  app.delete(
    '/conversations/:id',
    {
      schema: {
        operationId: 'deleteConversation',
        summary: 'Delete a conversation with all its messages',
        tags,
        security,
        params: Params,
        response: { 200: Type.Object({ msg: Type.String() }), ...errors(401, 404, 429) },
      },
    },
    async (request) => {
      const userId = await authenticate(request, tokens)
      const isDeleted = await deleteConversation(connections, userId, conversationNumber(request.params.id))
      if (!isDeleted) throw new Problem('conversation_not_found')
      return { msg: 'Conversation deleted successfully' }
    },
  )
}

export function messageRoutes(app: App, { connections, tokens, limits, turns }: MobileDoor): void {
  app.get(
    '/conversations/:id/messages',
    {
      schema: {
        operationId: 'listMessages',
        summary: 'Read a conversation, oldest message first',
        tags,
        security,
        params: Params,
        response: {
          200: Type.Array(
            Type.Object({ id: Type.Integer(), sender: Type.Enum(['user', 'ai']), content: Type.String() }),
          ),
          ...errors(401, 404, 429),
        },
      },
    },
    async (request) => {
      const userId = await authenticate(request, tokens)
      const messages = await messagesOfUser(connections, userId, conversationNumber(request.params.id))
      if (!messages) throw new Problem('conversation_not_found')
      return messages.flatMap(presentMessage)
    },
  )

  app.post(
    '/conversations/:id/messages',
    {
      schema: {
        operationId: 'sendMessage',
        summary: 'Say something and wait for the reply',
        tags,
        security,
        params: Params,
        body: Type.Object(
          { content: Type.String({ maxLength: LONGEST_MESSAGE }) },
          { examples: [{ content: 'Hello!' }] },
        ),
        response: {
          200: Type.Object({ sender: Type.Literal('ai'), content: Type.String() }),
          ...errors(400, 401, 404, 422, 429),
        },
      },
      // The conversation is looked at before the content.
      attachValidation: true,
    },
    async (request) => {
      const userId = await authenticate(request, tokens)
      const number = conversationNumber(request.params.id)
      const text = contentOf(request)
      if (text instanceof Problem) {
        if (!(await conversationExists(connections, userId, number)))
          throw new Problem('conversation_not_found')
        throw text
      }
      takeOrRefuse(limits.messagesOfUser, userId)
      const run = await turns.take({
        identity: { userId },
        conversation: { number },
        text,
        defaults: MOBILE_DEFAULTS,
      })
      const end = await run.end
      if (end.type === 'lost') throw end.cause
      return { sender: 'ai' as const, content: end.reply.content }
    },
  )
}

/** What is no number of ours belongs to nobody. */
function conversationNumber(id: string): number {
  const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : 0
  if (number < 1 || number > 2 ** 31 - 1) throw new Problem('conversation_not_found')
  return number
}

function contentOf(request: FastifyRequest<{ Body: { content: string } }>): string | Problem {
  if (request.validationError) return toProblem(request.validationError)
  return request.body.content.trim() || new Problem('empty_message')
}
