/** Reads a document in this process, without limits of time and memory: only the reading process calls it. */
import type { Archive } from './archive/archive.ts'
import { BlockList, cleanText } from './block-list.ts'
import { decodeText } from './decode-text.ts'
import { type Detected, detectType } from './detect-type.ts'
import { type DocumentType, type ReadDocument, type UnreadableCode, UnreadableDocument } from './document.ts'
import type { ReadingLimits } from './limits.ts'

export type ReadingOptions = {
  name: string
  mediaType: string | null
  limits: ReadingLimits
  onProgress?: (done: number, total: number) => void
}

/** What a format's reader gets: where it puts the text, and how much it may read. */
export type Target = {
  list: BlockList
  limits: ReadingLimits
  onProgress: (done: number, total: number) => void
}
/** What a format says beside its text. */
export type About = { title?: string | null; pages?: number | null }

/** @throws UnreadableDocument */
export async function readBytes(bytes: Buffer, options: ReadingOptions): Promise<ReadDocument> {
  const detected = await detectType(bytes, options)
  const list = new BlockList(options.limits.characters)
  const target = { list, limits: options.limits, onProgress: options.onProgress ?? (() => undefined) }
  const { title = null, pages = null } = await readAs(detected, bytes, target, options)
  if (list.characters === 0) throw new UnreadableDocument('no_text', 'the document has no text')
  return { type: detected.type, title: title && cleanTitle(title), pages, blocks: list.blocks }
}

/** Each reader is loaded when a document of its format comes. */
async function readAs(
  { type, archive, main = '' }: Detected,
  bytes: Buffer,
  target: Target,
  { mediaType }: ReadingOptions,
): Promise<About> {
  if (archive) return await readPackage(type, archive, main, target)
  if (type === 'pdf') return (await import('./formats/pdf.ts')).readPdf(bytes, target)
  const text = decodeText(bytes, mediaType)
  if (type === 'html') return (await import('./formats/html.ts')).readHtml(text, target)
  if (type === 'markdown') return (await import('./formats/markdown.ts')).readMarkdown(text, target)
  if (type === 'csv') return (await import('./formats/csv.ts')).readCsv(text, target)
  if (type === 'tsv') return (await import('./formats/csv.ts')).readCsv(text, target, '\t')
  if (type === 'json') return (await import('./formats/json.ts')).readJson(text, target)
  if (type === 'ndjson') return (await import('./formats/json.ts')).readJsonLines(text, target)
  return (await import('./formats/text.ts')).readText(text, target)
}

async function readPackage(
  type: DocumentType,
  archive: Archive,
  main: string,
  target: Target,
): Promise<About> {
  if (type === 'docx') return (await import('./formats/docx.ts')).readDocx(archive, main, target)
  if (type === 'xlsx') return (await import('./formats/xlsx.ts')).readXlsx(archive, main, target)
  if (type === 'pptx') return (await import('./formats/pptx.ts')).readPptx(archive, main, target)
  if (type === 'odt') return (await import('./formats/odt.ts')).readOdt(archive, target)
  if (type === 'ods') return (await import('./formats/ods.ts')).readOds(archive, target)
  return (await import('./formats/epub.ts')).readEpub(archive, target)
}

const MAX_TITLE = 300

function cleanTitle(title: string): string | null {
  return cleanText(title).slice(0, MAX_TITLE) || null
}

/** An error that no reader expected means that the document is damaged. */
export function failureOf(error: unknown): { code: UnreadableCode; reason: string } {
  if (error instanceof UnreadableDocument) return { code: error.code, reason: error.reason }
  return { code: 'malformed', reason: error instanceof Error ? error.message : String(error) }
}
