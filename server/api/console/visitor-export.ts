import { Readable } from 'node:stream'
import type { Own } from '../../chatbots/own-chatbot.ts'
import type { Connections } from '../../database/connections.ts'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { useDownloads } from '../../http/owner/downloads.ts'
import { presentContent } from '../../http/owner/records.ts'
import { ownIn } from '../../http/owner/route.ts'
import { VisitorParams } from '../../http/owner/visitors.ts'
import { findVisitor, type VisitorPage } from '../../visitors/owned-visitor-queries.ts'
import {
  type ExportedConversation,
  type ExportedMessage,
  eachConversation,
  eachMessage,
} from '../../visitors/visitor-export-queries.ts'
import type { ConsoleApi } from './console-api.ts'
import { presentVisitor } from './visitors.ts'

const File = {
  description:
    '`{"chatbot", "visitor", "conversations": [{…, "messages", "notes", "record"}]}`, oldest first, as a download',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        additionalProperties: true,
        examples: [{ chatbot: { name: 'Helper' }, visitor: { name: 'Grace' }, conversations: [] }],
      },
    },
  },
}

/** In characters: batches small pieces into fewer network writes. */
const CHUNK_LENGTH = 64 * 1024

export function visitorExportRoute(app: App, { connections, forUser }: ConsoleApi): void {
  const sendFile = useDownloads(app)
  app.get(
    '/api/console/chatbots/:id/visitors/:visitor_id/export',
    forUser({
      operationId: 'exportVisitor',
      summary: 'Export all data stored about a visitor',
      params: VisitorParams,
      response: { 200: File as never, ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      const own = ownIn(request)
      const visitor = await findVisitor(connections, own, request.params.visitor_id)
      return sendFile(request, reply, {
        type: 'application/json; charset=utf-8',
        name: `${visitor.chatbotSlug}-visitor.json`,
        make: () => Readable.from(batch(serialize(connections, own, visitor)), { highWaterMark: 1 }),
      })
    },
  )
}

/** Streams one JSON document, so that it is never in memory as a whole. */
async function* serialize(connections: Connections, own: Own, visitor: VisitorPage): AsyncGenerator<string> {
  const chatbot = { id: own.chatbotId, name: visitor.chatbotName }
  const head = { chatbot, visitor: presentVisitor(visitor) }
  yield `${JSON.stringify(head).slice(0, -1)},"conversations":[`
  let comma = ''
  for await (const conversation of eachConversation(connections, own, visitor.visitorKey)) {
    yield `${comma}\n${JSON.stringify(presentConversation(conversation)).slice(0, -1)},"messages":[`
    comma = ','
    let separator = ''
    for await (const message of eachMessage(connections, own, conversation.id)) {
      yield `${separator}\n${JSON.stringify(presentMessage(message))}`
      separator = ','
    }
    yield ']}'
  }
  yield ']}\n'
}

async function* batch(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = ''
  for await (const piece of pieces) {
    chunk += piece
    if (chunk.length < CHUNK_LENGTH) continue
    yield chunk
    chunk = ''
  }
  yield chunk
}

/** Omits the id, which is the visitor's session. */
function presentConversation({ id: _, record, notes, ...conversation }: ExportedConversation) {
  return {
    number: conversation.number,
    title: conversation.title,
    started_at: conversation.startedAt.toISOString(),
    updated_at: conversation.updatedAt.toISOString(),
    taken_over_at: conversation.takenOverAt?.toISOString() ?? null,
    record: record && presentContent(record),
    notes: notes.map(({ content, createdAt }) => ({ content, created_at: createdAt.toISOString() })),
  }
}

function presentMessage(message: ExportedMessage) {
  const { position, role, content, rating, model } = message
  return {
    position,
    by: role === 'user' ? 'visitor' : message.isOwners ? 'owner' : 'chatbot',
    content,
    created_at: message.createdAt.toISOString(),
    is_interrupted: message.isInterrupted,
    is_read: message.isRead,
    rating,
    rated_at: message.ratedAt?.toISOString() ?? null,
    model,
  }
}
