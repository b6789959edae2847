/** Writes a table's rows as `header: value; header: value`, so that a row alone says what its values mean. */
import { type BlockList, cleanText } from './block-list.ts'

export type Row = { cells: string[] /** which of the cells are headers */; isHeader?: boolean[] }

/** Longer texts are no headers. */
const MAX_HEADER = 100
const NUMBER = /^[\p{Sc}\s]*[+-]?\p{Nd}[\p{Nd}.,:\s%/\p{Sc}-]*$/u

/**
 * Adds the rows to the list. The first row is the header only if it is marked, or if there are three columns or more: a
 * table of two is read as `name: value`.
 */
export function addTable(list: BlockList, rows: readonly Row[], page: number | null): void {
  const header = headerOf(rows)
  const body = header ? rows.slice(1) : rows
  const isHeaderAlone = header !== null && body.length === 0
  for (const row of isHeaderAlone ? rows : body) {
    list.add('row', rowText(row, isHeaderAlone ? null : header), page)
  }
}

function headerOf(rows: readonly Row[]): string[] | null {
  const [first] = rows
  if (!first) return null
  const isMarked = first.cells.every((cell, index) => cell === '' || first.isHeader?.[index])
  if (isMarked && first.cells.some((cell) => cell !== '')) return first.cells
  if (first.cells.length < 3) return null
  if (rows.some(({ isHeader }) => isHeader?.some(Boolean))) return null
  return first.cells.every(isLikelyHeader) ? first.cells : null
}

export function isLikelyHeader(cell: string): boolean {
  return cell !== '' && cell.length <= MAX_HEADER && !NUMBER.test(cell)
}

/** @param header null for a row that explains itself */
export function rowText({ cells, isHeader }: Row, header: readonly string[] | null): string {
  if (header) return labelled(cells, header)
  const filled = cells.filter((cell) => cell !== '')
  const [name = '', ...values] = filled
  const isNamed = isHeader?.[0] === true || filled.length === 2
  if (isNamed && values.length > 0) return `${withoutColon(name)}: ${values.join('; ')}`
  return filled.join('; ')
}

function labelled(cells: readonly string[], header: readonly string[]): string {
  const parts = cells.map((cell, index) => {
    const label = withoutColon(header[index] ?? '')
    if (cell === '') return ''
    return label === '' ? cell : `${label}: ${cell}`
  })
  return parts.filter((part) => part !== '').join('; ')
}

function withoutColon(label: string): string {
  return /[:：]$/u.test(label) ? label.slice(0, -1).trimEnd() : label
}

/** The cells of a row as they are compared and written. */
export function cleanCells(cells: readonly string[]): string[] {
  return cells.map(cleanText)
}
