/**
 * Reads one document: bytes into blocks, blocks into passages, passages into the index, and then lets it answer. Each
 * batch is committed with how far it goes, so that a process that ends repeats at most one (docs/decisions/0052).
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Connections } from '../../database/connections.ts'
import { detectLanguage } from '../../text/language.ts'
import { type IndexedPassage, packPostings } from '../index/postings.ts'
import { termsOf } from '../index/terms.ts'
import { UnreadableDocument } from '../read/document.ts'
import {
  addPassages,
  addTerms,
  deleteReplacedPassages,
  type NumberedPassage,
  type Progress,
  publish,
  readCut,
  type TakenDocument,
  type TakenSource,
} from './ingestion-queries.ts'
import { asPassages, type ReadSource, readSourceBytes } from './read-source.ts'

/** So that no statement takes long, and nobody waits for one. */
const PASSAGES_AT_ONCE = 200
const TERMS_AT_ONCE = 500
/** The terms of this many passages take a few milliseconds; in between, the event loop is free. */
const PASSAGES_IN_A_ROW = 20

const SAMPLED_PASSAGES = 40
const SAMPLED_CHARACTERS = 100

export type Reading = {
  connections: Connections
  source: TakenSource
  document: TakenDocument
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

/**
 * @param original its bytes; not needed for a document whose passages are all stored
 * @throws UnreadableDocument, the signal's reason, and an error of the database with `isLeaseLost`
 */
export async function ingestDocument(reading: Reading, original: Uint8Array): Promise<void> {
  const { connections, source, document, signal } = reading
  const { about, passages } = document.isCut
    ? { about: document.about, passages: await readCut(connections, reading) }
    : await readAndCut(reading, original)
  await storeTerms(reading, passages, about.title ?? source.name)
  signal.throwIfAborted()
  await publish(connections, reading, { ...about, language: languageOf(passages) })
  // A first revision replaces none.
  if (document.revision > 1) await deleteReplaced(reading)
}

/** Deletes passages that are not found any more, in batches that keep nobody waiting. */
export async function deleteReplaced({ connections, document, signal }: Reading): Promise<void> {
  while ((await deleteReplacedPassages(connections, document.id)) > 0) signal.throwIfAborted()
}

type About = { title: string | null; pages: number | null }

type Cut = { about: About; passages: NumberedPassage[] }

async function readAndCut(reading: Reading, original: Uint8Array): Promise<Cut> {
  const { connections, source, document, signal } = reading
  const onPages = (done: number, total: number) => reading.onProgress({ done, total, unit: 'pages' })
  const read = await readSourceBytes(source, document, original, { signal, onProgress: onPages })
  const passages = asPassages(read)
  if (passages.length === 0) throw new UnreadableDocument('no_text', 'there is no text')
  const about = aboutOf(read)
  const numbered: NumberedPassage[] = []
  for (let at = 0; at < passages.length; at += PASSAGES_AT_ONCE) {
    signal.throwIfAborted()
    const isLast = at + PASSAGES_AT_ONCE >= passages.length
    const batch = passages.slice(at, at + PASSAGES_AT_ONCE)
    const first = await addPassages(connections, reading, batch, { isFirst: at === 0, isLast, about })
    for (const [index, { heading, text }] of batch.entries())
      numbered.push({ number: first + index, heading, text })
  }
  return { about, passages: numbered }
}

function aboutOf(read: ReadSource): About {
  return 'document' in read
    ? { title: read.document.title, pages: read.document.pages }
    : { title: null, pages: null }
}

async function storeTerms(
  reading: Reading,
  passages: readonly NumberedPassage[],
  title: string,
): Promise<void> {
  const { connections, document, signal } = reading
  const rows = packPostings(await indexedOf(passages, title, signal))
  for (let at = document.termsDone; at < rows.length; at += TERMS_AT_ONCE) {
    signal.throwIfAborted()
    const end = Math.min(rows.length, at + TERMS_AT_ONCE)
    await addTerms(connections, reading, rows.slice(at, end), end)
    const done = Math.floor((passages.length * end) / rows.length)
    reading.onProgress({ done, total: passages.length, unit: 'passages' })
  }
}

async function indexedOf(
  passages: readonly NumberedPassage[],
  title: string,
  signal: AbortSignal,
): Promise<IndexedPassage[]> {
  const termsOfTitle = termsOf(title)
  const indexed: IndexedPassage[] = []
  for (const { number, heading, text } of passages) {
    const own = termsOf(heading === null ? text : `${heading}\n${text}`)
    indexed.push({ number, terms: [...termsOfTitle, ...own] })
    if (indexed.length % PASSAGES_IN_A_ROW === 0) {
      signal.throwIfAborted()
      await breathe()
    }
  }
  return indexed
}

/** Of many passages, since the first of a document may be a list of names. */
function languageOf(passages: readonly NumberedPassage[]): string | null {
  const text = passages
    .slice(0, SAMPLED_PASSAGES)
    .map(({ text }) => text.slice(0, SAMPLED_CHARACTERS))
    .join('\n')
  return /\p{L}/u.test(text) ? detectLanguage(text) : null
}
