/** Questions and answers of a CSV with two columns. */
import { t } from '../language/language.ts'
import { CallFailed } from '../server.ts'

export type Item = { question: string; answer: string }

/** The server's limit. */
export const MAX_ITEMS = 2000
const DELIMITERS = [',', ';', '\t'] as const
/** A first row with one of these names the columns. */
const HEADINGS = new Set(['question', 'questions', 'q', 'প্রশ্ন', '問題', '问题', '提問'])

/** @throws CallFailed with the reason */
export async function readCsv(file: File): Promise<Item[]> {
  const text = await decode(file)
  const { parse } = await import('csv-parse/browser/esm/sync')
  const options = {
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  }
  const rows: string[][] = parse(text, options)
  const isHeading = HEADINGS.has(rows[0]?.[0]?.toLowerCase() ?? '')
  const items = rows
    .slice(isHeading ? 1 : 0)
    .map(([question = '', answer = '']) => ({ question, answer }))
    .filter(({ question, answer }) => question !== '' && answer !== '')
  if (items.length === 0)
    throw new CallFailed(0, t('{name} needs two columns: questions and answers.', { name: file.name }))
  if (items.length > MAX_ITEMS)
    throw new CallFailed(
      0,
      t('{name} has more than {most} questions. Split it.', { name: file.name, most: MAX_ITEMS }),
    )
  return items
}

async function decode(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new CallFailed(0, t('{name} is not UTF-8 text.', { name: file.name }))
  }
}

/** The one that its first line has most of: spreadsheets of many countries write semicolons. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/\n|$/))
  const count = (delimiter: string) => line.split(delimiter).length
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ','
}
