import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findOwnChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import { type Cursor, readCursor, writeCursor } from '../../conversations/cursor.ts'
import { FILTERS, findSummary, listSummaries, SEARCHED } from '../../conversations/summary-queries.ts'
import { markConversationRead, type Named, readTranscript } from '../../conversations/transcript-queries.ts'
import type { Connections } from '../../database/connections.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, Id } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import {
  ConversationParams,
  conversationNumber,
  exampleSummary,
  presentMessage,
  presentNote,
  presentSummary,
  SummaryAnswer,
  TranscriptAnswer,
} from './conversation-schemas.ts'

const Listed = Type.Object(
  {
    conversations: Type.Array(SummaryAnswer),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'Send it as `before` to get the next page; null on the last page',
    }),
  },
  { examples: [{ conversations: [exampleSummary], next: null }] },
)

const Query = Type.Object({
  filter: Type.Enum([...FILTERS], { default: 'all' }),
  q: Type.String({
    maxLength: 200,
    default: '',
    description: `Search text. Searches names and titles of the ${SEARCHED.conversations} most recently used conversations, and the first ${SEARCHED.characters} characters of their messages: the newest ${SEARCHED.messagesOfEach} per conversation and ${SEARCHED.messages} in total.`,
  }),
  before: Type.Optional(Type.String({ maxLength: 200, description: '`next` of the previous page' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 30 }),
})

export function conversationRoutes(app: App, api: ConsoleApi): void {
  listRoute(app, api)
  transcriptRoute(app, api)
  readRoute(app, api)
}

function listRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/conversations',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listInbox',
        summary: 'List a chatbot’s conversations, most recently used first',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Query,
        response: { 200: Listed, ...errors(400, 401, 404, 422) },
      },
    },
    async (request) => {
      const { filter, q, limit } = request.query
      const before = cursorIn(request.query.before)
      const { id } = await ownChatbot(request.params.id, (id) =>
        findOwnChatbot(connections, userOf(request), id),
      )
      // One more than the page holds, to see whether there is a next page.
      const found = await listSummaries(connections, id, { filter, text: q.trim(), before, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const next = last && found.length > limit ? { updatedAt: last.cursor, number: last.number } : undefined
      return { conversations: shown.map(presentSummary), next: next ? writeCursor(next) : null }
    },
  )
}

function transcriptRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/conversations/:number',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'readInboxConversation',
        summary: 'Get a conversation with its messages, and how each reply was produced',
        description:
          'Returns the newest 1,000 messages. After 2 MiB of text, counted from the newest message, each message is cut to its first 1,000 characters.',
        tags,
        security: bearer,
        params: ConversationParams,
        response: { 200: TranscriptAnswer, ...errors(400, 401, 404) },
      },
    },
    async (request) => {
      const named = await namedIn(request, connections)
      const transcript = await readTranscript(connections, named)
      const summary = transcript && (await findSummary(connections, named.chatbotId, named.number))
      if (!summary) throw new Problem('conversation_not_found')
      return {
        ...presentSummary(summary),
        messages: transcript.messages.map(presentMessage),
        notes: transcript.notes.map(presentNote),
        record: transcript.record,
      }
    },
  )
}

function readRoute(app: App, { connections, callers, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/read',
    {
      onRequest: requireUser(callers),
      config: { idempotency: { none: 'marking as read is idempotent' } },
      schema: {
        operationId: 'markInboxConversationRead',
        summary: 'Mark a conversation as read',
        tags,
        security: bearer,
        params: ConversationParams,
        response: {
          200: Type.Object(
            { updated: Type.Integer({ description: 'Number of messages that were unread' }) },
            { examples: [{ updated: 2 }] },
          ),
          ...bodyErrors(401, 404),
        },
      },
    },
    async (request) => {
      const named = await namedIn(request, connections)
      const read = await markConversationRead(connections, named)
      if (!read) throw new Problem('conversation_not_found')
      const { conversationId, updated } = read
      const { chatbotId, number } = named
      // The owner's other windows refresh their unread counts.
      if (updated > 0) events.publish({ chatbotId, conversationId, number, kind: 'message' })
      return { updated }
    },
  )
}

type WithParams = FastifyRequest<{ Params: { id: string; number: string } }>

/** @throws Problem 404 for another owner's chatbot, and for an invalid number */
export async function namedIn(request: FastifyRequest, connections: Connections): Promise<Named> {
  const { params } = request as WithParams
  const owner = userOf(request)
  const { id: chatbotId } = await ownChatbot(params.id, (id) => findOwnChatbot(connections, owner, id))
  return { owner, chatbotId, number: conversationNumber(params.number) }
}

/** @throws Problem 422 */
function cursorIn(before: string | undefined): Cursor | undefined {
  if (before === undefined) return undefined
  const cursor = readCursor(before)
  const message = 'must be the `next` of an answer'
  if (!cursor) throw new Problem('invalid_request', { errors: [{ path: 'before', message }] })
  return cursor
}
