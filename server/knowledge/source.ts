/** What an owner gives a chatbot to answer from. */

export const SOURCE_TYPES = ['file', 'text', 'faq', 'url', 'site'] as const
export type SourceType = (typeof SOURCE_TYPES)[number]

export const SOURCE_STATUSES = ['queued', 'processing', 'ready', 'failed', 'stale'] as const
export type SourceStatus = (typeof SOURCE_STATUSES)[number]

export const REFRESH_INTERVALS = ['daily', 'weekly'] as const
export type RefreshInterval = (typeof REFRESH_INTERVALS)[number]

export type SourceError = { code: string; message: string }

export type Source = {
  id: string
  type: SourceType
  name: string
  url: string | null
  status: SourceStatus
  /** Why the last reading failed. */
  error: SourceError | null
  progressDone: number
  progressTotal: number
  progressUnit: 'bytes' | 'pages' | 'passages'
  sizeBytes: number
  /** Of a PDF or slides; of a site, those that answer. */
  pages: number | null
  passages: number
  characters: number
  /** BCP 47. */
  language: string | null
  labels: string[]
  /** SHA-256 in hexadecimal. */
  contentHash: string | null
  externalId: string | null
  refresh: RefreshInterval | null
  isEnabled: boolean
  createdAt: Date
  updatedAt: Date
  indexedAt: Date | null
  /** Replies of the last 30 days that rest on it. */
  usedInAnswers: number
}

export type Faq = { question: string; answer: string }

/** Of a source that is made now. */
export type NewSource = {
  type: SourceType
  name: string
  url: string | null
  labels: readonly string[]
  refresh: RefreshInterval | null
  externalId: string | null
  /** What is read, as it came; undefined for what has to be fetched first. */
  original: Original | undefined
  site?: SiteOptions
}

export const DEFAULT_MAX_PAGES = 200
export const MAX_PAGES = 500

/** Which pages a site has. Patterns are beginnings of paths, with `*` and `$` as in robots.txt. */
export type SiteOptions = { include: readonly string[]; exclude: readonly string[]; maxPages: number }

export type Original = {
  bytes: Uint8Array
  /** The name that chooses among formats of text. */
  fileName: string
  mediaType: string | null
}

/** The FAQ's bytes: JSON, as its original is downloaded. */
export function writeFaq(items: readonly Faq[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(items, null, 2))
}
