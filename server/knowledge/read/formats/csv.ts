/** CSV and TSV, whatever separates the fields. */
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { BlockList } from '../block-list.ts'
import { UnreadableDocument } from '../document.ts'
import type { About, Target } from '../read-bytes.ts'
import { addTable, cleanCells, type Row, rowText } from '../table-rows.ts'

const SEPARATORS = [',', ';', '\t', '|']
/** Lines that show what separates the fields. */
const SAMPLE_LINES = 20
/** Characters of a field or row; a lost quotation mark would make one of the whole file. */
const MAX_RECORD = 1_000_000
/** Text is handed over in pieces of this length, so that the parser never holds all records. */
const PIECE = 64 * 1024

export async function readCsv(text: string, { list }: Target, separator?: string): Promise<About> {
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      delimiter: separator ?? likeliestSeparator(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: MAX_RECORD,
    }),
  )
  try {
    await addRecords(list, parser as AsyncIterable<string[]>)
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('malformed', 'no table of separated values', { cause: error })
  }
  return {}
}

async function addRecords(list: BlockList, records: AsyncIterable<string[]>): Promise<void> {
  let header: string[] | null | undefined
  let first: Row | undefined
  for await (const record of records) {
    const row = { cells: cleanCells(record) }
    if (header === undefined && !first) first = row
    else {
      header ??= headerAbove(list, first as Row)
      list.add('row', rowText(row, header.length > 0 ? header : null))
    }
  }
  if (first && header === undefined) addTable(list, [first], { kind: 'data' })
}

/** @returns the header, empty if the first row is none: then it is added itself */
function headerAbove(list: BlockList, first: Row): string[] {
  const isHeader =
    first.cells.every((cell) => cell.length <= 100) && first.cells.some((cell) => !/^[\d.,\s-]*$/u.test(cell))
  if (!isHeader) list.add('row', rowText(first, null))
  return isHeader ? first.cells : []
}

function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += PIECE) yield text.slice(start, start + PIECE)
}

/** The separator that most lines have equally often, and most often. */
function likeliestSeparator(text: string): string {
  const lines = text
    .slice(0, PIECE)
    .split(/\r?\n/u, SAMPLE_LINES)
    .filter((line) => line.trim() !== '')
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => outsideQuotes(line).split(separator).length - 1)
    const [first = 0] = counts
    const same = counts.filter((count) => count === first).length
    return { separator, score: first === 0 ? 0 : same * 1000 + first }
  })
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).separator
}

function outsideQuotes(line: string): string {
  return line.replaceAll(/"[^"]*"/gu, '')
}
