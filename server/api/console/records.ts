/** Records collected by conversations, each with the number of its conversation. */
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { linkNext, placeIn } from '../../http/owner/place.ts'
import { exampleContent, presentContent, RecordQuery, recordContent } from '../../http/owner/records.ts'
import { OwnParams, ownIn, Paged } from '../../http/owner/route.ts'
import { exampleId } from '../../http/schemas.ts'
import { listRecords } from '../../intake/record-queries.ts'
import type { ConsoleApi } from './console-api.ts'

const RecordAnswer = Type.Object({
  id: Type.String(),
  conversation: Type.Integer({ description: 'The conversation’s number' }),
  ...recordContent,
})

const Answer = Paged(
  { records: Type.Array(RecordAnswer) },
  { records: [{ id: exampleId, conversation: 123, ...exampleContent }] },
)

export function recordRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/records',
    forUser({
      operationId: 'listCollected',
      summary: 'List the records that a chatbot collected, newest first',
      params: OwnParams,
      querystring: RecordQuery,
      response: { 200: Answer, ...errors(400, 401, 404, 422) },
    }),
    async (request, reply) => {
      const { status, page, page_size } = request.query
      const wanted = { status, page, page_size, before: placeIn(request) }
      const { records, total, next } = await listRecords(connections, ownIn(request), wanted)
      linkNext(request, reply, next)
      const shown = records.map((record) => ({
        id: record.id,
        conversation: record.sessionNumber,
        ...presentContent(record),
      }))
      return { records: shown, total, page, page_size }
    },
  )
}
