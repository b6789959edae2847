/** Exports a chatbot's records as a file, streamed in batches to keep memory flat. */
import { Readable } from 'node:stream'
import Type from 'typebox'
import { findOwnChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, Id } from '../../http/schemas.ts'
import { columnsOf } from '../../intake/export/columns.ts'
import { csvOf } from '../../intake/export/csv.ts'
import { jsonArray } from '../../intake/export/json.ts'
import { xlsxOf } from '../../intake/export/xlsx.ts'
import { eachRecord, findRecordForms, type RecordForms } from '../../intake/record-queries.ts'
import type { StoredRecord } from '../../intake/records.ts'
import { type CreatorsApi, tags } from './creators-api.ts'
import { exampleRecord, presentRecord, RecordAnswer, Status } from './records.ts'

const TYPES = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
type Format = keyof typeof TYPES
const FORMATS = Object.keys(TYPES) as Format[]

const File = {
  description: `The records, oldest first.
\`json\`: an array of records as in the list, one record per line.
\`csv\`: one row per record; a record with list items has one row per item instead, with its other columns
repeated. Text that a spreadsheet would evaluate as a formula is prefixed with an apostrophe.
\`xlsx\`: a sheet with one row per record, and for each list a sheet with one row per item.
Columns are the keys of the current form, then those that only older forms had.`,
  content: {
    'application/json': { schema: Type.Array(RecordAnswer, { examples: [[exampleRecord]] }) },
    'text/csv': { schema: Type.String() },
    [TYPES.xlsx]: { schema: Type.String({ format: 'binary' }) },
  },
}

export function recordExportRoute(app: App, { connections, callers }: CreatorsApi): void {
  const open = new Set<Readable>()
  // A slow client must not delay shutdown; it can repeat an export that was cut off.
  app.addHook('preClose', (done) => {
    for (const file of open) file.destroy()
    done()
  })

  app.get(
    '/chatbots/:id/records/export',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'exportRecords',
        summary: 'Export the records of a chatbot',
        description: 'Downloads the records as a JSON, CSV or XLSX file.',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Type.Object({
          format: Type.Enum(FORMATS, { default: 'json', examples: ['csv'] }),
          status: Status,
        }),
        response: { 200: File as unknown as ReturnType<typeof Type.Any>, ...errors(400, 401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { format, status } = request.query
      const user = userOf(request)
      const chatbot = await ownChatbot(request.params.id, (id) => findOwnChatbot(connections, user, id))
      const chatbotId = chatbot.id
      const known = await ownChatbot(chatbotId, (id) =>
        findRecordForms(connections, user, { chatbotId: id, status }),
      )
      const { until } = known
      // XLSX reads several times; all end at the same record, so items match their records.
      const read = () => eachRecord(connections, user, { chatbotId, status, until })
      reply.header('content-type', TYPES[format])
      reply.header('content-disposition', `attachment; filename="${chatbot.slug}-records.${format}"`)
      reply.header('cache-control', 'no-store')
      if (request.method === 'HEAD') return reply.send(Readable.from([]))
      const file = fileOf(format, known, read)
      open.add(file)
      file.once('close', () => open.delete(file))
      // The headers are sent, so an error can only be logged and the connection closed.
      file.once('error', (error) => request.log.error({ err: error }, 'an export was cut off'))
      return reply.send(file)
    },
  )
}

function fileOf(format: Format, { forms }: RecordForms, read: () => AsyncIterable<StoredRecord>): Readable {
  if (format === 'json') return streamed(jsonArray(presented(read())))
  const columns = columnsOf(forms)
  return format === 'csv' ? streamed(csvOf(columns, read())) : xlsxOf(columns, read)
}

/** Backpressure: makes the next chunk when the client has read the last. */
function streamed(chunks: AsyncIterable<string>): Readable {
  return Readable.from(chunks, { highWaterMark: 1 })
}

async function* presented(records: AsyncIterable<StoredRecord>) {
  for await (const record of records) yield presentRecord(record)
}
