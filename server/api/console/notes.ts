import { randomUUID } from 'node:crypto'
import Type from 'typebox'
import { addNote, deleteNote, TooManyNotes } from '../../conversations/note-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import { bearer, Gone, Id, MessageText, UUID } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { ConversationParams, NoteAnswer, presentNote } from './conversation-schemas.ts'
import { namedIn } from './conversations.ts'

export function noteRoutes(app: App, { connections, callers, limits, quotas }: ConsoleApi): void {
  const onRequest = requireUser(callers)

  app.post(
    '/api/console/chatbots/:id/conversations/:number/notes',
    {
      onRequest,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'addNote',
        summary: 'Add a private note to a conversation',
        tags,
        security: bearer,
        params: ConversationParams,
        body: Type.Object({ content: MessageText }, { examples: [{ content: 'Wants a call back.' }] }),
        response: { 201: NoteAnswer, ...bodyErrors(401, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const named = await namedIn(request, connections)
      await takeOrRefuse(reply, limits, { messagesOfUser: named.owner.userId })
      const note = { id: turnIdOf(request) ?? randomUUID(), content: request.body.content.trim() }
      const added = await addNote(connections, named, note, quotas).catch((error: unknown) => {
        throw error instanceof TooManyNotes ? new Problem('too_many_notes') : error
      })
      if (!added) throw new Problem('conversation_not_found')
      reply.code(201)
      return presentNote(added)
    },
  )

  app.delete(
    '/api/console/chatbots/:id/conversations/:number/notes/:note_id',
    {
      onRequest,
      schema: {
        operationId: 'deleteNote',
        summary: 'Delete a note',
        tags,
        security: bearer,
        params: Type.Object({ ...ConversationParams.properties, note_id: Id }),
        response: { 204: Gone('The note is deleted'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const named = await namedIn(request, connections)
      const { note_id: noteId } = request.params
      const isDeleted = await deleteNote(connections, named, UUID.test(noteId) ? noteId : NO_NOTE)
      if (isDeleted === undefined) throw new Problem('conversation_not_found')
      if (!isDeleted) throw new Problem('note_not_found')
      reply.code(204)
      return null
    },
  )
}

/** Stands for an invalid note id, so that an unknown conversation is reported first. */
const NO_NOTE = '00000000-0000-0000-0000-000000000000'
