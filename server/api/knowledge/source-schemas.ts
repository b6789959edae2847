/** Request and response schemas of sources, and their presentation. */
import Type, { type Static } from 'typebox'
import { Problem } from '../../http/problems.ts'
import { exampleId, exampleTime, Id, Timestamp } from '../../http/schemas.ts'
import type { FoundPassage } from '../../knowledge/search.ts'
import {
  DEFAULT_MAX_PAGES,
  MAX_PAGES,
  type NewSource,
  REFRESH_INTERVALS,
  SOURCE_STATUSES,
  SOURCE_TYPES,
  type Source,
  writeFaq,
} from '../../knowledge/source.ts'
import type { SourcePassage } from '../../knowledge/source-queries.ts'
import { hasCredentials, MAX_ADDRESS, readAddress } from '../../knowledge/web/page-address.ts'

export const SourceParams = Type.Object({ id: Id, source_id: Id })

const MAX_NAME = 300
const MAX_URL = 2000
const MAX_LABELS = 20
/** In characters: what a source of text may have, and a question and an answer of a FAQ. */
const MAX_TEXT = 1_000_000
const MAX_QUESTION = 1000
const MAX_ANSWER = 20_000
const MAX_FAQ = 2000
/** Of a site. */
const MAX_PATTERNS = 50
const MAX_PATTERN = 300

export const Name = Type.String({ minLength: 1, maxLength: MAX_NAME, pattern: '\\S' })
export const Labels = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: MAX_LABELS })
export const Refresh = Type.Union([Type.Enum([...REFRESH_INTERVALS]), Type.Null()], {
  description: 'How often its address is read again; null for never',
})
export const Url = Type.String({
  minLength: 1,
  maxLength: MAX_URL,
  pattern: '^https?://[^\\s]+$',
  description: 'Of a public host, with http or https',
})

const beside = { labels: Type.Optional(Labels), refresh: Type.Optional(Refresh) }

export const TextSource = Type.Object(
  {
    type: Type.Literal('text'),
    name: Name,
    text: Type.String({ minLength: 1, maxLength: MAX_TEXT, pattern: '\\S', description: 'Text or Markdown' }),
    url: Type.Optional(Type.Union([Url, Type.Null()], { description: 'Where people can read it' })),
    ...beside,
  },
  {
    title: 'Text',
    examples: [{ type: 'text', name: 'Opening hours', text: 'We are open from 9 to 5.', labels: ['shop'] }],
  },
)
export const FaqItem = Type.Object({
  question: Type.String({ minLength: 1, maxLength: MAX_QUESTION, pattern: '\\S' }),
  answer: Type.String({ minLength: 1, maxLength: MAX_ANSWER, pattern: '\\S' }),
})
export const FaqSource = Type.Object(
  {
    type: Type.Literal('faq'),
    name: Type.Optional(Name),
    items: Type.Array(FaqItem, { minItems: 1, maxItems: MAX_FAQ }),
    ...beside,
  },
  {
    title: 'Questions and answers',
    examples: [{ type: 'faq', items: [{ question: 'Do you deliver?', answer: 'Yes, within a day.' }] }],
  },
)
export const UrlSource = Type.Object(
  { type: Type.Literal('url'), url: Url, ...beside },
  { title: 'Web page', examples: [{ type: 'url', url: 'https://example.com/prices', refresh: 'daily' }] },
)
const Patterns = Type.Array(Type.String({ minLength: 1, maxLength: MAX_PATTERN, pattern: '^[/*]' }), {
  maxItems: MAX_PATTERNS,
  description:
    'Beginnings of paths, such as `/docs/`, with `*` for anything and `$` for the end, as in robots.txt',
})
export const SiteSource = Type.Object(
  {
    type: Type.Literal('site'),
    url: Type.String({
      ...Url,
      description: 'A start page, whose links are followed on its host, or a sitemap',
    }),
    include: Type.Optional(Patterns),
    exclude: Type.Optional(Patterns),
    max_pages: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_PAGES, default: DEFAULT_MAX_PAGES })),
    ...beside,
  },
  {
    title: 'Site',
    examples: [{ type: 'site', url: 'https://example.com/docs/', include: ['/docs/'], refresh: 'weekly' }],
  },
)
export const NewSourceBody = Type.Union([TextSource, FaqSource, UrlSource, SiteSource])
export type NewSourceBody = Static<typeof NewSourceBody>

/** @param externalId a program's own name for it; null for none */
export function toNewSource(body: NewSourceBody, externalId: string | null): NewSource {
  const { labels = [], refresh = null } = body
  const rest = { labels: [...new Set(labels)], refresh, externalId }
  const encoder = new TextEncoder()
  if (body.type === 'url' || body.type === 'site') return toWebSource(body, rest)
  if (body.type === 'text') {
    const bytes = encoder.encode(body.text)
    const original = { bytes, fileName: 'text.md', mediaType: 'text/plain; charset=utf-8' }
    return { ...rest, type: 'text', name: body.name.trim(), url: body.url ?? null, original }
  }
  const original = { bytes: writeFaq(body.items), fileName: 'faq.json', mediaType: 'application/json' }
  const name = body.name?.trim() ?? nameAfter(body.items[0]?.question ?? '')
  return { ...rest, type: 'faq', name, url: null, original }
}

/** Without half a character at its end. */
function nameAfter(question: string): string {
  return question
    .trim()
    .slice(0, MAX_NAME)
    .replace(/[\ud800-\udbff]$/, '')
}

type Rest = Pick<NewSource, 'labels' | 'refresh' | 'externalId'>

/** The name is the address until the page is read. */
function toWebSource(body: Static<typeof UrlSource> | Static<typeof SiteSource>, rest: Rest): NewSource {
  const url = readAddress(body.url)
  if (url === undefined || hasCredentials(body.url)) throw wrongAddress()
  const source = { ...rest, name: url.slice(0, MAX_NAME), url, original: undefined }
  if (body.type === 'url') return { ...source, type: 'url' }
  const { include = [], exclude = [], max_pages: maxPages = DEFAULT_MAX_PAGES } = body
  return { ...source, type: 'site', site: { include, exclude, maxPages } }
}

export function wrongCursor(): Problem {
  const message = 'Must be next_cursor of the page before'
  return new Problem('invalid_request', { errors: [{ path: 'cursor', message }] })
}

function wrongAddress(): Problem {
  const message = `must be an address with http or https, without a password, of at most ${MAX_ADDRESS} characters`
  return new Problem('invalid_request', { errors: [{ path: 'url', message }] })
}

export const orNull = <Schema extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(
  schema: Schema,
) => Type.Union([schema, Type.Null()])

export const ErrorAnswer = Type.Union([
  Type.Object({ code: Type.String(), message: Type.String({ description: 'For the owner' }) }),
  Type.Null(),
])

export const SourceAnswer = Type.Object({
  id: Type.String(),
  type: Type.Enum([...SOURCE_TYPES]),
  name: Type.String(),
  url: orNull(Type.String()),
  status: Type.Enum([...SOURCE_STATUSES], {
    description: 'stale: an older state answers while the new one is read',
  }),
  error: ErrorAnswer,
  progress: Type.Object({
    done: Type.Integer(),
    total: Type.Integer(),
    unit: Type.Enum(['bytes', 'pages', 'passages']),
  }),
  size_bytes: Type.Integer(),
  pages: orNull(Type.Integer()),
  passages: Type.Integer(),
  characters: Type.Integer(),
  language: orNull(Type.String({ description: 'BCP 47' })),
  labels: Type.Array(Type.String()),
  content_hash: orNull(Type.String({ description: 'SHA-256 in hexadecimal' })),
  external_id: orNull(Type.String()),
  refresh: Refresh,
  enabled: Type.Boolean({ description: 'A disabled source is not searched' }),
  created_at: Timestamp,
  updated_at: Timestamp,
  indexed_at: Type.Union([Timestamp, Type.Null()]),
  used_in_answers: Type.Integer({ description: 'Replies of the last 30 days that rest on it' }),
})

export const exampleSource = {
  id: exampleId,
  type: 'text' as const,
  name: 'Opening hours',
  url: null,
  status: 'ready' as const,
  error: null,
  progress: { done: 1, total: 1, unit: 'passages' as const },
  size_bytes: 24,
  pages: null,
  passages: 1,
  characters: 24,
  language: 'en',
  labels: ['shop'],
  content_hash: 'b2b2f104d32c638903e151a9b20d6e27b41d8c0c84cf8458738f83ca2f1dd744',
  external_id: null,
  refresh: null,
  enabled: true,
  created_at: exampleTime,
  updated_at: exampleTime,
  indexed_at: exampleTime,
  used_in_answers: 0,
}

export function presentSource(source: Source): Static<typeof SourceAnswer> {
  return {
    id: source.id,
    type: source.type,
    name: source.name,
    url: source.url,
    status: source.status,
    error: source.error,
    progress: { done: source.progressDone, total: source.progressTotal, unit: source.progressUnit },
    size_bytes: source.sizeBytes,
    pages: source.pages,
    passages: source.passages,
    characters: source.characters,
    language: source.language,
    labels: source.labels,
    content_hash: source.contentHash,
    external_id: source.externalId,
    refresh: source.refresh,
    enabled: source.isEnabled,
    created_at: source.createdAt.toISOString(),
    updated_at: source.updatedAt.toISOString(),
    indexed_at: source.indexedAt?.toISOString() ?? null,
    used_in_answers: source.usedInAnswers,
  }
}

export const PassageAnswer = Type.Object({
  id: Type.String(),
  text: Type.String(),
  heading: orNull(Type.String({ description: 'The path of headings, the sheet, or the question of a FAQ' })),
  page: orNull(Type.Integer({ description: 'Of a PDF, or the slide' })),
  url: orNull(Type.String()),
})

export const examplePassage = {
  id: exampleId,
  text: 'We are open from 9 to 5.',
  heading: null,
  page: null,
  url: null,
}

export function presentPassage({ id, text, heading, page, url }: SourcePassage) {
  return { id, text, heading, page, url }
}

export const ResultAnswer = Type.Object({
  passage_id: Type.String(),
  source_id: Type.String(),
  name: Type.String(),
  type: Type.Enum([...SOURCE_TYPES]),
  heading: orNull(Type.String()),
  text: Type.String(),
  page: orNull(Type.Integer()),
  url: orNull(Type.String()),
  score: Type.Number({ description: 'Comparable within one search' }),
})

export const exampleResult = {
  passage_id: exampleId,
  source_id: exampleId,
  name: 'Opening hours',
  type: 'text' as const,
  heading: null,
  text: 'We are open from 9 to 5.',
  page: null,
  url: null,
  score: 1.4,
}

export function presentResult({ id, sourceId, name, type, heading, text, page, url, score }: FoundPassage) {
  return {
    passage_id: id,
    source_id: sourceId,
    name,
    type: type as Source['type'],
    heading,
    text,
    page,
    url,
    score: Math.round(score * 10_000) / 10_000,
  }
}
