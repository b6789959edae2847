import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { linkNext, placeIn } from '../../http/owner/place.ts'
import { exampleContent, presentContent, RecordQuery, recordContent } from '../../http/owner/records.ts'
import { OwnParams, ownIn, Paged } from '../../http/owner/route.ts'
import { exampleId, exampleTime, Timestamp } from '../../http/schemas.ts'
import { listRecords } from '../../intake/record-queries.ts'
import type { StoredRecord } from '../../intake/records.ts'
import type { CreatorsApi } from './creators-api.ts'

export const RecordAnswer = Type.Object({
  id: Type.String(),
  conversation_id: Type.String(),
  ...recordContent,
  completed_at: Type.Union([Timestamp, Type.Null()]),
})

export const exampleRecord = {
  id: exampleId,
  conversation_id: exampleId,
  ...exampleContent,
  completed_at: exampleTime,
}

export function recordRoutes(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/records',
    forUser({
      operationId: 'listRecords',
      summary: 'List the records of a chatbot',
      description: 'The data that conversations collected with the form, newest first.',
      params: OwnParams,
      querystring: RecordQuery,
      response: {
        200: Paged({ records: Type.Array(RecordAnswer) }, { records: [exampleRecord] }),
        ...errors(400, 401, 404, 422),
      },
    }),
    async (request, reply) => {
      const { status, page, page_size } = request.query
      const wanted = { status, page, page_size, before: placeIn(request) }
      const { records, total, next } = await listRecords(connections, ownIn(request), wanted)
      linkNext(request, reply, next)
      return { records: records.map(presentRecord), total, page, page_size }
    },
  )
}

export function presentRecord(record: StoredRecord) {
  return {
    id: record.id,
    conversation_id: record.conversationId,
    ...presentContent(record),
    completed_at: record.completedAt?.toISOString() ?? null,
  }
}
