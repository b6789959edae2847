/** OpenDocument texts. Comments, tracked deletions, hidden text and its styles are not read. */
import type { Archive } from '../archive/archive.ts'
import { titleOf } from '../archive/title.ts'
import { parseXml, type XmlAttributes, type XmlHandler } from '../archive/xml.ts'
import { Flow } from '../flow.ts'
import type { About, Target } from '../read-bytes.ts'
import { type HiddenStyles, hiddenStyles } from './opendocument-styles.ts'

export async function readOdt(archive: Archive, { list }: Target): Promise<About> {
  const reader = new OdtReader(new Flow(list), await hiddenStyles(archive))
  const isThere = await parseXml(archive, 'content.xml', reader)
  if (!isThere) throw new Error('content.xml is missing')
  const heading = list.blocks.find(({ kind }) => kind === 'heading')
  return { title: (await titleOf(archive, 'meta.xml')) ?? heading?.text ?? null }
}

const UNREAD = new Set([
  'annotation',
  'tracked-changes',
  'forms',
  'note-citation',
  'hidden-text',
  'hidden-paragraph',
  'ruby-text',
  'title',
  'desc',
  'automatic-styles',
  'script',
  'scripts',
])
const MAX_BLANKS = 100

type OpenParagraph = { text: string[]; heading: number | null }

class OdtReader implements XmlHandler {
  readonly #flow: Flow
  readonly #hidden: HiddenStyles
  /** Text boxes and notes have paragraphs within a paragraph. */
  readonly #paragraphs: OpenParagraph[] = []
  /** Of each open element: whether it began what is not read. */
  readonly #open: boolean[] = []
  #unread = 0
  #items = 0
  #inHeader = 0
  #tables = 0

  constructor(flow: Flow, hidden: HiddenStyles) {
    this.#flow = flow
    this.#hidden = hidden
  }

  open = (name: string, attributes: XmlAttributes): void => {
    const isUnread = UNREAD.has(name) || this.#isHidden(name, attributes)
    this.#open.push(isUnread)
    if (isUnread) this.#unread += 1
    if (this.#unread > 0) return
    if (name === 'p') this.#paragraphs.push({ text: [], heading: null })
    else if (name === 'h')
      this.#paragraphs.push({ text: [], heading: Number(attributes['outline-level'] ?? 1) || 1 })
    else if (name === 's') this.#push(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, MAX_BLANKS)))
    else if (name === 'tab' || name === 'line-break') this.#push(' ')
    else if (name === 'list-item') this.#items += 1
    else this.#openTablePart(name)
  }

  text = (text: string): void => {
    if (this.#unread === 0) this.#push(text)
  }

  close = (name: string): void => {
    const wasUnread = this.#unread > 0
    if (this.#open.pop()) this.#unread -= 1
    if (wasUnread) return
    if (name === 'p' || name === 'h') this.#closeParagraph()
    else if (name === 'list-item') this.#items -= 1
    else if (name === 'table-header-rows') this.#inHeader -= 1
    else if (name === 'table') {
      this.#tables -= 1
      this.#flow.closeTable()
    }
  }

  #push(text: string): void {
    this.#paragraphs.at(-1)?.text.push(text)
  }

  #isHidden(name: string, attributes: XmlAttributes): boolean {
    if (name === 'section' && attributes.display === 'none') return true
    const style = attributes['text:style-name']
    if (style === undefined) return false
    const family = name === 'span' ? 'text' : name === 'p' || name === 'h' ? 'paragraph' : null
    if (family === null) return false
    const { hidden, white } = this.#hidden
    // Cells and text boxes have colours of their own, which are not looked up.
    const isOnPage = this.#tables === 0 && this.#paragraphs.length <= (family === 'text' ? 1 : 0)
    return hidden.has(`${family} ${style}`) || (isOnPage && white.has(`${family} ${style}`))
  }

  #openTablePart(name: string): void {
    if (name === 'table') {
      this.#tables += 1
      this.#flow.openTable()
    } else if (name === 'table-header-rows') this.#inHeader += 1
    else if (name === 'table-row') this.#flow.openRow(this.#inHeader > 0)
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#flow.openCell()
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    this.#flow.add({ text: paragraph.text.join(''), heading: paragraph.heading, isItem: this.#items > 0 })
  }
}
