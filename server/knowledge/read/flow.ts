/** Paragraphs and tables of a text document or slide, as they come. */
import { type BlockList, cleanText } from './block-list.ts'
import { addTable, cleanCells, type Row } from './table-rows.ts'

/** `heading` is the level, or null. */
export type Paragraph = { text: string; heading: number | null; isItem: boolean }

type OpenTable = { rows: OpenRow[] }
type OpenRow = { cells: Paragraph[][]; isHeader: boolean; isRemoved: boolean }

/** A table with longer cells places things: its cells are texts. */
const MAX_CELL = 600

/** Writes them to the list: a table's paragraphs belong to its cells. */
export class Flow {
  readonly #list: BlockList
  readonly #tables: OpenTable[] = []
  page: number | null = null

  constructor(list: BlockList) {
    this.#list = list
  }

  add(paragraph: Paragraph): void {
    const text = cleanText(paragraph.text)
    if (text === '') return
    const cell = this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1)
    if (cell) cell.push({ ...paragraph, text })
    else this.#write({ ...paragraph, text })
  }

  openTable(): void {
    this.#tables.push({ rows: [] })
  }

  openRow(isHeader = false): void {
    this.#tables.at(-1)?.rows.push({ cells: [], isHeader, isRemoved: false })
  }

  markRow(mark: { isHeader?: boolean; isRemoved?: boolean }): void {
    Object.assign(this.#tables.at(-1)?.rows.at(-1) ?? {}, mark)
  }

  openCell(): void {
    this.#tables.at(-1)?.rows.at(-1)?.cells.push([])
  }

  closeTable(): void {
    const rows = this.#tables.pop()?.rows.filter(({ isRemoved }) => !isRemoved) ?? []
    const outer = this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1)
    const cells = rows.flatMap((row) => row.cells)
    // A table within a cell becomes text of the cell.
    if (outer) outer.push(...cells.flat())
    else if (cells.some(isText) || rows.every((row) => row.cells.length < 2))
      cells.flat().forEach(this.#write)
    else addTable(this.#list, rows.map(toRow), this.page)
  }

  #write = ({ text, heading, isItem }: Paragraph): void => {
    if (heading !== null) this.#list.heading(heading, text, this.page)
    else this.#list.add(isItem ? 'item' : 'text', text, this.page)
  }
}

function isText(cell: readonly Paragraph[]): boolean {
  return (
    cell.some(({ heading }) => heading !== null) ||
    cell.reduce((sum, { text }) => sum + text.length, 0) > MAX_CELL
  )
}

function toRow({ cells, isHeader }: OpenRow): Row {
  const texts = cleanCells(cells.map((cell) => cell.map(({ text }) => text).join(' ')))
  return { cells: texts, isHeader: texts.map(() => isHeader) }
}
