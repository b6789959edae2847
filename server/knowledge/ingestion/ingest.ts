/** Reads one source, by its type. */
import type { Web } from '../web/fetch-page.ts'
import { ingestDocument, type Reading } from './ingest-document.ts'
import { ingestSite } from './ingest-site.ts'
import { ingestUrl } from './ingest-url.ts'
import { readTaken } from './ingestion-queries.ts'

export type Ingesting = Omit<Reading, 'document'> & {
  web: Web
  /** What the originals of a chatbot may take, in bytes; undefined for no limit. */
  maxBytes: number | undefined
}

/**
 * @throws UnreadableDocument, FetchFailure, the signal's reason, and an error of the database with `isLeaseLost`
 */
export async function ingest(ingesting: Ingesting): Promise<void> {
  const { connections, source } = ingesting
  if (source.type === 'url') return ingestUrl(ingesting)
  if (source.type === 'site') return ingestSite(ingesting)
  const { document, original } = await readTaken(connections, source)
  if (document) await ingestDocument({ ...ingesting, document }, original)
}
