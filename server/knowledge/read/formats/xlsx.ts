/** Excel workbooks. Hidden sheets, rows and columns, comments, formulas and macros are not read. */
import type { Archive } from '../archive/archive.ts'
import { relationsOf } from '../archive/relations.ts'
import { titleOf } from '../archive/title.ts'
import { parseXml, type XmlAttributes, type XmlHandler } from '../archive/xml.ts'
import { UnreadableDocument } from '../document.ts'
import type { About, Target } from '../read-bytes.ts'
import { SheetRows } from '../sheet-rows.ts'
import { isOn } from './docx-styles.ts'
import { type NumberKind, readNumberKinds, showNumber } from './xlsx-styles.ts'

type Sheet = { name: string; id: string }
type Workbook = { sheets: Sheet[]; startsIn1904: boolean }

export async function readXlsx(archive: Archive, main: string, { list, limits }: Target): Promise<About> {
  const { sheets, startsIn1904 } = await readWorkbook(archive, main)
  const relations = await relationsOf(archive, main)
  const part = (type: string) => relations.find((relation) => relation.type === type)?.target ?? ''
  const strings = await readStrings(archive, part('sharedStrings'), limits.characters)
  const kinds = await readNumberKinds(archive, part('styles'))
  for (const { name, id } of sheets) {
    const target = relations.find((relation) => relation.id === id)?.target
    if (!target) continue
    const before = list.blocks.length
    list.heading(1, name)
    const rows = new SheetRows(list)
    await parseXml(archive, target, new SheetReader(rows, { strings, kinds, startsIn1904 }))
    rows.end()
    // The name of an empty sheet says nothing.
    if (list.blocks.length === before + 1) list.dropLast()
  }
  return { title: await titleOf(archive, 'docProps/core.xml') }
}

async function readWorkbook(archive: Archive, main: string): Promise<Workbook> {
  const workbook: Workbook = { sheets: [], startsIn1904: false }
  await parseXml(archive, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') workbook.startsIn1904 = isOn(attributes.date1904 ?? '0')
      const isVisible = !['hidden', 'veryHidden'].includes(attributes.state ?? '')
      const id = attributes['r:id'] ?? attributes.id
      if (name === 'sheet' && isVisible && id) workbook.sheets.push({ name: attributes.name ?? '', id })
    },
  })
  return workbook
}

/** The texts that cells refer to. A text's reading in another script (`rPh`) is none of it. */
async function readStrings(archive: Archive, part: string, maxCharacters: number): Promise<string[]> {
  const strings: string[] = []
  let current = ''
  let isText = false
  let phonetic = 0
  let characters = 0
  await parseXml(archive, part, {
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic += 1
      isText = name === 't' && phonetic === 0
    },
    text: (text) => {
      if (isText) current += text
    },
    close: (name) => {
      isText = false
      if (name === 'rPh') phonetic -= 1
      if (name !== 'si') return
      characters += current.length
      if (characters > maxCharacters) throw new UnreadableDocument('too_large', 'too much text in its cells')
      strings.push(current)
    },
  })
  return strings
}

type Shown = { strings: readonly string[]; kinds: readonly NumberKind[]; startsIn1904: boolean }
type Cell = { column: number; type: string; style: number; value: string }

const MAX_COLUMNS = 16_384

class SheetReader implements XmlHandler {
  readonly #rows: SheetRows
  readonly #shown: Shown
  readonly #hiddenColumns: [number, number][] = []
  #cells: string[] | null = null
  #next = 0
  #cell: Cell | null = null
  #isValue = false
  #phonetic = 0

  constructor(rows: SheetRows, shown: Shown) {
    this.#rows = rows
    this.#shown = shown
  }

  open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'col' && isOn(attributes.hidden ?? '0')) {
      this.#hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1])
    } else if (name === 'row') {
      this.#cells = isOn(attributes.hidden ?? '0') ? null : []
      this.#next = 0
    } else if (name === 'c') this.#openCell(attributes)
    else if (name === 'rPh') this.#phonetic += 1
    else this.#isValue = (name === 'v' || name === 't') && this.#phonetic === 0
  }

  text = (text: string): void => {
    if (this.#isValue && this.#cell) this.#cell.value += text
  }

  close = (name: string): void => {
    this.#isValue = false
    if (name === 'rPh') this.#phonetic -= 1
    if (name === 'c') this.#closeCell()
    if (name === 'row' && this.#cells) this.#rows.add(this.#cells)
  }

  #openCell({ r, t = 'n', s = '0' }: XmlAttributes): void {
    const column = columnOf(r) ?? this.#next
    this.#next = column + 1
    this.#cell = { column, type: t, style: Number(s), value: '' }
  }

  #closeCell(): void {
    const cell = this.#cell
    this.#cell = null
    if (!cell || !this.#cells || cell.column >= MAX_COLUMNS || this.#isHidden(cell.column)) return
    const value = this.#show(cell)
    while (this.#cells.length < cell.column) this.#cells.push('')
    this.#cells.push(value)
  }

  #show({ type, style, value }: Cell): string {
    const { strings, kinds, startsIn1904 } = this.#shown
    const kind = kinds[style] ?? 'number'
    if (kind === 'hidden') return ''
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (type === 'e') return ''
    return type === 'n' ? showNumber(value, kind, startsIn1904) : value
  }

  #isHidden(column: number): boolean {
    return this.#hiddenColumns.some(([first, last]) => column >= first && column <= last)
  }
}

/** `C7` is 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(reference ?? '')?.[0]
  if (!letters) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
