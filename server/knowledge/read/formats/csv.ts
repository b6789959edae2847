/** CSV and TSV, whatever separates the fields. */
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { UnreadableDocument } from '../document.ts'
import type { About, Target } from '../read-bytes.ts'
import { SheetRows } from '../sheet-rows.ts'

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
    const rows = new SheetRows(list)
    for await (const record of parser as AsyncIterable<string[]>) rows.add(record)
    rows.end()
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error
    throw new UnreadableDocument('malformed', 'no table of separated values', { cause: error })
  }
  return {}
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
