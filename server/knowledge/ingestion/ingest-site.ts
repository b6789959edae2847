/**
 * Reads a site breadth first, from a start page or a sitemap. Each page is a document, published for itself. The queue is
 * stored, so that a crawl goes on where it was: after a crash, and after each few pages, between which other sources have
 * their turn.
 */
import { FetchFailure } from '../web/fetch-failure.ts'
import { normalizePath } from '../web/path-patterns.ts'
import type { SiteScope } from '../web/site-scope.ts'
import type { Ingesting } from './ingest.ts'
import { endReading, type TakenSource } from './ingestion-queries.ts'
import { readSitePage, type SitePage } from './read-site-page.ts'
import {
  type CrawlState,
  deleteGonePages,
  openCrawl,
  pauseCrawl,
  readCrawl,
  retire,
  type SiteDocument,
  summarizeSite,
} from './site-queries.ts'
import { MEANINGS, sourceErrorOf } from './source-errors.ts'

/** At a page a second, a turn takes about ten seconds. */
const PAGES_OF_A_TURN = 10
/** Redirects, sitemaps and broken links are addresses, but no pages. */
const ADDRESSES_PER_PAGE = 4
const MIN_ADDRESSES = 50

/** @throws as `ingest` */
export async function ingestSite(given: Ingesting): Promise<void> {
  const { connections, signal } = given
  const source = await openCrawl(connections, given.source)
  const ingesting = { ...given, source }
  for (let read = 0; ; read++) {
    signal.throwIfAborted()
    const state = await readCrawl(connections, source)
    const { document, pages, found } = state
    given.onProgress({ done: pages, total: Math.min(found, source.maxPages), unit: 'pages' })
    if (!document || pages >= source.maxPages) return endCrawl(ingesting)
    if (read === PAGES_OF_A_TURN) return pauseCrawl(connections, source)
    if (!(await readNext(ingesting, state, document))) return
  }
}

/** @returns false where the crawl has ended with this page */
async function readNext(ingesting: Ingesting, state: CrawlState, document: SiteDocument): Promise<boolean> {
  const { source } = ingesting
  const room = Math.max(source.maxPages * ADDRESSES_PER_PAGE, MIN_ADDRESSES) - state.found
  const scope = scopeOf(source, state.starts)
  const page = { ...ingesting, document, scope, room, starts: state.starts.length }
  try {
    await readSitePage(page)
    return true
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error
    await endAtStart(page, error)
    return false
  }
}

function scopeOf({ include, exclude }: TakenSource, starts: readonly string[]): SiteScope {
  const hosts = new Set(starts.map((start) => new URL(start).host))
  return { hosts, include: include.map(normalizePath), exclude: exclude.map(normalizePath) }
}

/** A site whose start is gone has no pages. One that does not answer keeps them. */
async function endAtStart(page: SitePage, failure: FetchFailure): Promise<void> {
  const { connections, source } = page
  if (failure.code === 'not_found') {
    await retire(connections, page)
    await deletePages(page)
  }
  const { pages } = await summarizeSite(connections, source)
  if (!failure.isTemporary || pages === 0) throw failure
  await endReading(connections, source, 'ready', sourceErrorOf(failure) ?? null)
}

async function endCrawl(ingesting: Ingesting): Promise<void> {
  const { connections, source } = ingesting
  await deletePages(ingesting)
  const { pages, error } = await summarizeSite(connections, source)
  const failure = error ?? { code: 'no_text', message: MEANINGS.no_text }
  if (pages === 0) await endReading(connections, source, 'failed', failure)
  else await endReading(connections, source, 'ready', null)
}

async function deletePages({ connections, source, signal }: Ingesting): Promise<void> {
  while ((await deleteGonePages(connections, source)) > 0) signal.throwIfAborted()
}
