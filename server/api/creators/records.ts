import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, exampleId, exampleTime, Id, Page, PageSize, Timestamp } from '../../http/schemas.ts'
import type { Data } from '../../intake/progress.ts'
import { listRecords } from '../../intake/record-queries.ts'
import { RECORD_STATUSES, type StoredRecord } from '../../intake/records.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

/** A query parameter. */
export const Status = Type.Optional(
  Type.Enum([...RECORD_STATUSES], { description: 'Only records with this status' }),
)

export const RecordAnswer = Type.Object({
  id: Type.String(),
  conversation_id: Type.String(),
  status: Type.Enum([...RECORD_STATUSES]),
  data: Type.Unsafe<Data>({
    type: 'object',
    additionalProperties: true,
    description:
      'The collected values by form key: strings, numbers or booleans; for a list, an array of its items',
  }),
  created_at: Timestamp,
  updated_at: Timestamp,
  completed_at: Type.Union([Timestamp, Type.Null()]),
})

export const exampleRecord = {
  id: exampleId,
  conversation_id: exampleId,
  status: 'completed',
  data: { name: 'Grace', email: 'grace@example.com' },
  created_at: exampleTime,
  updated_at: exampleTime,
  completed_at: exampleTime,
}

export function recordRoutes(app: App, { connections, callers }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/records',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listRecords',
        summary: 'List the records of a chatbot',
        description: 'The data that conversations collected with the form, newest first.',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Type.Object({ status: Status, page: Page, page_size: PageSize }),
        response: {
          200: Type.Object(
            {
              records: Type.Array(RecordAnswer),
              total: Type.Integer(),
              page: Type.Integer(),
              page_size: Type.Integer(),
            },
            { examples: [{ records: [exampleRecord], total: 1, page: 1, page_size: 20 }] },
          ),
          ...errors(400, 401, 404, 422),
        },
      },
    },
    async (request) => {
      const { status, page, page_size: pageSize } = request.query
      const { records, total } = await ownChatbot(request.params.id, (id) =>
        listRecords(connections, userOf(request), id, { status, page, pageSize }),
      )
      return { records: records.map(presentRecord), total, page, page_size: pageSize }
    },
  )
}

export function presentRecord(record: StoredRecord) {
  return {
    id: record.id,
    conversation_id: record.conversationId,
    status: record.status,
    data: record.data,
    created_at: record.createdAt.toISOString(),
    updated_at: record.updatedAt.toISOString(),
    completed_at: record.completedAt?.toISOString() ?? null,
  }
}
