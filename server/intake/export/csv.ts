/**
 * Records as CSV (RFC 4180, UTF-8 with the mark by which Excel knows it). One table has to hold records and
 * the items of their lists: a record with items has a row for each, its own columns repeated, so that rows
 * can be sorted, filtered and summed up in a pivot table; one without has one row. `id` tells records apart.
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
  // Separators elsewhere, and spaces that a reader might trim.
  quoted_match: /[;\t\r\n]|^\s|\s$/,
}
/** Rows that are written in one piece. */
const ROWS_IN_CHUNK = 200

/** The header comes at once, before the first record is there. */
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

/** A list has the number of its items, and then a column for each field of an item. */
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
  // In a row with an item of one list, the columns of the others' items are empty.
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

/** A number is one, also below 0; what is text must not become a formula. */
function written(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? asText(cell) : String(cell)
}
