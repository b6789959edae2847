/**
 * Word documents. Comments, deleted revisions, fields' instructions, hidden text, headers and footers are not read.
 * docs/decisions/0051-document-readers.md says why this is no library.
 */
import type { Archive } from '../archive/archive.ts'
import { relationsOf } from '../archive/relations.ts'
import { titleOf } from '../archive/title.ts'
import { parseXml, type XmlAttributes, type XmlHandler } from '../archive/xml.ts'
import { Flow } from '../flow.ts'
import type { About, Target } from '../read-bytes.ts'
import { headingByLevel, isOn, readStyles, type Style, type Styles } from './docx-styles.ts'

export async function readDocx(archive: Archive, main: string, { list }: Target): Promise<About> {
  const relations = await relationsOf(archive, main)
  const part = (type: string) => relations.find((relation) => relation.type === type)?.target
  const styles = await readStyles(archive, part('styles') ?? 'word/styles.xml')
  const reader = new WordText(new Flow(list), styles)
  const isThere = await parseXml(archive, main, reader)
  if (!isThere) throw new Error('the document is missing in its package')
  for (const type of ['footnotes', 'endnotes']) {
    const name = part(type)
    if (name) await parseXml(archive, name, reader)
  }
  const title = (await titleOf(archive, 'docProps/core.xml')) ?? reader.title
  const heading = list.blocks.find(({ kind }) => kind === 'heading')
  return { title: title ?? heading?.text ?? null }
}

/** Removed, moved away, or there for programs that cannot show the rest. */
const UNREAD = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'rt', 'footnotePr', 'sdtPr'])
const BLANKS: { [name: string]: string } = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: ' ' }
const PLAIN_TABLE = /^(?:TableNormal|TableGrid)$/u
/** Half points. */
const MIN_SIZE = 2
const MAX_HEADING_LENGTH = 300

type OpenParagraph = {
  text: string[]
  style: Style
  heading: number | null
  isItem: boolean
  isShaded: boolean
}
type RunLook = { isHidden: boolean; isWhite: boolean; isShaded: boolean }

class WordText implements XmlHandler {
  title: string | null = null
  readonly #flow: Flow
  readonly #styles: Styles
  /** Text boxes have paragraphs within a paragraph. */
  readonly #paragraphs: OpenParagraph[] = []
  #unread = 0
  #inParagraphProperties = 0
  #look: RunLook | null = null
  #isText = false
  /** Of the open tables and their cells: whether they may have a colour. */
  readonly #tables: { isStyled: boolean; isCellShaded: boolean }[] = []
  #isSeparator = false

  constructor(flow: Flow, styles: Styles) {
    this.#flow = flow
    this.#styles = styles
  }

  open = (name: string, attributes: XmlAttributes): void => {
    if (UNREAD.has(name)) this.#unread += 1
    if (this.#unread > 0) {
      this.#openUnread(name)
      return
    }
    if (name === 'p') this.#openParagraph()
    else if (name === 'pPr') this.#inParagraphProperties += 1
    else if (name === 'r') this.#look = { isHidden: false, isWhite: false, isShaded: false }
    else if (name === 't') this.#isText = true
    else if (name === 'footnote' || name === 'endnote')
      this.#isSeparator = attributes.type !== undefined && attributes.type !== 'normal'
    else if (BLANKS[name] && this.#look) this.#paragraphs.at(-1)?.text.push(BLANKS[name])
    else this.#openProperty(name, attributes)
  }

  text = (text: string): void => {
    if (!this.#isText || this.#unread > 0 || this.#isSeparator || this.#isHidden) return
    this.#paragraphs.at(-1)?.text.push(text)
  }

  close = (name: string): void => {
    if (UNREAD.has(name)) this.#unread -= 1
    if (this.#unread > 0) return
    if (name === 'p') this.#closeParagraph()
    else if (name === 'pPr') this.#inParagraphProperties -= 1
    else if (name === 'r') this.#look = null
    else if (name === 't') this.#isText = false
    else if (name === 'tbl') {
      this.#tables.pop()
      this.#flow.closeTable()
    }
  }

  /** A row whose properties have `del` was deleted. */
  #openUnread(name: string): void {
    if (name === 'del' && this.#paragraphs.length === 0) this.#flow.markRow({ isRemoved: true })
  }

  #openParagraph(): void {
    const style = this.#styles.get(undefined)
    this.#paragraphs.push({ text: [], style, heading: null, isItem: false, isShaded: false })
  }

  #openProperty(name: string, attributes: XmlAttributes): void {
    const { val } = attributes
    if (name === 'tbl') {
      this.#tables.push({ isStyled: false, isCellShaded: false })
      this.#flow.openTable()
    } else if (name === 'tr') this.#flow.openRow()
    else if (name === 'tblHeader') this.#flow.markRow({ isHeader: isOn(val) })
    else if (name === 'tc') {
      this.#flow.openCell()
      Object.assign(this.#tables.at(-1) ?? {}, { isCellShaded: false })
    } else if (name === 'tblStyle')
      Object.assign(this.#tables.at(-1) ?? {}, { isStyled: !PLAIN_TABLE.test(val ?? '') })
    else if (name === 'shd') this.#shade(attributes)
    else if (this.#look && this.#inParagraphProperties === 0) this.#lookOf(name, val)
    else this.#paragraphProperty(name, val)
  }

  #paragraphProperty(name: string, val: string | undefined): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || this.#inParagraphProperties === 0) return
    if (name === 'pStyle') {
      paragraph.style = this.#styles.get(val)
      paragraph.heading ??= paragraph.style.heading
      paragraph.isItem ||= paragraph.style.isItem
    } else if (name === 'outlineLvl') paragraph.heading = headingByLevel(val).heading ?? null
    else if (name === 'numId') paragraph.isItem = val !== '0'
  }

  #lookOf(name: string, val: string | undefined): void {
    const look = this.#look
    if (!look) return
    if (name === 'vanish' || name === 'webHidden') look.isHidden = isOn(val)
    else if (name === 'rStyle') look.isHidden ||= this.#styles.get(val).isHidden
    else if (name === 'color') look.isWhite = /^f[b-f]f[b-f]f[b-f]$/iu.test(val ?? '')
    else if (name === 'highlight') look.isShaded = isOn(val)
    else if (name === 'sz' && Number(val) < MIN_SIZE) look.isHidden = true
  }

  /** White text is seen on what has a colour. */
  #shade({ fill = 'auto', val }: XmlAttributes): void {
    const isShaded = val !== 'nil' && !/^(?:auto|ffffff)$/iu.test(fill)
    const paragraph = this.#paragraphs.at(-1)
    if (this.#look && this.#inParagraphProperties === 0) this.#look.isShaded = isShaded
    else if (paragraph) paragraph.isShaded = isShaded
    else Object.assign(this.#tables.at(-1) ?? {}, { isCellShaded: isShaded })
  }

  get #isHidden(): boolean {
    const paragraph = this.#paragraphs.at(-1)
    const look = this.#look
    if (paragraph?.style.isHidden || look?.isHidden) return true
    if (look?.isWhite !== true || look.isShaded || paragraph?.isShaded) return false
    // A text box has a colour of its own, which is not looked up.
    return (
      this.#paragraphs.length === 1 &&
      !this.#tables.some(({ isStyled, isCellShaded }) => isStyled || isCellShaded)
    )
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph || paragraph.style.isContents) return
    const text = paragraph.text.join('')
    const isTitle = paragraph.heading === 0
    if (isTitle) this.title ??= text.trim() || null
    const heading =
      paragraph.heading === null || text.length > MAX_HEADING_LENGTH ? null : Math.max(1, paragraph.heading)
    this.#flow.add({ text, heading, isItem: paragraph.isItem })
  }
}
