/** The statements of reading sources, as the server: nobody waits for them. */
import postgres, { type ReservedSql } from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asServiceRole, json } from '../../database/transaction.ts'
import type { Passage } from '../cut.ts'
import type { TermPostings } from '../index/postings.ts'
import type { SourceError, SourceType } from '../source.ts'

/** A source that this process reads now. */
export type TakenSource = {
  id: string
  chatbotId: string
  type: SourceType
  name: string
  url: string | null
  /** Of a site: which pages it has, and the number of this crawl. */
  include: string[]
  exclude: string[]
  maxPages: number
  crawl: number
  /** Whether an earlier process began this crawl. */
  isCrawling: boolean
  /** How often it was taken since it last succeeded; 1 for the first. */
  attempts: number
  /** Of this process. */
  runner: string
}

/** What is read of it. */
export type TakenDocument = {
  id: string
  /** Of a site's page; empty for the only document of a source. */
  address: string
  revision: number
  isLive: boolean
  mediaType: string | null
  /** Whether the passages of this revision are all stored. */
  isCut: boolean
  /** How many of its terms are in the index. */
  termsDone: number
  /** Of this revision, once it is cut. */
  about: { title: string | null; pages: number | null }
}

/** The source was deleted or replaced, or another process has it: see frontdesk_hold_source() in the migrations. */
const LEASE_LOST = 'FD012'

export function isLeaseLost(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === LEASE_LOST
}

/**
 * Takes a waiting source of each of these groups of types, in one transaction: it is asked every few seconds.
 * @returns in the order of the groups; undefined where none waits
 */
export async function takeSources(
  connections: Connections,
  runner: string,
  groups: readonly (readonly SourceType[])[],
): Promise<(TakenSource | undefined)[]> {
  const taken = await asServiceRole(connections, (sql) =>
    groups.map(
      (types) => sql<Omit<TakenSource, 'runner'>[]>`
      select id, chatbot_id as "chatbotId", type, name, url, to_json(include) as include, to_json(exclude) as exclude,
        max_pages as "maxPages", crawl, is_crawling as "isCrawling", attempts
      from frontdesk_take_source(${runner}, ${[...types]}::text[])`,
    ),
  )
  return taken.map(([source]) => source && { ...source, runner })
}

export async function readTaken(connections: Connections, source: TakenSource) {
  const { documents, parts } = await asServiceRole(connections, (sql) => ({
    documents: sql<TakenDocument[]>`
      select ${takenColumns(sql)} from documents d where d.source_id = ${source.id} order by d.url limit 1`,
    parts: sql<{ bytes: Buffer }[]>`
      select o.bytes from documents d
        join source_originals o on o.document_id = d.id and o.revision = d.revision
      where d.source_id = ${source.id} and not d.is_cut order by o.part`,
  }))
  return { document: documents[0], original: Buffer.concat(parts.map(({ bytes }) => bytes)) }
}

/** Of `documents d`. */
export function takenColumns(sql: ReservedSql) {
  return sql`
    d.id, d.url as address, d.revision, d.live_revision is not distinct from d.revision as "isLive",
    d.media_type as "mediaType", d.is_cut as "isCut", d.terms_done as "termsDone",
    json_build_object('title', d.next_title, 'pages', d.next_pages) as about`
}

type Reading = { source: TakenSource; document: TakenDocument }

/** @returns the number of the first of them */
export async function addPassages(
  connections: Connections,
  { source, document }: Reading,
  passages: readonly Passage[],
  { isFirst, isLast, about }: { isFirst: boolean; isLast: boolean; about: TakenDocument['about'] },
): Promise<number> {
  const headings = passages.map(({ heading }) => heading)
  const pages = passages.map(({ page }) => page)
  const texts = passages.map(({ text }) => text)
  const { added } = await asServiceRole(connections, (sql) => ({
    added: sql<{ first: number }[]>`
      select frontdesk_add_passages(${source.id}, ${source.runner}, ${document.id}, ${document.revision}, ${isFirst},
        ${isLast}, ${about.title}, ${about.pages}, ${headings}::text[], ${pages}::integer[], ${texts}::text[]) as first`,
  }))
  return added[0]?.first ?? 0
}

export type NumberedPassage = { number: number; heading: string | null; text: string }

export async function readCut(connections: Connections, { document }: Reading): Promise<NumberedPassage[]> {
  const { passages } = await asServiceRole(connections, (sql) => ({
    passages: sql<NumberedPassage[]>`
      select number, heading, text from passages
      where document_id = ${document.id} and revision = ${document.revision} order by number`,
  }))
  return passages
}

/** @param done how many of the document's terms are stored with these */
export async function addTerms(
  connections: Connections,
  { source, document }: Reading,
  rows: readonly TermPostings[],
  done: number,
): Promise<void> {
  const terms = rows.map(({ term }) => term)
  const frequencies = rows.map(({ frequency }) => frequency)
  const packed = rows.map(({ postings }) => Buffer.from(postings).toString('base64'))
  await asServiceRole(connections, (sql) => [
    sql`
      select frontdesk_add_terms(${source.id}, ${source.runner}, ${document.id}, ${document.revision}, ${terms}::text[],
        ${frequencies}::integer[], ${packed}::text[], ${done})`,
  ])
}

export type Published = TakenDocument['about'] & { language: string | null }

export async function publish(
  connections: Connections,
  { source, document }: Reading,
  { title, pages, language }: Published,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      select frontdesk_publish_document(${source.id}, ${source.runner}, ${document.id}, ${document.revision}, ${title},
        ${pages}, ${language})`,
  ])
}

/**
 * Also all of a document that is not live, which must not be one that is read now.
 * @returns how many; at most so many that nobody waits for it
 */
export async function deleteReplacedPassages(connections: Connections, documentId: string): Promise<number> {
  const { deleted } = await asServiceRole(connections, (sql) => ({
    deleted: sql`
      delete from passages p using (
        select p.chatbot_id, p.number from documents d
          join passages p on p.document_id = d.id and p.revision < coalesce(d.live_revision, d.revision + 1)
        where d.id = ${documentId} limit 500
      ) old
      where p.chatbot_id = old.chatbot_id and p.number = old.number returning p.number`,
  }))
  return deleted.length
}

export type Progress = { done: number; total: number; unit: 'bytes' | 'pages' | 'passages' }

/** Also renews the lease. */
export async function reportProgress(
  connections: Connections,
  { id, runner }: TakenSource,
  { done, total, unit }: Progress,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_hold_source(${id}, ${runner})`,
    sql`
      update sources set progress_done = ${done}, progress_total = ${total}, progress_unit = ${unit}
      where id = ${id} and runner = ${runner}`,
  ])
}

/** The end of a reading that succeeded, or failed for now. @param status `ready` where something answers */
export async function endReading(
  connections: Connections,
  { id, runner }: TakenSource,
  status: 'ready' | 'failed',
  error: SourceError | null,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_end_reading(${id}, ${runner}, ${status}, ${error && json(sql, error)})`,
  ])
}

/** What answered before goes on answering. */
export async function failSource(
  connections: Connections,
  { id, runner }: TakenSource,
  error: SourceError,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update sources s set
        status = 'failed', error = ${json(sql, error)}, updated_at = now(), attempts = 0, runner = null, lease_until = null,
        is_crawling = false, wanted_at = frontdesk_next_reading(s)
      where s.id = ${id} and s.runner = ${runner}`,
    // What could not be read is fetched again, and not compared with.
    sql`
      update documents d set is_fetched = false, etag = null, last_modified = null, content_hash = null
      from sources s where d.source_id = ${id} and d.is_fetched and s.id = d.source_id and s.runner is null`,
  ])
}

/** Another process, or this one later, reads it. */
export async function releaseSource(connections: Connections, { id, runner }: TakenSource): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update sources s set runner = null, lease_until = null, wanted_at = now() + interval '5 seconds'
      where s.id = ${id} and s.runner = ${runner}`,
  ])
}

export async function renewLeases(
  connections: Connections,
  runner: string,
  ids: readonly string[],
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update sources set lease_until = now() + frontdesk_source_lease()
      where id = any (${[...ids]}::uuid[]) and runner = ${runner}`,
  ])
}

/** Of the processes before this one, where only one uses the database. */
export async function endAllLeases(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update sources set runner = null, lease_until = null where wanted_at is not null and runner is not null`,
  ])
}
