/**
 * Records as an XLSX workbook: a row for each on the first sheet, and for each list a sheet with a row for
 * each of its items, which `record_id` joins to their record. A cell with text is never a formula there.
 */
import type { Readable } from 'node:stream'
import type { StoredRecord } from '../records.ts'
import {
  type Cell,
  type Columns,
  distinct,
  itemCells,
  itemsOf,
  type ListColumns,
  RECORD_HEADER,
  recordCells,
  scalarCells,
} from './columns.ts'
import { type Table, workbook } from './workbook.ts'

/** @param records begins to read them: once for the records and, where there are items, once for each list */
export function xlsxOf(columns: Columns, records: () => AsyncIterable<StoredRecord>): Readable {
  return workbook(tablesOf(columns, records))
}

function* tablesOf(columns: Columns, records: () => AsyncIterable<StoredRecord>): Generator<Table> {
  const withItems = new Set<string>()
  yield {
    name: 'records',
    header: distinct([...RECORD_HEADER, ...columns.scalars, ...columns.lists.map(({ key }) => key)]),
    rows: recordRows(columns, records(), withItems),
  }
  for (const list of columns.lists) {
    yield {
      name: list.key,
      header: distinct(['record_id', 'item', ...list.fields]),
      // Known by now: the sheet of the records is written.
      rows: withItems.has(list.key) ? itemRows(list, records()) : noRows(),
    }
  }
}

/** @param withItems told which lists have any */
async function* recordRows(
  columns: Columns,
  records: AsyncIterable<StoredRecord>,
  withItems: Set<string>,
): AsyncGenerator<Cell[]> {
  for await (const record of records) {
    const counts = columns.lists.map(({ key }) => {
      const count = itemsOf(record, key).length
      if (count > 0) withItems.add(key)
      return count
    })
    yield [...recordCells(record), ...scalarCells(record, columns), ...counts]
  }
}

async function* itemRows(
  { key, fields }: ListColumns,
  records: AsyncIterable<StoredRecord>,
): AsyncGenerator<Cell[]> {
  for await (const record of records) {
    for (const [index, item] of itemsOf(record, key).entries()) {
      yield [record.id, index + 1, ...itemCells(item, fields)]
    }
  }
}

async function* noRows(): AsyncGenerator<Cell[]> {}
