/** The statements of documents that are fetched, as the server. */
import postgres from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { partsOf } from '../original-parts.ts'
import { FetchFailure } from '../web/fetch-failure.ts'
import type { FetchedPage, Validators } from '../web/fetch-page.ts'
import { type TakenDocument, type TakenSource, takenColumns } from './ingestion-queries.ts'

/** A document with what the last answer of its address said. */
export type WebDocument = TakenDocument &
  Validators & {
    /** SHA-256 in hexadecimal. */
    contentHash: string | null
    /** Whether a revision answers. */
    hasAnswers: boolean
    /** Whether the original of this revision has yet to be read. */
    isFetched: boolean
  }

/** Of `documents d`. */
export function webColumns(sql: postgres.ReservedSql) {
  return sql`
    ${takenColumns(sql)}, d.etag, d.last_modified as "lastModified", encode(d.content_hash, 'hex') as "contentHash",
    d.live_revision is not null as "hasAnswers", d.is_fetched as "isFetched"`
}

/** The only document of a source. */
export async function readWebDocument(
  connections: Connections,
  { id }: TakenSource,
): Promise<WebDocument | undefined> {
  const { documents } = await asServiceRole(connections, (sql) => ({
    documents: sql<
      WebDocument[]
    >`select ${webColumns(sql)} from documents d where d.source_id = ${id} limit 1`,
  }))
  return documents[0]
}

/** Of the newest revision that was fetched. */
export async function readFetched(
  connections: Connections,
  { id, revision }: TakenDocument,
): Promise<Buffer> {
  const { parts } = await asServiceRole(connections, (sql) => ({
    parts: sql<{ bytes: Buffer }[]>`
      select o.bytes from source_originals o where o.document_id = ${id} and o.revision = ${revision} order by o.part`,
  }))
  return Buffer.concat(parts.map(({ bytes }) => bytes))
}

type Reading = { source: TakenSource; document: WebDocument }

/**
 * Stores a page as a new revision of its document.
 * @returns the document to read
 * @throws FetchFailure `too_large` where the chatbot's originals have no room for it
 */
export async function storeFetched(
  connections: Connections,
  { source, document }: Reading,
  { bytes, contentHash, mediaType, etag, lastModified }: FetchedPage,
  maxBytes: number | undefined,
): Promise<WebDocument> {
  const revision = document.revision + 1
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_hold_source(${source.id}, ${source.runner})`,
    sql`
      delete from source_originals o using documents d
      where d.id = ${document.id} and o.document_id = d.id and o.revision is distinct from d.live_revision`,
    sql`
      update documents d set
        revision = ${revision}, is_cut = false, terms_done = 0, media_type = ${mediaType}, etag = ${etag},
        last_modified = ${lastModified}, content_hash = decode(${contentHash}, 'hex'), size_bytes = ${bytes.length},
        is_fetched = true, checked_at = now()
      where d.id = ${document.id}`,
    ...partsOf(bytes).map(
      (part, number) => sql`
        insert into source_originals (document_id, revision, part, owner_id, bytes)
        select d.id, d.revision, ${number}, d.owner_id, ${part} from documents d where d.id = ${document.id}`,
    ),
    sql`
      update sources s set size_bytes = (
        select coalesce(sum(d.size_bytes), 0) from documents d where d.source_id = s.id)
      where s.id = ${source.id}`,
    sql`select frontdesk_check_knowledge(${source.chatbotId}, ${maxBytes ?? null}, null)`,
  ]).catch(failIfFull)
  const about = { title: null, pages: null }
  return { ...document, revision, mediaType, contentHash, isLive: false, isCut: false, termsDone: 0, about }
}

/** See frontdesk_check_knowledge() in the migrations. */
const QUOTA_EXCEEDED = 'FD010'

function failIfFull(error: unknown): never {
  if (error instanceof postgres.PostgresError && error.code === QUOTA_EXCEEDED)
    throw new FetchFailure('too_large', 'the chatbot has no room for it', { cause: error })
  throw error
}

/** The content is the same. @param validators of the last answer, if it had some */
export async function noteUnchanged(
  connections: Connections,
  { source, document }: Reading,
  validators: Validators | undefined,
): Promise<void> {
  const { etag = document.etag, lastModified = document.lastModified } = validators ?? {}
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_hold_source(${source.id}, ${source.runner})`,
    sql`
      update documents d set
        checked_at = now(), error = null, read_in = ${source.crawl}, etag = ${etag}, last_modified = ${lastModified}
      where d.id = ${document.id}`,
  ])
}

/** Nothing of it is found any more. */
export async function unpublish(connections: Connections, { source, document }: Reading): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_unpublish_document(${source.id}, ${source.runner}, ${document.id})`,
  ])
}
