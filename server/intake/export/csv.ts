/**
 * Exports records as CSV (RFC 4180, UTF-8 with the byte order mark that Excel needs). One table holds records
 * and list items. A record with items has one row per item, with its own columns repeated for sorting,
 * filtering and pivot tables. A record without items has one row. `id` identifies the record.
 */
import { type Options, stringify } from 'csv-stringify/sync'
import type { StoredRecord } from '../records.ts'
import {
  type Cell,
  type Columns,
  distinct,
  itemCells,
  itemsOf,
  RECORD_HEADER,
  recordCells,
  scalarCells,
} from './columns.ts'
import { asText } from './formula.ts'

const BYTE_ORDER_MARK = '\ufeff'
const OPTIONS: Options = {
  record_delimiter: '\r\n',
  // Separators used elsewhere, and spaces that a reader might trim.
  quoted_match: /[;\t\r\n]|^\s|\s$/,
}
/** Rows per chunk. */
const ROWS_IN_CHUNK = 200

/** Yields the header immediately, before the first record is available. */
export async function* csvOf(
  columns: Columns,
  records: AsyncIterable<StoredRecord>,
): AsyncGenerator<string, void, void> {
  yield BYTE_ORDER_MARK + stringify([headerOf(columns)], OPTIONS)
  let rows: Cell[][] = []
  for await (const record of records) {
    rows.push(...rowsOf(record, columns))
    if (rows.length < ROWS_IN_CHUNK) continue
    yield write(rows)
    rows = []
  }
  if (rows.length > 0) yield write(rows)
}

/** Each list has a column for the number of its items, then one for each item field. */
function headerOf({ scalars, lists }: Columns): string[] {
  return distinct([
    ...RECORD_HEADER,
    ...scalars,
    ...lists.flatMap(({ key, fields }) => [key, ...fields.map((field) => `${key}.${field}`)]),
  ])
}

function rowsOf(record: StoredRecord, columns: Columns): Cell[][] {
  const own = [...recordCells(record), ...scalarCells(record, columns)]
  const items = columns.lists.map(({ key }) => itemsOf(record, key))
  // In a row for an item of one list, the columns of other lists are empty.
  const rowWith = (list: number, position: number): Cell[] => [
    ...own,
    ...columns.lists.flatMap(({ fields }, index) => [
      items[index]?.length ?? 0,
      ...itemCells((index === list && items[list]?.[position]) || {}, fields),
    ]),
  ]
  const rows = items.flatMap((those, list) => those.map((_, position) => rowWith(list, position)))
  return rows.length > 0 ? rows : [rowWith(-1, 0)]
}

function write(rows: readonly Cell[][]): string {
  return stringify(
    rows.map((row) => row.map(written)),
    OPTIONS,
  )
}

/** Negative numbers stay numbers; texts must not become formulas. */
function written(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? asText(cell) : String(cell)
}
