/** Fetches the page at an address, if it has changed and its site allows it. */
import { createHash } from 'node:crypto'
import { FetchFailure } from './fetch-failure.ts'
import { isRedirect, locationOf, MAX_REDIRECTS } from './redirects.ts'
import type { Robots } from './robots.ts'
import type { WebClient, WebResponse } from './web-client.ts'

export type Web = { client: WebClient; robots: Robots }

/** What an earlier answer said of itself. */
export type Validators = { etag: string | null; lastModified: string | null }

export type FetchedPage = Validators & {
  kind: 'page'
  address: string
  bytes: Buffer
  /** SHA-256 in hexadecimal. */
  contentHash: string
  mediaType: string | null
}

export type Fetched = FetchedPage | { kind: 'unchanged' } | { kind: 'redirect'; address: string }

export type PageRequest = {
  address: string
  /** Of the page as it is stored; null to have it in any case. */
  known: Validators | null
  /** For the rules of robots.txt, which are read once in a crawl. */
  crawl: string
  signal: AbortSignal
}

const ACCEPT = 'text/html,application/xhtml+xml,application/pdf;q=0.9,text/*;q=0.9,*/*;q=0.8'
const HTML = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i
/** Of a header that is sent back. */
const MAX_VALIDATOR = 500
const MAX_MEDIA_TYPE = 300

/** Redirects are answered, not followed. @throws FetchFailure, the signal's reason */
export async function fetchPage({ client, robots }: Web, request: PageRequest): Promise<Fetched> {
  const { address, known, crawl, signal } = request
  await robots.check(address, crawl, signal)
  const { fileBytes, pageBytes, totalMs } = client.limits
  const response = await client.get(new URL(address), {
    headers: { accept: ACCEPT, ...conditions(known) },
    signal,
    totalMs,
    limitOf: (mediaType) => ({ bytes: HTML.test(mediaType) ? pageBytes : fileBytes, isCut: false }),
  })
  const { status } = response
  if (status === 304 && known) return { kind: 'unchanged' }
  if (isRedirect(status)) return { kind: 'redirect', address: targetOf(response, address) }
  if (status < 200 || status >= 300) throw failureOf(status)
  return pageOf(response, address)
}

/** @throws FetchFailure, also after too many redirects; the signal's reason */
export async function fetchWithRedirects(
  web: Web,
  request: PageRequest,
): Promise<FetchedPage | { kind: 'unchanged' }> {
  let { address } = request
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const fetched = await fetchPage(web, { ...request, address })
    if (fetched.kind !== 'redirect') return fetched
    address = fetched.address
  }
  throw new FetchFailure('unreachable', 'too many redirects')
}

function conditions(known: Validators | null): Record<string, string> {
  return {
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  }
}

function targetOf(response: WebResponse, address: string): string {
  const target = locationOf(response, address)
  if (target === undefined) throw new FetchFailure('unreachable', 'it redirects to no address')
  return target
}

function pageOf({ header, bytes }: WebResponse, address: string): FetchedPage {
  return {
    kind: 'page',
    address,
    bytes,
    contentHash: createHash('sha256').update(bytes).digest('hex'),
    mediaType: shortOrNull(header('content-type'), MAX_MEDIA_TYPE),
    etag: shortOrNull(header('etag'), MAX_VALIDATOR),
    lastModified: shortOrNull(header('last-modified'), MAX_VALIDATOR),
  }
}

/** What is stored and sent again is printable ASCII, as RFC 9110 has it. */
function shortOrNull(value: string | null, most: number): string | null {
  return value && value.length <= most && /^[\x20-\x7e]+$/.test(value) ? value : null
}

/** Whether another try may succeed: too early, too often, or the site's own fault. */
function isTemporary(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429
}

function failureOf(status: number): FetchFailure {
  const reason = `it answers ${status}`
  if (status === 404 || status === 410) return new FetchFailure('not_found', reason)
  if (isTemporary(status) || status < 400) return new FetchFailure('unreachable', reason)
  return new FetchFailure('fetch_refused', reason)
}
