/** Records collected by conversations, each with the number of its conversation. */
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, exampleId, exampleTime, Id, Page, PageSize, Timestamp } from '../../http/schemas.ts'
import type { Data } from '../../intake/progress.ts'
import { listRecords } from '../../intake/record-queries.ts'
import { RECORD_STATUSES, type StoredRecord } from '../../intake/records.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const RecordAnswer = Type.Object({
  id: Type.String(),
  conversation: Type.Integer({ description: 'The conversation’s number' }),
  status: Type.Enum([...RECORD_STATUSES]),
  data: Type.Unsafe<Data>({
    type: 'object',
    additionalProperties: true,
    description: 'Collected values by the form’s keys; a list is an array of its items',
  }),
  created_at: Timestamp,
  updated_at: Timestamp,
})

const example = {
  id: exampleId,
  conversation: 123,
  status: 'completed',
  data: { name: 'Grace', email: 'grace@example.com' },
  created_at: exampleTime,
  updated_at: exampleTime,
}

const Answer = Type.Object(
  {
    records: Type.Array(RecordAnswer),
    total: Type.Integer(),
    page: Type.Integer(),
    page_size: Type.Integer(),
  },
  { examples: [{ records: [example], total: 1, page: 1, page_size: 20 }] },
)

export function recordRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/records',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listCollected',
        summary: 'List the records that a chatbot collected, newest first',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Type.Object({
          status: Type.Optional(
            Type.Enum([...RECORD_STATUSES], { description: 'Only records with this status' }),
          ),
          page: Page,
          page_size: PageSize,
        }),
        response: { 200: Answer, ...errors(400, 401, 404, 422) },
      },
    },
    async (request) => {
      const { status, page, page_size: pageSize } = request.query
      const { records, total } = await ownChatbot(request.params.id, (id) =>
        listRecords(connections, userOf(request), id, { status, page, pageSize }),
      )
      return { records: records.map(present), total, page, page_size: pageSize }
    },
  )
}

function present({ id, sessionNumber, status, data, createdAt, updatedAt }: StoredRecord) {
  return {
    id,
    conversation: sessionNumber,
    status,
    data,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}
