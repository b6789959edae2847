/** Turns HTML or XHTML into blocks while it is parsed: no tree is built, nothing is loaded, no script runs. */
import { Parser } from 'htmlparser2'
import { type BlockList, cleanText } from '../block-list.ts'
import { UnreadableDocument } from '../document.ts'
import { addTable, cleanCells, type Row } from '../table-rows.ts'
import { type Attributes, hasBackground, isHidden, isSilent, isWhite } from './hidden-html.ts'

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const HEADING = /^h[1-6]$/u
/** Documentation has a link to each heading behind it. */
const LINK_SIGN = /[¶§🔗]$/u
/** The parser takes quadratic time in the depth. Pages that forget to close elements have hundreds. */
const MAX_DEPTH = 20_000

export type HtmlOptions = {
  list: BlockList
  page: number | null
  /** XML has elements that close themselves. */
  xml?: boolean
  /** Only what is in the page's `main`. */
  mainOnly?: boolean
  /** Leaves out `nav` and what has that role. */
  skipNavigation?: boolean
}

/** What an HTML page has beside its text. */
export type HtmlFindings = {
  title: string | null
  mainElements: number
  /** Something surrounds the text: navigation, a footer. */
  hasFrame: boolean
  /** Of the most deeply nested element. */
  depth: number
}

/** Adds the text of a page to the list. */
export function addHtml(html: string, options: HtmlOptions): HtmlFindings {
  const writer = new HtmlBlocks(options)
  const parser = new Parser(writer, { decodeEntities: true, recognizeSelfClosing: options.xml === true })
  parser.write(html)
  parser.end()
  return writer.findings
}

/** An open element, and what ends with it. */
type Open = { isHidden: boolean; isSilent: boolean; background: boolean; isMain: boolean }
type OpenTable = { rows: Row[]; row: Row | null; inHead: boolean; isLayout: boolean }

class HtmlBlocks {
  readonly findings: HtmlFindings = { title: null, mainElements: 0, hasFrame: false, depth: 0 }
  readonly #options: HtmlOptions
  readonly #open: Open[] = []
  readonly #tables: OpenTable[] = []
  #text: string[] = []
  #title: string[] | null = null
  #hidden = 0
  #main = 0
  #backgrounds = 0
  #items = 0
  #heading: number | null = null
  /** The term of a definition list whose definition comes. */
  #term = ''
  #inDefinition = false
  #hasStyleSheet = false

  constructor(options: HtmlOptions) {
    this.#options = options
  }

  onopentag(name: string, attributes: Attributes): void {
    const element = this.#elementOf(name, attributes)
    this.#open.push(element)
    if (this.#open.length > MAX_DEPTH) throw new UnreadableDocument('malformed', 'HTML nested too deeply')
    this.findings.depth = Math.max(this.findings.depth, this.#open.length)
    this.#count(element, 1)
    if (name === 'style' || name === 'link')
      this.#hasStyleSheet ||= name === 'style' || /stylesheet/iu.test(attributes.rel ?? '')
    if (name === 'title' && this.findings.title === null) this.#title = []
    if (this.#isRead) this.#begin(name)
  }

  ontext(text: string): void {
    if (this.#title) this.#title.push(text)
    else if (this.#isRead) this.#text.push(text)
  }

  onclosetag(name: string): void {
    if (name === 'title' && this.#title) {
      this.findings.title = cleanText(this.#title.join('')) || null
      this.#title = null
    }
    if (this.#isRead) this.#finish(name)
    const element = this.#open.pop()
    if (element) this.#count(element, -1)
  }

  onend(): void {
    this.#flush()
    for (const table of this.#tables.splice(0)) this.#addRows(table)
    this.#flushTerm()
  }

  get #isRead(): boolean {
    return this.#hidden === 0 && (this.#main > 0 || this.#options.mainOnly !== true)
  }

  #elementOf(name: string, attributes: Attributes): Open {
    const isMain = name === 'main' || attributes.role === 'main'
    if (isMain) this.findings.mainElements += 1
    const isNavigation = name === 'nav' || attributes.role === 'navigation'
    this.findings.hasFrame ||= isNavigation || name === 'footer' || name === 'aside' || name === 'header'
    const isUnseen =
      isWhite(attributes) && this.#backgrounds === 0 && !hasBackground(attributes) && !this.#hasStyleSheet
    return {
      isHidden: isHidden(attributes) || isUnseen || (isNavigation && this.#options.skipNavigation === true),
      isSilent: isSilent(name),
      background: hasBackground(attributes),
      isMain,
    }
  }

  #count({ isHidden, isSilent, background, isMain }: Open, by: 1 | -1): void {
    if (isHidden || isSilent) this.#hidden += by
    if (background) this.#backgrounds += by
    if (isMain) {
      // What was open belongs to what is around it.
      if (this.#isRead || by === 1) this.#flush()
      this.#main += by
    }
  }

  #begin(name: string): void {
    if (name === 'br') this.#text.push('\n')
    if (!BLOCKS.has(name)) return
    if (this.#table && !isTablePart(name)) {
      if (HEADING.test(name)) this.#becomeLayout()
      else {
        this.#text.push(' ')
        if (!this.#table.isLayout) return
      }
    }
    this.#flush()
    if (HEADING.test(name)) this.#heading = Number(name[1])
    if (name === 'li') this.#items += 1
    if (name === 'dt') this.#flushTerm()
    if (name === 'dd') this.#inDefinition = true
    this.#beginTablePart(name)
  }

  #finish(name: string): void {
    if (!BLOCKS.has(name)) return
    if (this.#table && !this.#table.isLayout && !isTablePart(name)) {
      this.#text.push(' ')
      return
    }
    if (name === 'td' || name === 'th') this.#finishCell(name)
    else if (name === 'dt') this.#term = this.#takeText()
    else this.#flush()
    if (HEADING.test(name)) this.#heading = null
    if (name === 'li') this.#items = Math.max(0, this.#items - 1)
    if (name === 'dd') this.#inDefinition = false
    if (name === 'dl') this.#flushTerm()
    if (name === 'thead' && this.#table) this.#table.inHead = false
    if (name === 'table') this.#finishTable()
  }

  get #table(): OpenTable | undefined {
    return this.#tables.at(-1)
  }

  #beginTablePart(name: string): void {
    if (name === 'table') {
      // A table within a table: the outer one places things.
      if (this.#table) this.#becomeLayout()
      this.#tables.push({ rows: [], row: null, inHead: false, isLayout: false })
    }
    const table = this.#table
    if (!table) return
    if (name === 'thead') table.inHead = true
    if (name === 'tr') {
      table.row = { cells: [], isHeader: [] }
      table.rows.push(table.row)
    }
  }

  #finishCell(name: string): void {
    const table = this.#table
    if (!table || table.isLayout) {
      this.#flush()
      return
    }
    if (!table.row) {
      table.row = { cells: [], isHeader: [] }
      table.rows.push(table.row)
    }
    table.row.cells.push(this.#takeText())
    table.row.isHeader?.push(name === 'th' || table.inHead)
  }

  #finishTable(): void {
    const table = this.#tables.pop()
    if (table && !table.isLayout) this.#addRows(table)
  }

  #addRows({ rows, isLayout }: OpenTable): void {
    if (isLayout) return
    const { list, page } = this.#options
    const filled = rows
      .map((row) => ({ ...row, cells: cleanCells(row.cells) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
    // One column is no table.
    if (filled.every(({ cells }) => cells.length === 1))
      for (const { cells } of filled) list.add('text', cells[0] ?? '', page)
    else addTable(list, filled, page)
  }

  /** Headings or tables in its cells: the table places things, and its cells are text. */
  #becomeLayout(): void {
    const table = this.#table
    if (!table || table.isLayout) return
    table.isLayout = true
    for (const { cells } of table.rows)
      for (const cell of cells) this.#options.list.add('text', cell, this.#options.page)
    this.#flush()
  }

  #takeText(): string {
    const text = cleanText(this.#text.join(''))
    this.#text = []
    return text
  }

  #flush(): void {
    const text = this.#takeText()
    if (text === '') return
    const { list, page } = this.#options
    if (this.#heading !== null) list.heading(this.#heading, text.replace(LINK_SIGN, ''), page)
    else if (this.#inDefinition && this.#term !== '') {
      list.add('row', `${this.#term.replace(/[:：]$/u, '')}: ${text}`, page)
      this.#term = ''
    } else list.add(this.#items > 0 ? 'item' : 'text', text, page)
  }

  #flushTerm(): void {
    if (this.#term !== '') this.#options.list.add('text', this.#term, this.#options.page)
    this.#term = ''
  }
}

function isTablePart(name: string): boolean {
  return ['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption'].includes(name)
}
