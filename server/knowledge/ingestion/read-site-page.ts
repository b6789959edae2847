/** Reads one address of a site: a page, a redirect, or a sitemap. */
import { setImmediate as breathe } from 'node:timers/promises'
import { decodeText } from '../read/decode-text.ts'
import { FetchFailure } from '../web/fetch-failure.ts'
import { type FetchedPage, fetchPage } from '../web/fetch-page.ts'
import { linksOf } from '../web/page-links.ts'
import { MAX_REDIRECTS } from '../web/redirects.ts'
import { isInSite, isWanted, type SiteScope } from '../web/site-scope.ts'
import { readSitemap } from '../web/sitemap.ts'
import { ingestDocument } from './ingest-document.ts'
import { type IngestingPage, storeIfChanged } from './ingest-url.ts'
import { addPages, failPage, isCopy, retire, type SiteDocument } from './site-queries.ts'
import { sourceErrorOf } from './source-errors.ts'
import { readFetched, type WebDocument } from './web-queries.ts'

export type SitePage = IngestingPage & {
  document: SiteDocument
  scope: SiteScope
  /** How many addresses the crawl may still find. */
  room: number
  /** How many addresses the start had so far. */
  starts: number
}

/** @throws FetchFailure of the start; what no page can be blamed for, as `ingest` */
export async function readSitePage(page: SitePage): Promise<void> {
  const { connections, document } = page
  try {
    const changed = document.isFetched ? document : await fetchSitePage(page)
    if (changed) await ingestSitePage(page, changed)
  } catch (error) {
    const isOfAddress = error instanceof FetchFailure
    if (isOfAddress && document.isStart) throw error
    const failure = sourceErrorOf(error)
    if (!failure) throw error
    if (isOfAddress && error.code === 'not_found') await retire(connections, page)
    else await failPage(connections, page, failure)
  }
}

/** Its progress is not the site's. */
async function ingestSitePage(page: SitePage, document: WebDocument): Promise<void> {
  const original = await readFetched(page.connections, document)
  await ingestDocument({ ...page, document, onProgress: () => {} }, original)
}

/** @returns the document with its new revision; undefined where there is nothing to read */
async function fetchSitePage(page: SitePage): Promise<WebDocument | undefined> {
  const { connections, source, document, web, signal } = page
  const { address } = document
  const known = document.hasAnswers ? document : null
  const crawl = `${source.id} ${source.crawl}`
  const fetched = await fetchPage(web, { address, known, crawl, signal })
  if (fetched.kind === 'redirect') {
    await addTarget(page, fetched.address)
    return retireAs(page)
  }
  const isPage = await addFound(page, fetched.kind === 'page' ? fetched : await storedPage(page))
  const isNoPage = !isPage || !isWanted(page.scope, address)
  if (isNoPage || (fetched.kind === 'page' && (await isCopy(connections, page, fetched.contentHash))))
    return retireAs(page)
  return storeIfChanged(page, fetched)
}

async function retireAs(page: SitePage): Promise<undefined> {
  await retire(page.connections, page)
}

type Content = Pick<FetchedPage, 'bytes' | 'mediaType'>

/** What an unchanged page links to stands in its original. */
async function storedPage({ connections, document }: SitePage): Promise<Content> {
  return { bytes: await readFetched(connections, document), mediaType: document.mediaType }
}

/** A site may begin on one host and be on another one: with `www.`, for example. */
async function addTarget(
  { connections, source, document, scope, starts }: SitePage,
  target: string,
): Promise<void> {
  const { isStart, hasLinks } = document
  if (isStart && starts > MAX_REDIRECTS) throw new FetchFailure('unreachable', 'too many redirects')
  if (isStart || isInSite(scope, target)) await addPages(connections, source, [target], { hasLinks, isStart })
}

/** Queues what a page or a sitemap names. @returns whether it is a page */
async function addFound(page: SitePage, content: Content): Promise<boolean> {
  const { connections, source, document } = page
  const listed = await readSitemap(content.bytes, document.address)
  const isSitemap = listed !== undefined
  const links = listed ?? (document.hasLinks ? await linksIn(page, content) : [])
  const wanted = await wantedOf(links, page, isSitemap)
  await addPages(connections, source, wanted, { hasLinks: !isSitemap, isStart: false })
  return !isSitemap
}

const SITEMAP = /\.xml(?:\.gz)?$/
/** A sitemap has up to 50,000 addresses; in between, the event loop is free. */
const LINKS_IN_A_ROW = 1000

/** @param isListed whether a sitemap names them; further sitemaps match no pattern of pages */
async function wantedOf(
  links: readonly string[],
  { scope, room }: SitePage,
  isListed: boolean,
): Promise<string[]> {
  const wanted: string[] = []
  for (const [index, link] of links.entries()) {
    if (wanted.length >= room) break
    if (index % LINKS_IN_A_ROW === LINKS_IN_A_ROW - 1) await breathe()
    if (!isInSite(scope, link)) continue
    if (isWanted(scope, link) || (isListed && SITEMAP.test(link))) wanted.push(link)
  }
  return wanted
}

const HTML = /html/i

async function linksIn({ document }: SitePage, { bytes, mediaType }: Content): Promise<string[]> {
  if (mediaType !== null && !HTML.test(mediaType)) return []
  return linksOf(decodeText(bytes, mediaType), document.address)
}
