import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { addNote, deleteNote } from '../../conversations/note-queries.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Gone, Id, MessageText, uuidOrNil } from '../../http/schemas.ts'
import type { ConsoleApi } from './console-api.ts'
import { ConversationParams, NoteAnswer, namedIn, presentNote } from './conversation-schemas.ts'

export function noteRoutes(app: App, api: ConsoleApi): void {
  addRoute(app, api)
  deleteRoute(app, api)
}

function addRoute(app: App, { connections, forUser, quotas, limits }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/conversations/:number/notes',
    forUser({
      idempotency: callerIsUser,
      operationId: 'addNote',
      summary: 'Add a private note to a conversation',
      params: ConversationParams,
      body: Type.Object({ content: MessageText }, { examples: [{ content: 'Wants a call back.' }] }),
      response: { 201: NoteAnswer, ...bodyErrors(401, 404, 409, 422) },
    }),
    async (request, reply) => {
      const named = namedIn(request)
      await takeOrRefuse(reply, limits, { messagesOfUser: named.owner.userId })
      const note = { id: turnIdOf(request) ?? randomUUID(), content: request.body.content.trim() }
      const added = await addNote(connections, named, note, quotas)
      reply.code(201)
      return presentNote(added)
    },
  )
}

function deleteRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.delete(
    '/api/console/chatbots/:id/conversations/:number/notes/:note_id',
    forUser({
      operationId: 'deleteNote',
      summary: 'Delete a note',
      params: Type.Object({ ...ConversationParams.properties, note_id: Id }),
      response: { 204: Gone('The note is deleted'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      await deleteNote(connections, namedIn(request), uuidOrNil(request.params.note_id))
      reply.code(204)
      return null
    },
  )
}
