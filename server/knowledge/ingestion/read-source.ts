/** The blocks of a source, by its type. */
import { cutIntoPassages, type Passage } from '../cut.ts'
import type { ReadDocument } from '../read/document.ts'
import { READING_LIMITS } from '../read/limits.ts'
import { readBytes } from '../read/read-bytes.ts'
import { readDocument } from '../read/read-document.ts'
import type { Faq } from '../source.ts'
import { fileNameOf } from '../web/page-address.ts'
import type { TakenDocument, TakenSource } from './ingestion-queries.ts'
import { ReadingSlots } from './reading-slots.ts'

/** In bytes. Starting a process would take longer than reading a shorter text. */
const MAX_READ_HERE = 20_000

/** What an owner types or pastes may be Markdown. */
const TEXT = { name: 'text.md', mediaType: 'text/markdown; charset=utf-8' }

/** Of this process, whatever the documents are. */
const slots = new ReadingSlots(2)

export type ReadSource = { document: ReadDocument } | { faq: readonly Faq[] }

/**
 * @param onProgress pages read, of all
 * @throws UnreadableDocument, the signal's reason
 */
export async function readSourceBytes(
  source: TakenSource,
  { mediaType, address }: TakenDocument,
  bytes: Uint8Array,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<ReadSource> {
  const { type } = source
  // Nobody but the server wrote it.
  if (type === 'faq') return { faq: JSON.parse(new TextDecoder().decode(bytes)) as Faq[] }
  if (type === 'text' && bytes.length <= MAX_READ_HERE)
    return { document: await readBytes(Buffer.from(bytes), { ...TEXT, limits: READING_LIMITS }) }
  const declared = mediaType === null ? {} : { mediaType }
  const name = fileNameIn(source, address)
  const options = { name, ...declared, signal, onProgress }
  return { document: await slots.run(() => readDocument(bytes, options)) }
}

function fileNameIn({ type, name, url }: TakenSource, address: string): string {
  if (type === 'text') return TEXT.name
  if (type === 'file') return name
  return fileNameOf(address || (url ?? ''))
}

/** A question stands above its answer as a heading does, so that both are searched. */
export function asPassages(read: ReadSource): Passage[] {
  if ('document' in read) return cutIntoPassages(read.document.blocks)
  return read.faq.flatMap(({ question, answer }) =>
    cutIntoPassages([
      { kind: 'heading', text: question, level: 1, page: null },
      { kind: 'item', text: answer, page: null },
    ]),
  )
}
