/** The statements of reading a site, as the server: its documents are also the queue of a crawl. */
import type { Connections } from '../../database/connections.ts'
import { asServiceRole, json } from '../../database/transaction.ts'
import type { SourceError } from '../source.ts'
import type { TakenSource } from './ingestion-queries.ts'
import { type WebDocument, webColumns } from './web-queries.ts'

export type SiteDocument = WebDocument & {
  /** The start, or what it redirects to. */
  isStart: boolean
  /** Whether its links are pages of the site. */
  hasLinks: boolean
}

/** Begins a crawl, or finds the one that another process began. @returns the source with its number */
export async function openCrawl(connections: Connections, source: TakenSource): Promise<TakenSource> {
  if (source.isCrawling) return source
  const { id, runner, url } = source
  const crawl = source.crawl + 1
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_hold_source(${id}, ${runner})`,
    sql`update sources s set crawl = ${crawl}, is_crawling = true, language = null where s.id = ${id}`,
    sql`update documents d set is_start = false where d.source_id = ${id} and d.is_start`,
    sql`
      insert into documents (source_id, chatbot_id, owner_id, url, found_in, is_start)
      select s.id, s.chatbot_id, s.owner_id, ${url}, ${crawl}, true from sources s where s.id = ${id}
      on conflict (source_id, url) do update set
        found_in = ${crawl}, position = 0, is_start = true, has_links = true, is_page = true`,
  ])
  return { ...source, crawl, isCrawling: true }
}

export type CrawlState = {
  /** The next one to read; undefined when all were read. */
  document: SiteDocument | undefined
  /** Addresses that were found in this crawl, and pages that were read in it and answer. */
  found: number
  pages: number
  /** Addresses of the start. */
  starts: string[]
}

export async function readCrawl(connections: Connections, { id, crawl }: TakenSource): Promise<CrawlState> {
  const { queue, counts } = await asServiceRole(connections, (sql) => ({
    queue: sql<SiteDocument[]>`
      select ${webColumns(sql)}, d.is_start as "isStart", d.has_links as "hasLinks" from documents d
      where d.source_id = ${id} and d.found_in = ${crawl} and d.read_in < ${crawl} order by d.position limit 1`,
    counts: sql<Omit<CrawlState, 'document'>[]>`
      select count(*)::integer as found,
        (count(*) filter (where d.read_in = ${crawl} and d.live_revision is not null))::integer as pages,
        coalesce(json_agg(d.url) filter (where d.is_start), '[]') as starts
      from documents d where d.source_id = ${id} and d.found_in = ${crawl}`,
  }))
  const { found = 0, pages = 0, starts = [] } = counts[0] ?? {}
  return { document: queue[0], found, pages, starts }
}

/** Queues addresses that are not queued yet. @param addresses at most so many that a statement may carry them */
export async function addPages(
  connections: Connections,
  { id, runner, crawl }: TakenSource,
  addresses: readonly string[],
  { hasLinks, isStart }: { hasLinks: boolean; isStart: boolean },
): Promise<void> {
  if (addresses.length === 0) return
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_hold_source(${id}, ${runner})`,
    sql`
      insert into documents as d (source_id, chatbot_id, owner_id, url, found_in, position, has_links, is_start)
      select s.id, s.chatbot_id, s.owner_id, given.address, ${crawl}, last.position + given.position, ${hasLinks}, ${isStart}
      from sources s
        cross join unnest(${[...addresses]}::text[]) with ordinality as given (address, position)
        cross join (
          select coalesce(max(x.position), 0) as position from documents x
          where x.source_id = ${id} and x.found_in = ${crawl}) last
      where s.id = ${id}
      on conflict (source_id, url) do update set
        found_in = excluded.found_in, position = excluded.position, has_links = excluded.has_links,
        is_start = excluded.is_start, is_page = true
      where d.found_in < excluded.found_in`,
  ])
}

type Reading = { source: TakenSource; document: WebDocument }

/** Whether another page of the site has the same bytes. */
export async function isCopy(
  connections: Connections,
  { source, document }: Reading,
  hash: string,
): Promise<boolean> {
  const { found } = await asServiceRole(connections, (sql) => ({
    found: sql`
      select d.id from documents d
      where d.source_id = ${source.id} and d.id <> ${document.id} and d.read_in = ${source.crawl}
        and d.live_revision is not null and d.content_hash = decode(${hash}, 'hex') limit 1`,
  }))
  return found.length > 0
}

/** An address without a page of its own: nothing is found of it, and it goes with the end of the crawl. */
export async function retire(connections: Connections, { source, document }: Reading): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_unpublish_document(${source.id}, ${source.runner}, ${document.id})`,
    sql`update documents d set is_page = false, read_in = ${source.crawl} where d.id = ${document.id}`,
  ])
}

/** What answered before goes on answering. What could not be read is fetched again, and not compared with. */
export async function failPage(
  connections: Connections,
  { source, document }: Reading,
  error: SourceError,
): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`select frontdesk_hold_source(${source.id}, ${source.runner})`,
    sql`
      update documents d set
        error = ${json(sql, error)}, checked_at = now(), read_in = ${source.crawl}, is_fetched = false,
        etag = case when not d.is_fetched then d.etag end,
        last_modified = case when not d.is_fetched then d.last_modified end,
        content_hash = case when not d.is_fetched then d.content_hash end
      where d.id = ${document.id}`,
  ])
}

/** So that no statement deletes the passages of many pages. */
const DELETED_AT_ONCE = 10

/**
 * Takes out some addresses that are no page, and pages that this crawl did not find. Where a page could not be fetched, its
 * links are not known, so that pages stay.
 * @returns how many
 */
export async function deleteGonePages(
  connections: Connections,
  { id, runner, crawl }: TakenSource,
): Promise<number> {
  const { deleted } = await asServiceRole(connections, (sql) => ({
    held: sql`select frontdesk_hold_source(${id}, ${runner})`,
    deleted: sql`
      delete from documents d using (
        select d.id from documents d
        where d.source_id = ${id} and (
          not d.is_page
          or d.read_in < ${crawl} and (d.live_revision is null or not exists (
            select from documents o
            where o.source_id = ${id} and o.read_in = ${crawl} and o.error ->> 'code' in ('unreachable', 'timeout'))))
        limit ${DELETED_AT_ONCE}) gone
      where d.id = gone.id returning d.id`,
    summed: sql`select frontdesk_sum_source(${id})`,
  }))
  return deleted.length
}

/** @returns how many pages answer, and why the first one that does not, does not */
export async function summarizeSite(connections: Connections, { id }: TakenSource) {
  const { found } = await asServiceRole(connections, (sql) => ({
    found: sql<{ pages: number; error: SourceError | null }[]>`
      update sources s set
        progress_done = coalesce(s.pages, 0), progress_total = coalesce(s.pages, 0), progress_unit = 'pages',
        size_bytes = (select coalesce(sum(d.size_bytes), 0) from documents d where d.source_id = s.id)
      where s.id = ${id}
      returning coalesce(s.pages, 0) as pages, (
        select d.error from documents d where d.source_id = s.id and d.error is not null
        order by d.is_start desc, d.position limit 1) as error`,
  }))
  return found[0] ?? { pages: 0, error: null }
}

/** Lets other sources be read before the next pages. */
export async function pauseCrawl(connections: Connections, { id, runner }: TakenSource): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update sources s set runner = null, lease_until = null, attempts = 0, wanted_at = now()
      where s.id = ${id} and s.runner = ${runner}`,
  ])
}
