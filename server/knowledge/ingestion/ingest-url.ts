/** Fetches a web page and reads it, where it has changed. What was read answers while the site is down. */
import { randomUUID } from 'node:crypto'
import { FetchFailure } from '../web/fetch-failure.ts'
import { type Fetched, fetchWithRedirects } from '../web/fetch-page.ts'
import type { Ingesting } from './ingest.ts'
import { deleteReplaced, ingestDocument } from './ingest-document.ts'
import { endReading } from './ingestion-queries.ts'
import { sourceErrorOf } from './source-errors.ts'
import {
  noteUnchanged,
  readFetched,
  readWebDocument,
  storeFetched,
  unpublish,
  type WebDocument,
} from './web-queries.ts'

export type IngestingPage = Ingesting & { document: WebDocument }

/** @throws as `ingest` */
export async function ingestUrl(ingesting: Ingesting): Promise<void> {
  const { connections, source } = ingesting
  const document = await readWebDocument(connections, source)
  if (!document) return
  const page = { ...ingesting, document }
  try {
    const fetched = document.isFetched ? document : await fetchInto(page)
    if (!fetched) return await endReading(connections, source, 'ready', null)
    await ingestDocument({ ...page, document: fetched }, await readFetched(connections, fetched))
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error
    await endWithFailure(page, error)
  }
}

/** @returns the document with its new revision; undefined where the content is the same */
async function fetchInto(page: IngestingPage): Promise<WebDocument | undefined> {
  const { source, document, web, signal } = page
  const fetched = await fetchWithRedirects(web, {
    address: source.url ?? '',
    known: document.hasAnswers ? document : null,
    crawl: randomUUID(),
    signal,
  })
  return storeIfChanged(page, fetched)
}

/** @returns undefined where the content is the same as that which answers */
export async function storeIfChanged(
  { connections, source, document, maxBytes }: IngestingPage,
  fetched: Exclude<Fetched, { kind: 'redirect' }>,
): Promise<WebDocument | undefined> {
  const reading = { source, document }
  const isPage = fetched.kind === 'page'
  const isSame = !isPage || (document.hasAnswers && fetched.contentHash === document.contentHash)
  if (isPage && !isSame) return storeFetched(connections, reading, fetched, maxBytes)
  await noteUnchanged(connections, reading, isPage ? fetched : undefined)
  return undefined
}

/** A page that is gone is not searched any more. One whose site is down is, as it was. */
async function endWithFailure(page: IngestingPage, failure: FetchFailure): Promise<void> {
  const { connections, source, document } = page
  if (failure.code === 'not_found') {
    await unpublish(connections, page)
    await deleteReplaced(page)
  }
  if (!failure.isTemporary || !document.hasAnswers) throw failure
  await endReading(connections, source, 'ready', sourceErrorOf(failure) ?? null)
}
