import type { Block, ReadDocument } from './document.ts'
import { READING_LIMITS, type ReadingLimits } from './limits.ts'
import type { ReadingMessage } from './messages.ts'
import { runReadingProcess } from './reading-process.ts'

export type { ReadingLimits } from './limits.ts'

/**
 * Turns the bytes of a document into text, in a process of its own with limits of time and memory.
 * @param options.name the file's name, which chooses among text formats only
 * @param options.mediaType as it was declared; its charset counts for text that is not UTF-8
 * @param options.signal ends the process; its reason is thrown
 * @param options.onProgress pages read, of all
 * @throws UnreadableDocument
 */
export async function readDocument(
  bytes: Uint8Array,
  options: {
    name: string
    mediaType?: string
    limits?: Partial<ReadingLimits>
    signal?: AbortSignal
    onProgress?: (done: number, total: number) => void
  },
): Promise<ReadDocument> {
  const { name, mediaType = null, signal } = options
  const blocks: Block[] = []
  let about: Omit<ReadDocument, 'blocks'> | undefined
  const onMessage = (message: ReadingMessage) => {
    if (message.kind === 'progress') options.onProgress?.(message.done, message.total)
    if (message.kind === 'blocks') for (const block of message.blocks) blocks.push(block)
    if (message.kind === 'end') about = { type: message.type, title: message.title, pages: message.pages }
  }
  const limits = { ...READING_LIMITS, ...options.limits }
  await runReadingProcess({ bytes, name, mediaType, limits, signal, onMessage })
  if (!about) throw new Error('The reading process ended without a result.')
  return { ...about, blocks }
}
