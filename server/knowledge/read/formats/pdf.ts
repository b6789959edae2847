/** PDFs, by pdf.js, and by Poppler's pdftotext where that is installed and reads better. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { BlockList, cleanText } from '../block-list.ts'
import { UnreadableDocument } from '../document.ts'
import { headingsOf } from '../pdf/headings.ts'
import { type Line, linesOf } from '../pdf/page-lines.ts'
import { type PageView, runsOf } from '../pdf/page-runs.ts'
import { addLines } from '../pdf/paragraphs.ts'
import { loadPdfjs, type Pdfjs } from '../pdf/pdfjs.ts'
import { pagesByPdftotext } from '../pdf/pdftotext.ts'
import { readabilityOf } from '../pdf/readable.ts'
import { type PageLines, withoutRunningLines } from '../pdf/running-lines.ts'
import { addTags, outlineOf, type Tags } from '../pdf/structure.ts'
import type { About, Target } from '../read-bytes.ts'
import { readText } from './text.ts'

export async function readPdf(bytes: Buffer, target: Target): Promise<About> {
  const { list, limits } = target
  const pdfjs = await loadPdfjs()
  // pdf.js takes the bytes away.
  const document = await pdfjs.open(new Uint8Array(bytes))
  const pages = document.numPages
  if (pages > limits.pages) {
    throw new UnreadableDocument('too_many_pages', `${pages} pages of at most ${limits.pages}`)
  }
  const title = await titleOf(document)
  const { isReadable, isIndic, blocks } = await readPages(document, pdfjs, target)
  if (isReadable) list.take(blocks.blocks)
  else if (!isIndic || !readByPdftotext(bytes, target)) {
    throw new UnreadableDocument('unreadable_text', 'its characters are not those that are seen')
  }
  const heading = list.blocks.find(({ kind, page }) => kind === 'heading' && page === 1)
  return { title: title ?? heading?.text ?? null, pages }
}

type Pages = { isReadable: boolean; isIndic: boolean; blocks: BlockList }

async function readPages(document: PDFDocumentProxy, pdfjs: Pdfjs, target: Target): Promise<Pages> {
  const { limits, onProgress } = target
  const pages: PageLines[] = []
  const tags: Tags = new Map()
  const layers = await document.getOptionalContentConfig()
  const isShown = (layer: string) => layers.isVisible({ type: 'OCG', id: layer })
  let pictures = 0
  let characters = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { transform, width, height } = page.getViewport({ scale: 1 })
    const content = await pdfjs.contentOf(page)
    const view: PageView = { transform, width, height, isShown }
    await addTags(page, tags)
    const lines = linesOf(runsOf(content, view), number, tags)
    pages.push({ lines, height })
    if (content.pictureShare >= 0.5) pictures += 1
    characters += lines.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > limits.characters) throw new UnreadableDocument('too_large', 'too much text')
    page.cleanup()
    onProgress(number, document.numPages)
  }
  assertText(characters, pages.length, pictures)
  const blocks = new BlockList(limits.characters)
  const kept = withoutRunningLines(pages)
  addLines(blocks, kept, headingsOf(kept.flat(), await outlineOf(document)))
  return { ...readabilityOf(textsOf(kept)), blocks }
}

/** Characters of a page that a stamp or a page number has. */
const FEW_CHARACTERS = 40

/** @throws UnreadableDocument `no_text` of scanned pages */
function assertText(characters: number, pages: number, pictures: number): void {
  const isScan = pictures > pages * 0.8 && characters < pages * FEW_CHARACTERS
  if (characters === 0 || isScan) throw new UnreadableDocument('no_text', 'its pages are pictures')
}

function* textsOf(pages: readonly (readonly Line[])[]): Generator<string> {
  for (const lines of pages) for (const { text } of lines) yield text
}

/** @returns whether it was readable */
function readByPdftotext(bytes: Buffer, target: Target): boolean {
  const pages = pagesByPdftotext(bytes, target.limits)
  if (!pages || !readabilityOf(pages).isReadable) return false
  for (const [index, text] of pages.entries()) {
    const list = new BlockList(target.limits.characters)
    readText(text, { ...target, list })
    target.list.take(list.blocks.map((block) => ({ ...block, page: index + 1 })))
  }
  return target.list.characters > 0
}

/** Programs that make PDFs write the name of a file, or their own. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)|untitled|title|無題|未命名|powerpoint presentation|slide 1)\b|^\((?:anonymous|untitled)\)$|\.(?:docx?|pptx?|xlsx?|indd|tex|dvi|pdf|html?|odt|qxd|md)$/iu

async function titleOf(document: PDFDocumentProxy): Promise<string | null> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const title = cleanText(String((info as { Title?: unknown }).Title ?? ''))
  return title === '' || NO_TITLE.test(title) ? null : title
}
