/** Presentations: each slide's title, texts, tables and notes. Hidden slides and shapes are not read. */
import type { Archive } from '../archive/archive.ts'
import { relationsOf } from '../archive/relations.ts'
import { titleOf } from '../archive/title.ts'
import { parseXml, type XmlAttributes, type XmlHandler } from '../archive/xml.ts'
import { UnreadableDocument } from '../document.ts'
import { Flow } from '../flow.ts'
import type { About, Target } from '../read-bytes.ts'
import { isOn } from './docx-styles.ts'

export async function readPptx(archive: Archive, main: string, target: Target): Promise<About> {
  const { list, limits, onProgress } = target
  const slides = await slidesOf(archive, main)
  if (slides.length > limits.pages) {
    throw new UnreadableDocument('too_many_pages', `${slides.length} slides of at most ${limits.pages}`)
  }
  const flow = new Flow(list)
  for (const [index, slide] of slides.entries()) {
    flow.page = index + 1
    if (await isVisible(archive, slide)) await readSlide(archive, slide, flow)
    onProgress(index + 1, slides.length)
  }
  const heading = list.blocks.find(({ kind }) => kind === 'heading')
  return {
    title: (await titleOf(archive, 'docProps/core.xml')) ?? heading?.text ?? null,
    pages: slides.length,
  }
}

/** In the order in which they are shown. */
async function slidesOf(archive: Archive, main: string): Promise<string[]> {
  const relations = await relationsOf(archive, main)
  const slides: string[] = []
  await parseXml(archive, main, {
    open: (name, attributes) => {
      const id = name === 'sldId' && attributes['r:id']
      const slide = id && relations.find((relation) => relation.id === id)
      if (slide) slides.push(slide.target)
    },
  })
  return slides
}

async function isVisible(archive: Archive, slide: string): Promise<boolean> {
  let isShown = true
  await parseXml(archive, slide, {
    open: (name, { show }) => {
      if (name === 'sld') isShown = isOn(show)
    },
  })
  return isShown
}

async function readSlide(archive: Archive, slide: string, flow: Flow): Promise<void> {
  await parseXml(archive, slide, new SlideReader(flow))
  const relations = await relationsOf(archive, slide)
  const ofType = (type: string) => relations.filter((relation) => relation.type === type)
  for (const { target } of ofType('diagramData')) await parseXml(archive, target, new SlideReader(flow, true))
  for (const { target } of ofType('notesSlide')) await parseXml(archive, target, new SlideReader(flow, false))
}

const TITLES = ['title', 'ctrTitle']
/** The slide's number, the date and what repeats on each slide. */
const REPEATED = ['sldNum', 'dt', 'ftr', 'hdr', 'sldImg']
/** Hundredths of a point. */
const MIN_SIZE = 100

type Shape = { placeholder: string | null; isHidden: boolean }

class SlideReader implements XmlHandler {
  readonly #flow: Flow
  /** Texts of a diagram are list items; null for a slide, where their shape says it. */
  readonly #areItems: boolean | null
  readonly #shapes: Shape[] = []
  #paragraph: string[] | null = null
  #isItem = false
  #isText = false
  #isTiny = false
  #unread = 0
  #hasHeader = false

  constructor(flow: Flow, areItems: boolean | null = null) {
    this.#flow = flow
    this.#areItems = areItems
  }

  open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'Fallback') this.#unread += 1
    if (this.#unread > 0) return
    if (isShape(name)) this.#shapes.push({ placeholder: null, isHidden: false })
    else if (name === 'cNvPr')
      Object.assign(this.#shapes.at(-1) ?? {}, { isHidden: isOn(attributes.hidden ?? '0') })
    else if (name === 'ph')
      Object.assign(this.#shapes.at(-1) ?? {}, { placeholder: attributes.type ?? 'body' })
    else if (name === 'p') this.#openParagraph()
    else if (this.#paragraph) this.#openPart(name, attributes)
    else this.#openTablePart(name, attributes)
  }

  text = (text: string): void => {
    if (this.#isText && !this.#isTiny) this.#paragraph?.push(text)
  }

  close = (name: string): void => {
    if (name === 'Fallback') this.#unread -= 1
    if (this.#unread > 0) return
    if (name === 't') this.#isText = false
    else if (name === 'r') this.#isTiny = false
    else if (name === 'p') this.#closeParagraph()
    else if (name === 'tbl') this.#flow.closeTable()
    else if (isShape(name)) this.#shapes.pop()
  }

  #openParagraph(): void {
    this.#paragraph = []
    this.#isItem = this.#areItems ?? this.#shapes.at(-1)?.placeholder === 'body'
  }

  #openPart(name: string, attributes: XmlAttributes): void {
    if (name === 't') this.#isText = true
    else if (name === 'br') this.#paragraph?.push('\n')
    else if (name === 'rPr' && Number(attributes.sz ?? MIN_SIZE) < MIN_SIZE) this.#isTiny = true
    else if (name === 'buNone') this.#isItem = false
    else if (name === 'buChar' || name === 'buAutoNum') this.#isItem = true
  }

  #openTablePart(name: string, attributes: XmlAttributes): void {
    if (name === 'tbl') {
      this.#flow.openTable()
      this.#hasHeader = false
    } else if (name === 'tblPr') this.#hasHeader = isOn(attributes.firstRow ?? '0')
    else if (name === 'tr') {
      this.#flow.openRow(this.#hasHeader)
      this.#hasHeader = false
    } else if (name === 'tc') this.#flow.openCell()
  }

  #closeParagraph(): void {
    const text = this.#paragraph?.join('') ?? ''
    this.#paragraph = null
    const { placeholder = null } = this.#shapes.at(-1) ?? {}
    if (this.#shapes.some(({ isHidden }) => isHidden) || REPEATED.includes(placeholder ?? '')) return
    const heading = TITLES.includes(placeholder ?? '') ? 1 : null
    this.#flow.add({ text, heading, isItem: this.#isItem })
  }
}

/** Groups and frames of tables, too: what is in a hidden one is hidden. */
function isShape(name: string): boolean {
  return name === 'sp' || name === 'grpSp' || name === 'graphicFrame' || name === 'cxnSp' || name === 'pic'
}
