import Type from 'typebox'
import { type Cursor, readCursor, writeCursor } from '../../conversations/cursor.ts'
import { SEARCHED } from '../../conversations/inbox-search.ts'
import { FILTERS, listSummaries } from '../../conversations/summary-queries.ts'
import { markConversationRead, readTranscript } from '../../conversations/transcript-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import type { ConsoleApi } from './console-api.ts'
import {
  ConversationParams,
  exampleSummary,
  namedIn,
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

function listRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/conversations',
    forUser({
      operationId: 'listInbox',
      summary: 'List a chatbot’s conversations, most recently used first',
      params: OwnParams,
      querystring: Query,
      response: { 200: Listed, ...errors(400, 401, 404, 422) },
    }),
    async (request) => {
      const { filter, q, limit } = request.query
      const before = cursorIn(request.query.before)
      // One more than the page holds, to see whether there is a next page.
      const wanted = { filter, text: q.trim(), before, limit: limit + 1 }
      const found = await listSummaries(connections, ownIn(request), wanted)
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const next = last && found.length > limit ? { updatedAt: last.cursor, number: last.number } : undefined
      return { conversations: shown.map(presentSummary), next: next ? writeCursor(next) : null }
    },
  )
}

function transcriptRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/conversations/:number',
    forUser({
      operationId: 'readInboxConversation',
      summary: 'Get a conversation with its messages, and how each reply was produced',
      description:
        'Returns the newest 1,000 messages. After 2 MiB of text, counted from the newest message, each message is cut to its first 1,000 characters.',
      params: ConversationParams,
      response: { 200: TranscriptAnswer, ...errors(400, 401, 404) },
    }),
    async (request) => {
      const { summary, messages, notes, record } = await readTranscript(connections, namedIn(request))
      return {
        ...presentSummary(summary),
        messages: messages.map(presentMessage),
        notes: notes.map(presentNote),
        record,
      }
    },
  )
}

function readRoute(app: App, { connections, forUser, events }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/read',
    forUser({
      idempotency: { none: 'marking as read is idempotent' },
      operationId: 'markInboxConversationRead',
      summary: 'Mark a conversation as read',
      params: ConversationParams,
      response: {
        200: Type.Object(
          { updated: Type.Integer({ description: 'Number of messages that were unread' }) },
          { examples: [{ updated: 2 }] },
        ),
        ...bodyErrors(401, 404),
      },
    }),
    async (request) => {
      const named = namedIn(request)
      const { conversationId, updated } = await markConversationRead(connections, named)
      const { chatbotId, number } = named
      // The owner's other windows refresh their unread counts.
      if (updated > 0) events.publish({ chatbotId, conversationId, number, kind: 'message' })
      return { updated }
    },
  )
}

/** @throws Problem 422 */
function cursorIn(before: string | undefined): Cursor | undefined {
  if (before === undefined) return undefined
  const cursor = readCursor(before)
  const message = 'must be the `next` of an answer'
  if (!cursor) throw new Problem('invalid_request', { errors: [{ path: 'before', message }] })
  return cursor
}
