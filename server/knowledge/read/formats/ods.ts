/** OpenDocument sheets. Hidden sheets, rows and columns, comments and formulas are not read. */
import type { Archive } from '../archive/archive.ts'
import { titleOf } from '../archive/title.ts'
import { parseXml, type XmlAttributes, type XmlHandler } from '../archive/xml.ts'
import type { BlockList } from '../block-list.ts'
import type { About, Target } from '../read-bytes.ts'
import { SheetRows } from '../sheet-rows.ts'
import { type HiddenStyles, hiddenStyles } from './opendocument-styles.ts'

export async function readOds(archive: Archive, { list }: Target): Promise<About> {
  const isThere = await parseXml(archive, 'content.xml', new OdsReader(list, await hiddenStyles(archive)))
  if (!isThere) throw new Error('content.xml is missing')
  return { title: await titleOf(archive, 'meta.xml') }
}

/** A sheet's rest is one empty cell or row, repeated to its end. */
const MAX_COLUMNS = 16_384
const MAX_REPEATED_ROWS = 1000

type OpenRow = { cells: string[]; repeated: number; isHidden: boolean }

class OdsReader implements XmlHandler {
  readonly #list: BlockList
  readonly #hidden: HiddenStyles
  #rows: SheetRows | null = null
  #blocksBefore = 0
  #hiddenColumns: boolean[] = []
  #row: OpenRow | null = null
  #cell: { text: string; repeated: number } | null = null
  #paragraphs = 0
  #annotations = 0

  constructor(list: BlockList, hidden: HiddenStyles) {
    this.#list = list
    this.#hidden = hidden
  }

  open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'annotation') this.#annotations += 1
    if (name === 'table') this.#openSheet(attributes)
    else if (name === 'table-column') this.#addColumns(attributes)
    else if (name === 'table-row')
      this.#row = { cells: [], repeated: repeats(attributes, 'rows'), isHidden: isHidden(attributes) }
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = { text: '', repeated: repeats(attributes, 'columns') }
    } else if (this.#cell && name === 'p') {
      if (this.#paragraphs > 0) this.#cell.text += ' '
      this.#paragraphs += 1
    } else if (this.#cell && (name === 's' || name === 'tab' || name === 'line-break')) this.#cell.text += ' '
  }

  text = (text: string): void => {
    if (this.#cell && this.#paragraphs > 0 && this.#annotations === 0) this.#cell.text += text
  }

  close = (name: string): void => {
    if (name === 'annotation') this.#annotations -= 1
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell()
    else if (name === 'table-row') this.#closeRow()
    else if (name === 'table') this.#closeSheet()
  }

  #openSheet(attributes: XmlAttributes): void {
    this.#hiddenColumns = []
    if (this.#hidden.hidden.has(`table ${attributes['table:style-name'] ?? ''}`)) return
    this.#blocksBefore = this.#list.blocks.length
    this.#list.heading(1, attributes['table:name'] ?? '')
    this.#rows = new SheetRows(this.#list)
  }

  #closeSheet(): void {
    this.#rows?.end()
    // The name of an empty sheet says nothing.
    if (this.#rows && this.#list.blocks.length === this.#blocksBefore + 1) this.#list.dropLast()
    this.#rows = null
  }

  #addColumns(attributes: XmlAttributes): void {
    const count = Math.min(repeats(attributes, 'columns'), MAX_COLUMNS - this.#hiddenColumns.length)
    for (let index = 0; index < count; index += 1) this.#hiddenColumns.push(isHidden(attributes))
  }

  #closeCell(): void {
    const { cells } = this.#row ?? {}
    const { text, repeated } = this.#cell ?? { text: '', repeated: 0 }
    this.#cell = null
    this.#paragraphs = 0
    const count = Math.min(repeated, MAX_COLUMNS - (cells?.length ?? 0))
    for (let index = 0; index < count; index += 1) cells?.push(this.#hiddenColumns[cells.length] ? '' : text)
  }

  #closeRow(): void {
    const row = this.#row
    this.#row = null
    if (!row || row.isHidden || row.cells.every((cell) => cell === '')) return
    const count = Math.min(row.repeated, MAX_REPEATED_ROWS)
    for (let index = 0; index < count; index += 1) this.#rows?.add(row.cells)
  }
}

function repeats(attributes: XmlAttributes, what: 'rows' | 'columns'): number {
  return Math.max(1, Number(attributes[`number-${what}-repeated`] ?? 1) || 1)
}

function isHidden({ visibility }: XmlAttributes): boolean {
  return visibility === 'collapse' || visibility === 'filter'
}
