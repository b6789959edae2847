/** Reads a ZIP file in memory. The sizes that it declares are summed first, and what is unpacked is counted. */
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { UnreadableDocument } from '../document.ts'
import type { ReadingLimits } from '../limits.ts'

export type Archive = {
  has: (name: string) => boolean
  names: () => string[]
  /** Null if there is no such file. */
  read: (name: string) => Promise<Buffer | null>
  /** In pieces, so that a large file is never in memory; nothing if there is no such file. */
  pieces: (name: string) => AsyncGenerator<Buffer>
}

/** @throws UnreadableDocument `malformed`, `encrypted` or `too_large` */
export async function openArchive(bytes: Buffer, limits: ReadingLimits): Promise<Archive> {
  const zip = await openZip(bytes)
  const entries = await entriesOf(zip, limits)
  let inflated = 0
  const pieces = async function* (name: string) {
    const entry = entries.get(name)
    if (!entry) return
    if (entry.isEncrypted()) throw new UnreadableDocument('encrypted', 'a file of it needs a password')
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      inflated += (piece as Buffer).length
      if (inflated > limits.inflatedBytes) throw tooLarge(limits)
      yield piece as Buffer
    }
  }
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    read: async (name) => (entries.has(name) ? await buffer(pieces(name)) : null),
    pieces,
  }
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true, autoClose: false })
  } catch (cause) {
    throw new UnreadableDocument('malformed', 'a damaged archive', { cause })
  }
}

/** The central directory: nothing is unpacked. */
async function entriesOf(zip: ZipFile, limits: ReadingLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new UnreadableDocument('too_large', `an archive of more than ${limits.entries} files`)
  }
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize
    if (total > limits.inflatedBytes) throw tooLarge(limits)
    entries.set(entry.fileName, entry)
  }
  return entries
}

function tooLarge({ inflatedBytes }: ReadingLimits): UnreadableDocument {
  return new UnreadableDocument('too_large', `unpacked, it is larger than ${inflatedBytes} bytes`)
}
