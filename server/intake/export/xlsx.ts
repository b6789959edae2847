/**
 * Exports records as an XLSX workbook. The first sheet has one row per record; each list has a sheet with one
 * row per item. `record_id` joins an item to its record. Text cells are never formulas.
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

/** @param records starts reading the records: once for the records, and once for each list that has items */
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
      // The sheet of the records is already written, so this is known.
      rows: withItems.has(list.key) ? itemRows(list, records()) : noRows(),
    }
  }
}

/** @param withItems collects the lists that have any items */
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
