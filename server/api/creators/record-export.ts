/** Exports a chatbot's records as a file, streamed in batches to keep memory flat. */
import { Readable } from 'node:stream'
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { useDownloads } from '../../http/owner/downloads.ts'
import { Status } from '../../http/owner/records.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { columnsOf } from '../../intake/export/columns.ts'
import { csvOf } from '../../intake/export/csv.ts'
import { jsonArray } from '../../intake/export/json.ts'
import { xlsxOf } from '../../intake/export/xlsx.ts'
import { eachRecord, findRecordForms, type RecordForms } from '../../intake/record-queries.ts'
import type { StoredRecord } from '../../intake/records.ts'
import type { CreatorsApi } from './creators-api.ts'
import { exampleRecord, presentRecord, RecordAnswer } from './records.ts'

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

export function recordExportRoute(app: App, { connections, forUser }: CreatorsApi): void {
  const sendFile = useDownloads(app)
  app.get(
    '/chatbots/:id/records/export',
    forUser({
      operationId: 'exportRecords',
      summary: 'Export the records of a chatbot',
      description: 'Downloads the records as a JSON, CSV or XLSX file.',
      params: OwnParams,
      querystring: Type.Object({
        format: Type.Enum(FORMATS, { default: 'json', examples: ['csv'] }),
        status: Status,
      }),
      response: { 200: File as unknown as ReturnType<typeof Type.Any>, ...errors(400, 401, 404, 422) },
    }),
    async (request, reply) => {
      const { format, status } = request.query
      const own = ownIn(request)
      const known = await findRecordForms(connections, own, status)
      const selection = { chatbotId: own.chatbotId, status, until: known.until }
      // XLSX reads several times; all end at the same record, so items match their records.
      const read = () => eachRecord(connections, own.owner, selection)
      return sendFile(request, reply, {
        type: TYPES[format],
        name: `${known.slug}-records.${format}`,
        make: () => fileOf(format, known, read),
      })
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
