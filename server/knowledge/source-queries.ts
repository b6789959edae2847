/** The sources of a chatbot for its owner. */
import { createHash, randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import { asOwner, isOwn, NotFound, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { cutPage, isAfter, type Place, timeOf } from '../database/place.ts'
import { containing } from '../database/search-pattern.ts'
import { becomeServiceRole, type Query, type Results } from '../database/transaction.ts'
import { partsOf } from './original-parts.ts'
import {
  DEFAULT_MAX_PAGES,
  type NewSource,
  type RefreshInterval,
  type Source,
  type SourceStatus,
} from './source.ts'

/** What a chatbot's sources may take; undefined for no limit. */
export type KnowledgeQuotas = { knowledgeBytes?: number; sources?: number }

/** `isNew` also where a source got another content. */
export type Added = { source: Source; isNew: boolean }

/**
 * Adds sources in one transaction. Under an external id that the chatbot has, a source is replaced. A file whose bytes are
 * there already stays as it is, and so does a source with the same content.
 * @throws NotFound, QuotaExceeded; then nothing is stored
 */
export async function addSources(
  connections: Connections,
  own: Own,
  given: readonly NewSource[],
  quotas: KnowledgeQuotas,
): Promise<Added[]> {
  const results = await asOwner(connections, own, (sql) => {
    const statements: Record<string, Query> = Object.fromEntries(
      given.flatMap((each, place) => additionOf(sql, own, each, place)),
    )
    return { ...statements, ...checkQuotas(sql, own, quotas) }
  })
  return given.map((_, place) => {
    const [added] = (results as Results<Record<string, Query>>)[`source ${place}`] as unknown as (Source & {
      isNew: boolean
    })[]
    if (!added) throw new NotFound('chatbot')
    const { isNew, ...source } = added
    return { source, isNew }
  })
}

/** The statements that add a source, by name; the last one reads it. */
function additionOf(sql: ReservedSql, own: Own, given: NewSource, place: number): [string, Query][] {
  const id = randomUUID()
  const document = randomUUID()
  const { original, externalId, type } = given
  const hash = original ? createHash('sha256').update(original.bytes).digest('hex') : null
  const replacement = externalId === null ? [] : replacing(sql, own, given, hash)
  const statements = [
    ...replacement,
    insertSource(sql, own, given, { source: id, hash }),
    sql`
      insert into documents (id, source_id, chatbot_id, owner_id, media_type)
      select ${document}, s.id, s.chatbot_id, s.owner_id, ${original?.mediaType ?? null}
      from sources s where s.id = ${id} and s.type <> 'site'`,
    ...originalParts(sql, given, document),
  ]
  const read = sql`
    select ${columns(sql)}, s.id = ${id} or s.wanted_at = now() as "isNew" from sources s
    where s.chatbot_id = ${ownId(sql, own)} and (
      s.id = ${id} or (${type === 'file'} and s.type = 'file' and s.content_hash = decode(${hash}, 'hex'))
      or s.external_id = ${externalId})`
  return [
    ...statements.map((statement, step): [string, Query] => [`${place} ${step}`, statement]),
    [`source ${place}`, read],
  ]
}

function insertSource(
  sql: ReservedSql,
  own: Own,
  { type, name, url, labels, refresh, externalId, original, site }: NewSource,
  { source, hash }: { source: string; hash: string | null },
): Query {
  const { include = [], exclude = [], maxPages = DEFAULT_MAX_PAGES } = site ?? {}
  return sql`
    insert into sources (id, chatbot_id, owner_id, type, name, url, labels, refresh, external_id, content_hash, size_bytes,
      include, exclude, max_pages)
    select ${source}, b.id, b.owner_id, ${type}, ${name}, ${url}, ${[...labels]}::text[], ${refresh}, ${externalId},
      decode(${hash}, 'hex'), ${original?.bytes.length ?? 0}, ${[...include]}::text[], ${[...exclude]}::text[], ${maxPages}
    from chatbots b where ${isOwn(sql, own)}
    on conflict do nothing`
}

/** Statements that give a source under its external id another content, if it has. It keeps its id. */
function replacing(
  sql: ReservedSql,
  own: Own,
  { type, name, url, labels, refresh, externalId, original }: NewSource,
  hash: string | null,
): Query[] {
  const changed = sql`
    s.chatbot_id = ${ownId(sql, own)} and s.external_id = ${externalId}
      and s.content_hash is distinct from decode(${hash}, 'hex')`
  const parts = original ? partsOf(original.bytes) : []
  return [
    sql`
      update documents d set revision = d.revision + 1, is_cut = false, terms_done = 0,
        media_type = ${original?.mediaType ?? null}
      from sources s where s.id = d.source_id and ${changed}`,
    ...parts.map(
      (bytes, part) => sql`
        insert into source_originals (document_id, revision, part, owner_id, bytes)
        select d.id, d.revision, ${part}, d.owner_id, ${bytes} from documents d join sources s on s.id = d.source_id
        where ${changed}`,
    ),
    sql`
      update sources s set
        type = ${type}, name = ${name}, url = ${url}, labels = ${[...labels]}::text[], refresh = ${refresh},
        content_hash = decode(${hash}, 'hex'), size_bytes = ${original?.bytes.length ?? 0},
        status = case when s.passages > 0 then 'stale' else 'queued' end, error = null, updated_at = now(),
        wanted_at = now(), attempts = 0, runner = null, lease_until = null
      where ${changed}`,
  ]
}

function originalParts(sql: ReservedSql, { original }: NewSource, document: string): Query[] {
  const parts = original ? partsOf(original.bytes) : []
  return parts.map(
    (bytes, part) => sql`
      insert into source_originals (document_id, revision, part, owner_id, bytes)
      select d.id, d.revision, ${part}, d.owner_id, ${bytes} from documents d where d.id = ${document}`,
  )
}

/** The last statements of a transaction: nobody but the server sums up what an owner has. */
function checkQuotas(
  sql: ReservedSql,
  own: Own,
  { knowledgeBytes, sources }: KnowledgeQuotas,
): Record<string, Query> {
  if (knowledgeBytes === undefined && sources === undefined) return {}
  return {
    system: becomeServiceRole(sql),
    // Of somebody else's chatbot nobody learns that it is full.
    within: sql`
      select frontdesk_check_knowledge(b.id, ${knowledgeBytes ?? null}, ${sources ?? null}) from chatbots b
      where ${isOwn(sql, own)}`,
  }
}

export type WantedSources = {
  limit: number
  after?: Place | undefined
  status?: SourceStatus | undefined
  label?: string | undefined
  /** Contained in the name. */
  text?: string | undefined
}

/** Newest first. @throws NotFound */
export async function listSources(
  connections: Connections,
  own: Own,
  { limit, after, status, label, text }: WantedSources,
): Promise<{ sources: Source[]; next: Place | undefined }> {
  const { sources } = await readAsOwner(connections, own, (sql) => ({
    sources: sql<(Source & Place)[]>`
      select ${columns(sql)}, ${timeOf(sql, sql`s.created_at`)} as at from sources s
      where s.chatbot_id = ${ownId(sql, own)} and ${isAfter(sql, after, sql`s.created_at`, sql`s.id`)}
        and (${status ?? null}::text is null or s.status = ${status ?? null})
        and (${label ?? null}::text is null or ${label ?? null} = any (s.labels))
        and (${text ?? null}::text is null or s.name ilike ${containing(text ?? '')})
      order by s.created_at desc, s.id desc limit ${limit + 1}`,
  }))
  const { page, next } = cutPage(sources, limit)
  return { sources: page.map(({ at: _, ...source }) => source), next }
}

/** A source as an owner refers to it. */
export type NamedSource = Own & { sourceId: string }

/** @throws NotFound */
export async function readSource(connections: Connections, named: NamedSource): Promise<Source> {
  const { sources } = await readAsOwner(connections, named, (sql) => ({
    sources: sql<Source[]>`select ${columns(sql)} from sources s where ${isNamed(sql, named)}`,
  }))
  return only(sources)
}

export type SourceChange = {
  name?: string | undefined
  labels?: readonly string[] | undefined
  refresh?: RefreshInterval | null | undefined
  isEnabled?: boolean | undefined
}

/** @throws NotFound */
export async function changeSource(
  connections: Connections,
  named: NamedSource,
  { name, labels, refresh, isEnabled }: SourceChange,
): Promise<Source> {
  const { sources } = await asOwner(connections, named, (sql) => ({
    sources: sql<Source[]>`
      update sources s set
        name = coalesce(${name ?? null}, s.name), labels = coalesce(${labels ? [...labels] : null}::text[], s.labels),
        refresh = case when ${refresh !== undefined} then ${refresh ?? null} else s.refresh end,
        is_enabled = coalesce(${isEnabled ?? null}, s.is_enabled), updated_at = now()
      where ${isNamed(sql, named)} returning ${columns(sql)}`,
    // What waits for its next reading waits for another time. What is read now is not disturbed.
    planned: sql`
      update sources s set wanted_at = frontdesk_next_reading(s)
      where ${isNamed(sql, named)} and ${refresh !== undefined} and s.status in ('ready', 'failed')
        and (s.wanted_at is null or s.wanted_at > now())`,
    ...count(sql, named),
  }))
  return only(sources)
}

/** Its passages are not found any more from now on. @throws NotFound */
export async function deleteSource(connections: Connections, named: NamedSource): Promise<void> {
  const { deleted } = await asOwner(connections, named, (sql) => ({
    deleted: sql`delete from sources s where ${isNamed(sql, named)} returning s.id`,
    ...count(sql, named),
  }))
  only(deleted)
}

/** Has it fetched and read again. @throws NotFound @returns undefined where it has no address */
export async function refreshSource(
  connections: Connections,
  named: NamedSource,
): Promise<Source | undefined> {
  const { found, sources } = await asOwner(connections, named, (sql) => ({
    found: sql`select s.id from sources s where ${isNamed(sql, named)}`,
    wanted: sql`
      update sources s set
        status = case when s.passages > 0 then 'stale' else 'queued' end, wanted_at = least(s.wanted_at, now()),
        attempts = 0, updated_at = now()
      where ${isNamed(sql, named)} and s.url is not null and s.type in ('url', 'site')`,
    sources: sql<Source[]>`
      select ${columns(sql)} from sources s
      where ${isNamed(sql, named)} and s.url is not null and s.type in ('url', 'site')`,
  }))
  only(found)
  return sources[0]
}

export type SourcePassage = {
  id: string
  number: number
  text: string
  heading: string | null
  page: number | null
  url: string | null
}

/** As they are searched, in order. @param after the number of the last one before @throws NotFound */
export async function listPassages(
  connections: Connections,
  named: NamedSource,
  { after, limit }: { after: number; limit: number },
): Promise<SourcePassage[]> {
  const { found, passages } = await readAsOwner(connections, named, (sql) => ({
    found: sql`select s.id from sources s where ${isNamed(sql, named)}`,
    passages: sql<SourcePassage[]>`
      select p.id, p.number, p.text, p.heading, p.page, coalesce(nullif(d.url, ''), s.url) as url
      from sources s
        join documents d on d.source_id = s.id
        join passages p on p.document_id = d.id and p.revision = d.live_revision
      where ${isNamed(sql, named)} and p.number > ${after}
      order by p.number limit ${limit}`,
  }))
  only(found)
  return passages
}

export type StoredOriginal = { name: string; type: string; mediaType: string | null; bytes: Buffer }

/** The bytes as they came. @throws NotFound, also where nothing was stored */
export async function readOriginal(connections: Connections, named: NamedSource): Promise<StoredOriginal> {
  const { parts } = await readAsOwner(connections, named, (sql) => ({
    parts: sql<(Omit<StoredOriginal, 'bytes'> & { bytes: Buffer })[]>`
      select s.name, s.type, d.media_type as "mediaType", o.bytes
      from sources s
        join documents d on d.source_id = s.id
        join source_originals o on o.document_id = d.id and o.revision = d.revision
      where ${isNamed(sql, named)} and s.type <> 'site' order by o.part`,
  }))
  const { name, type, mediaType } = only(parts)
  return { name, type, mediaType, bytes: Buffer.concat(parts.map(({ bytes }) => bytes)) }
}

/** Counts what can be found, as the server: it depends on all sources of the chatbot. */
function count(sql: ReservedSql, { chatbotId, owner }: Own) {
  return {
    system: becomeServiceRole(sql),
    counted: sql`
      select frontdesk_count_knowledge(b.id) from chatbots b where b.id = ${chatbotId} and b.owner_id = ${owner.userId}`,
  }
}

/** The condition on `sources s`. */
export function isNamed(sql: ReservedSql, named: NamedSource) {
  return sql`s.id = ${named.sourceId} and s.chatbot_id = ${ownId(sql, named)}`
}

/** @throws NotFound */
export function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (!row) throw new NotFound('source')
  return row
}

/** Of `sources s`. */
function columns(sql: ReservedSql) {
  return sql`
    s.id, s.type, s.name, s.url, s.status, s.error, s.progress_done as "progressDone",
    s.progress_total as "progressTotal", s.progress_unit as "progressUnit", s.size_bytes::float as "sizeBytes", s.pages,
    s.passages, s.characters, s.language, to_json(s.labels) as labels, encode(s.content_hash, 'hex') as "contentHash",
    s.external_id as "externalId", s.refresh, s.is_enabled as "isEnabled", s.created_at as "createdAt",
    s.updated_at as "updatedAt", s.indexed_at as "indexedAt", (
      select coalesce(sum(u.answers), 0)::integer from source_uses u
      where u.source_id = s.id and u.day > current_date - 30) as "usedInAnswers"`
}
