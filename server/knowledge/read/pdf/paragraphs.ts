/** Joins a PDF's lines to paragraphs, list items, headings and rows of tables. */
import type { BlockList } from '../block-list.ts'
import { joinLines } from '../formats/text.ts'
import { addTable, type Row } from '../table-rows.ts'
import type { Headings } from './headings.ts'
import { hasLeader, withoutContents, withoutLeader } from './leaders.ts'
import type { Line } from './page-lines.ts'

const ITEM = /^(?:[•‣◦▪●■○·∙➢✓](?=\S)|(?:[-–•‣◦▪●■○·∙➢✓]|\(?\d{1,3}[.)](?!\d)|\(?[a-zA-Z][.)])\s+(?=\S))/u
const BULLET = /^[•‣◦▪●■○·∙➢✓]\s*|^[-–]\s+/u
const SENTENCE_END = /[.!?:;。！？：；।॥…]["'”’」』)]*$/u
const HYPHENATED = /\p{Ll}[-\u2010\u00ad]$/u
/** In letters' heights. */
const INDENT = 0.9
const SHORT_LINE = 4
/** Of the usual distance of lines. */
const WIDER = 1.35
const MAX_HEADING_LINES = 4
const NO_WORD = /[^\p{L}\p{M}-]+/u
const MAX_WORD = 60
/** Characters. Each line looks at the text before it, so a paragraph without end would take quadratic time. */
const MAX_PARAGRAPH = 20_000

type Open = { kind: 'text' | 'item' | 'heading'; level: number; text: string; page: number; lines: Line[] }

export function addLines(list: BlockList, pages: readonly (readonly Line[])[], headings: Headings): void {
  new Paragraphs(list, headings, hyphenatedWords(pages)).addAll(pages)
}

class Paragraphs {
  readonly #list: BlockList
  readonly #headings: Headings
  readonly #hyphenated: ReadonlySet<string>
  #open: Open | null = null

  constructor(list: BlockList, headings: Headings, hyphenated: ReadonlySet<string>) {
    this.#list = list
    this.#headings = headings
    this.#hyphenated = hyphenated
  }

  addAll(pages: readonly (readonly Line[])[]): void {
    for (const all of pages) {
      const lines = withoutContents(all, pages.length)
      const metrics = metricsOf(lines)
      for (let index = 0; index < lines.length; ) {
        const tagged = taggedTableAt(lines, index)
        const rows = tagged > 0 ? 0 : tableAt(lines, index)
        if (tagged > 0) this.#addTaggedTable(lines.slice(index, index + tagged))
        else if (rows > 0) this.#addTable(lines.slice(index, index + rows))
        else if (hasLeader(lines[index])) this.#addLeaderLine(lines[index] as Line)
        else this.#add(lines[index] as Line, metrics)
        index += Math.max(tagged, rows, 1)
      }
    }
    this.#close()
  }

  #add(line: Line, metrics: Metrics): void {
    const level = this.#headings(line)
    if (level !== null) {
      this.#addHeading(line, level)
      return
    }
    const open = this.#open
    if (open && open.kind !== 'heading' && !ITEM.test(line.text) && continues(open, line, metrics)) {
      open.text = this.#join(open.text, line.text)
      open.lines.push(line)
      return
    }
    this.#close()
    const kind = line.tag?.isItem || ITEM.test(line.text) ? 'item' : 'text'
    this.#open = { kind, level: 0, text: line.text.replace(BULLET, ''), page: line.page, lines: [line] }
  }

  /** A price list has dots between names and prices. */
  #addLeaderLine(line: Line): void {
    this.#close()
    this.#list.add('row', withoutLeader(line.text), line.page)
  }

  /** A long heading has several lines. */
  #addHeading(line: Line, level: number): void {
    const open = this.#open
    const last = open?.lines.at(-1)
    const isNext = last?.page === line.page && line.y > last.y && line.y - last.y < line.size * 1.8
    if (open?.kind === 'heading' && open.level === level && isNext && open.lines.length < MAX_HEADING_LINES) {
      open.text = this.#join(open.text, line.text)
      open.lines.push(line)
      return
    }
    this.#close()
    this.#open = { kind: 'heading', level, text: line.text, page: line.page, lines: [line] }
  }

  #addTable(lines: readonly Line[]): void {
    this.#close()
    const starts = columnStarts(lines)
    const rows: Row[] = lines.map(({ cells }) => {
      const row = starts.map(() => '')
      for (const { text, x } of cells) {
        const column = nearest(starts, x)
        row[column] = row[column] === '' ? text : `${row[column]} ${text}`
      }
      return { cells: row }
    })
    addTable(this.#list, joinedRows(rows), lines[0]?.page ?? null)
  }

  #addTaggedTable(lines: readonly Line[]): void {
    this.#close()
    const rows = new Map<number, Row & { isHeader: boolean[] }>()
    for (const { text, tag } of lines) {
      if (!tag?.cell) continue
      const { row: number, column, isHeader } = tag.cell
      const row = rows.get(number) ?? { cells: [], isHeader: [] }
      rows.set(number, row)
      while (row.cells.length <= column) row.cells.push('')
      const before = row.cells[column] ?? ''
      row.cells[column] = before === '' ? text : this.#join(before, text)
      row.isHeader[column] = isHeader
    }
    addTable(this.#list, [...rows.values()], lines[0]?.page ?? null)
  }

  #close(): void {
    const open = this.#open
    this.#open = null
    if (!open) return
    if (open.kind === 'heading') this.#list.heading(open.level, open.text, open.page)
    else this.#list.add(open.kind, open.text, open.page)
  }

  /** A word that was hyphenated at the line's end is one, unless it has its hyphen elsewhere, too. */
  #join(text: string, next: string): string {
    if (!HYPHENATED.test(text) || !/^\p{Ll}/u.test(next)) return joinLines(text, next)
    const start = text.slice(-MAX_WORD, -1).split(NO_WORD).at(-1)
    const [end] = next.slice(0, MAX_WORD).split(NO_WORD)
    const isCompound = !text.endsWith('\u00ad') && this.#hyphenated.has(`${start}-${end}`.toLowerCase())
    return isCompound ? text + next : text.slice(0, -1) + next
  }
}

type Metrics = { spacing: number; right: number; left: number }

/** The usual distance of a page's lines, and where they begin and end. */
function metricsOf(lines: readonly Line[]): Metrics {
  const gaps: number[] = []
  for (const [index, line] of lines.entries()) {
    const gap = line.y - (lines[index - 1]?.y ?? line.y)
    if (gap > line.size * 0.8 && gap < line.size * 2.5) gaps.push(gap / line.size)
  }
  gaps.sort((one, other) => one - other)
  // The smaller ones: those within paragraphs.
  const spacing = gaps[Math.floor(gaps.length / 3)] ?? 1.2
  const right = lines.reduce((most, line) => Math.max(most, line.right), 0)
  return { spacing, right, left: lines.reduce((least, line) => Math.min(least, line.left), Infinity) }
}

function continues({ text, lines }: Open, line: Line, { spacing }: Metrics): boolean {
  const last = lines.at(-1)
  if (!last || text.length > MAX_PARAGRAPH) return false
  if (Math.abs(last.size - line.size) > Math.max(last.size, line.size) * 0.12) return false
  if (last.isBold !== line.isBold && SENTENCE_END.test(text)) return false
  const isSameColumn = last.page === line.page && line.y > last.y
  const isSamePage = last.page === line.page
  if (isSamePage && last.tag && line.tag) return last.tag.block === line.tag.block
  // Another column or page: a sentence goes on.
  if (!isSameColumn) return !SENTENCE_END.test(text) && line.text !== '' && !/^\p{Lu}/u.test(line.text)
  if (line.y - last.y > line.size * spacing * WIDER + 0.5) return false
  const first = lines[0] as Line
  const usualLeft = lines.length > 1 ? last.left : first.left
  const isIndented = line.left > usualLeft + line.size * INDENT
  const isHanging = lines.length === 1
  if (isIndented && !isHanging) return false
  if (isIndented && SENTENCE_END.test(text)) return false
  const right = lines.reduce((most, other) => Math.max(most, other.right), line.right)
  const isShort = last.right < right - last.size * SHORT_LINE
  return !(isShort && SENTENCE_END.test(text))
}

/** @returns how many lines from this one on are of the same tagged table */
function taggedTableAt(lines: readonly Line[], start: number): number {
  const table = lines[start]?.tag?.cell?.table
  if (table === undefined) return 0
  const end = lines.findIndex(({ tag }, index) => index > start && tag?.cell?.table !== table)
  return (end === -1 ? lines.length : end) - start
}

/** @returns how many lines from this one on are rows of a table; 0 if there is none */
function tableAt(lines: readonly Line[], start: number): number {
  let count = 0
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] as Line
    const last = lines[index - 1]
    if (hasLeader(line)) break
    if (line.cells.length < 2 && !(last && count > 0 && isRestOfCell(last, line))) break
    if (count > 0 && last && (last.page !== line.page || !sharesColumns(last, line) || line.y <= last.y))
      break
    count += 1
  }
  return count >= 2 ? count : 0
}

function sharesColumns(one: Line, other: Line): boolean {
  const shared = other.cells.filter(({ x }) =>
    one.cells.some((cell) => Math.abs(cell.x - x) < other.size * 1.5),
  )
  return shared.length >= 2 || shared.length === Math.min(one.cells.length, other.cells.length)
}

/** A cell's second line, in a column that is not the first. */
function isRestOfCell(last: Line, line: Line): boolean {
  const isNear = line.page === last.page && line.y > last.y && line.y - last.y < line.size * 1.5
  const columns = last.cells.length > 1 ? last.cells.slice(1) : last.cells
  return isNear && columns.some(({ x }) => Math.abs(x - line.left) < line.size * 0.5)
}

/** A row without its first cell goes on with the one before. */
function joinedRows(rows: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (const row of rows) {
    const last = joined.at(-1)
    if (!last || row.cells[0] !== '') joined.push(row)
    else last.cells = last.cells.map((cell, index) => joinCells(cell, row.cells[index] ?? ''))
  }
  return joined
}

function joinCells(one: string, other: string): string {
  if (one === '' || other === '') return one + other
  return joinLines(one, other)
}

/** Where the cells of the lines begin. */
function columnStarts(lines: readonly Line[]): number[] {
  const starts: number[] = []
  const size = lines[0]?.size ?? 10
  for (const { cells } of lines) {
    for (const { x } of cells) if (!starts.some((start) => Math.abs(start - x) < size * 1.5)) starts.push(x)
  }
  return starts.sort((one, other) => one - other)
}

function nearest(starts: readonly number[], x: number): number {
  let best = 0
  for (const [index, start] of starts.entries()) {
    if (Math.abs(start - x) < Math.abs((starts[best] ?? 0) - x)) best = index
  }
  return best
}

/** Words with a hyphen within a line. */
function hyphenatedWords(pages: readonly (readonly Line[])[]): Set<string> {
  const words = new Set<string>()
  for (const { text } of pages.flat()) {
    if (!text.includes('-')) continue
    for (const word of text.split(NO_WORD))
      if (word.includes('-') && !word.endsWith('-')) words.add(word.toLowerCase())
  }
  return words
}
