import { Readable } from 'node:stream'
import type { Connections } from '../../database/connections.ts'
import type { User } from '../../database/transaction.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { bearer } from '../../http/schemas.ts'
import {
  type ExportedConversation,
  type ExportedMessage,
  eachConversation,
  eachMessage,
  type VisitorPage,
} from '../../visitors/visitor-page-queries.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { presentVisitor, VisitorParams, visitorIn } from './visitors.ts'

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

export function visitorExportRoute(app: App, { connections, callers }: ConsoleApi): void {
  const open = new Set<Readable>()
  // A slow reader must not delay shutdown; an aborted export can be downloaded again.
  app.addHook('preClose', (done) => {
    for (const file of open) file.destroy()
    done()
  })

  app.get(
    '/api/console/chatbots/:id/visitors/:visitor_id/export',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'exportVisitor',
        summary: 'Export all data stored about a visitor',
        tags,
        security: bearer,
        params: VisitorParams,
        response: { 200: File as never, ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const { chatbot, visitor } = await visitorIn(request, connections)
      reply.header('content-type', 'application/json; charset=utf-8')
      reply.header('content-disposition', `attachment; filename="${chatbot.slug}-visitor.json"`)
      reply.header('cache-control', 'no-store')
      if (request.method === 'HEAD') return reply.send(Readable.from([]))
      const of = { connections, owner: userOf(request), chatbot, visitor }
      const file = Readable.from(batch(serialize(of)), { highWaterMark: 1 })
      open.add(file)
      file.once('close', () => open.delete(file))
      // The response has started, so an error can only be logged and the connection closed.
      file.once('error', (error) => request.log.error({ err: error }, 'an export was cut off'))
      return reply.send(file)
    },
  )
}

type Exported = {
  connections: Connections
  owner: User
  chatbot: { id: string; name: string }
  visitor: VisitorPage
}

/** Streams one JSON document, so that it is never in memory as a whole. */
async function* serialize({ connections, owner, chatbot, visitor }: Exported): AsyncGenerator<string> {
  const head = { chatbot: { id: chatbot.id, name: chatbot.name }, visitor: presentVisitor(visitor) }
  yield `${JSON.stringify(head).slice(0, -1)},"conversations":[`
  let comma = ''
  for await (const conversation of eachConversation(connections, owner, chatbot.id, visitor.ids)) {
    yield `${comma}\n${JSON.stringify(presentConversation(conversation)).slice(0, -1)},"messages":[`
    comma = ','
    let separator = ''
    for await (const message of eachMessage(connections, owner, conversation.id)) {
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
    record: record && {
      status: record.status,
      data: record.data,
      created_at: record.createdAt.toISOString(),
      updated_at: record.updatedAt.toISOString(),
    },
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
