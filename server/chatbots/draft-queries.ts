/**
 * Drafts, publishing and versions. A draft is complete: publishing replaces the published content with it. See
 * docs/decisions/0021.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, json, type User } from '../database/transaction.ts'
import type { Form } from '../intake/form.ts'
import { useForm } from '../intake/form-queries.ts'
import { type ChatbotContent, publishedContent, type StoredContent } from './content.ts'
import { orSlugTaken, withFreeSlug } from './owned-chatbot-queries.ts'
import { pruneVersions, type Quotas, withinQuotas } from './quotas.ts'

/** A chatbot in its owner's editor. */
export type EditedChatbot = {
  id: string
  published: ChatbotContent
  draft: ChatbotContent | null
  draftSavedAt: Date | null
  /** 0 before the first publication from the dashboard. */
  version: number
  createdAt: Date
  updatedAt: Date
}

/** Absent keys stay unchanged. */
export type DraftChange = Partial<StoredContent> & { form?: Form | null }

type EditedRow = Omit<EditedChatbot, 'published' | 'draft'> & {
  published: StoredContent
  form: Form | null
  draft: StoredContent | null
  draftForm: Form | null
}

/** @returns undefined when this user owns no such chatbot */
export async function findEdited(
  connections: Connections,
  owner: User,
  id: string,
): Promise<EditedChatbot | undefined> {
  const [rows] = await asPerson(connections, owner, (sql) => [edited(sql, isOwn(sql, owner, id))])
  return rows.map(toEdited)[0]
}

export type NewContent = Omit<ChatbotContent, 'public_url_slug'> & { public_url_slug?: string | undefined }

/**
 * Creates a chatbot and publishes it as its first version.
 * @throws SlugTaken when the given slug is taken
 */
export async function createPublished(
  connections: Connections,
  owner: User,
  content: NewContent,
  quotas: Quotas,
): Promise<EditedChatbot> {
  const { name, description, is_public, configuration, facts, form } = content
  return withFreeSlug(connections, { name, slug: content.public_url_slug }, async (slug) => {
    const { created } = await asPerson(connections, owner, (sql) => {
      // The chatbot of this transaction: another one of the owner may have the slug.
      const isNew = sql`b.public_url_slug = ${slug} and b.owner_id = ${owner.userId} and b.created_at = now()`
      const [asServiceRole, checked] = withinQuotas(sql, owner, quotas, ['chatbots', 'bytes'])
      return {
        inserted: sql`
          insert into chatbots (
            owner_id, name, description, is_public, configuration, facts, public_url_slug, version)
          values (${owner.userId}, ${name}, ${description}, ${is_public}, ${json(sql, configuration)},
            ${facts}, ${slug}, 1)
          on conflict (public_url_slug) do nothing`,
        form: form ? useForm(sql, isNew, form) : undefined,
        version: sql`
          insert into chatbot_versions (chatbot_id, version, content, form_id)
          select b.id, b.version, ${publishedContent(sql)}, b.form_id from chatbots b where ${isNew}`,
        created: edited(sql, isNew),
        asServiceRole,
        checked,
      }
    })
    return created.map(toEdited)[0]
  })
}

/**
 * @param base when the draft that this one is based on was saved, in ISO 8601 with milliseconds; null for none
 * @returns 'changed' when another was saved since; undefined when this user owns no such chatbot
 */
export async function saveDraft(
  connections: Connections,
  owner: User,
  id: string,
  { form, ...content }: DraftChange,
  base: string | null,
  quotas: Quotas,
): Promise<EditedChatbot | 'changed' | undefined> {
  const [found, saved, rows] = await asPerson(connections, owner, (sql) => {
    const sent = json(sql, content)
    const document = json(sql, form ?? {})
    const hasNew = form ? sql`true` : sql`false`
    // Idempotency: a repeated call finds its own draft.
    const isBase = sql`(
      ${savedAt(sql)} is not distinct from ${base}
      or (b.draft = b.draft || ${sent} and ${hasForm(sql, form)}))`
    return [
      sql`select from chatbots b where ${isOwn(sql, owner, id)} for update`,
      sql`
        with known as (
          select f.id from chatbots b join forms f on f.id in (b.form_id, b.draft_form_id)
          where ${isOwn(sql, owner, id)} and f.document = ${document}
          order by f.id = b.form_id desc limit 1
        ), added as (
          insert into forms (chatbot_id, document, is_draft)
          select b.id, ${document}, true from chatbots b
          where ${hasNew} and ${isOwn(sql, owner, id)} and ${isBase}
            and not exists (select from known)
          returning id
        )
        update chatbots b set draft = coalesce(b.draft, ${publishedContent(sql)}) || ${sent},
          draft_form_id = ${formIdAfter(sql, form)}, draft_saved_at = ${now(sql)}
        where ${isOwn(sql, owner, id)} and ${isBase}
        returning b.id`,
      edited(sql, isOwn(sql, owner, id)),
      ...withinQuotas(sql, owner, quotas, ['bytes']),
    ]
  })
  if (found.length === 0) return undefined
  return saved.length === 0 ? 'changed' : rows.map(toEdited)[0]
}

/** Discards the draft. @returns whether this user owns the chatbot */
export async function discardDraft(connections: Connections, owner: User, id: string): Promise<boolean> {
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql`
      update chatbots b set draft = null, draft_form_id = null, draft_saved_at = null
      where ${isOwn(sql, owner, id)} returning b.id`,
  ])
  return rows.length === 1
}

/**
 * Publishes the draft. Changes made by another API since the last version are stored as a version of their own.
 * Two concurrent calls publish once.
 * @returns 'nothing' when there is no draft; undefined when this user owns no such chatbot
 * @throws SlugTaken
 */
export async function publish(
  connections: Connections,
  owner: User,
  id: string,
  note: string,
  quotas: Quotas,
): Promise<EditedChatbot | 'nothing' | undefined> {
  const [found, published, rows] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots b where ${isOwn(sql, owner, id)} for update`,
    sql`
      with before as (
        insert into chatbot_versions (chatbot_id, version, content, form_id, published_at)
        select b.id, b.version + 1, ${publishedContent(sql)}, b.form_id, b.updated_at
        from chatbots b left join chatbot_versions v on v.chatbot_id = b.id and v.version = b.version
        where ${isOwn(sql, owner, id)} and b.draft is not null
          and (v.content is distinct from ${publishedContent(sql)} or v.form_id is distinct from b.form_id)
        returning version
      ), published as (
        update chatbots b set name = b.draft ->> 'name', description = b.draft ->> 'description',
          is_public = (b.draft ->> 'is_public')::boolean, public_url_slug = b.draft ->> 'public_url_slug',
          configuration = b.draft -> 'configuration', facts = b.draft ->> 'facts', form_id = b.draft_form_id,
          version = coalesce((select version from before), b.version) + 1,
          draft = null, draft_form_id = null, draft_saved_at = null, updated_at = now()
        where ${isOwn(sql, owner, id)} and b.draft is not null
        returning b.id, b.version, ${publishedContent(sql)} as content, b.form_id
      )
      insert into chatbot_versions (chatbot_id, version, content, form_id, note)
      select id, version, content, form_id, ${note} from published
      returning version`,
    edited(sql, isOwn(sql, owner, id)),
    ...pruneVersions(sql, owner, quotas, id),
    ...withinQuotas(sql, owner, quotas, ['bytes']),
  ]).catch(orSlugTaken)
  if (found.length === 0) return undefined
  return published.length === 0 ? 'nothing' : rows.map(toEdited)[0]
}

/**
 * Restores a version as the draft, which replaces any draft.
 * @returns 'no_version'; undefined when this user owns no such chatbot
 */
export async function restore(
  connections: Connections,
  owner: User,
  id: string,
  version: number,
  quotas: Quotas,
): Promise<EditedChatbot | 'no_version' | undefined> {
  const [restored, rows] = await asPerson(connections, owner, (sql) => [
    sql`
      update chatbots b set draft = v.content, draft_form_id = v.form_id, draft_saved_at = ${now(sql)}
      from chatbot_versions v
      where ${isOwn(sql, owner, id)} and v.chatbot_id = b.id and v.version = ${version}
      returning b.id`,
    edited(sql, isOwn(sql, owner, id)),
    ...withinQuotas(sql, owner, quotas, ['bytes']),
  ])
  if (rows.length === 0) return undefined
  return restored.length === 0 ? 'no_version' : rows.map(toEdited)[0]
}

export type Version = { version: number; publishedAt: Date; note: string; content: ChatbotContent }

/** Limits of the list; the newest versions are returned. */
const VERSIONS = { count: 100, characters: 4_000_000 }

/** Newest first; undefined when this user owns no such chatbot. */
export async function listVersions(
  connections: Connections,
  owner: User,
  id: string,
): Promise<Version[] | undefined> {
  type VersionRow = Omit<Version, 'content'> & { content: StoredContent; form: Form | null }
  const [found, rows] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots b where ${isOwn(sql, owner, id)}`,
    sql<VersionRow[]>`
      select version, published_at as "publishedAt", note, content, f.document as form
      from (
        select *, sum(length(content::text)) over (order by version desc) as characters
        from (
          select v.* from chatbot_versions v join chatbots b on b.id = v.chatbot_id
          where ${isOwn(sql, owner, id)} order by v.version desc limit ${VERSIONS.count}
        ) newest
      ) v left join forms f on f.id = v.form_id
      where characters <= ${VERSIONS.characters}
      order by version desc`,
  ])
  if (found.length === 0) return undefined
  return rows.map(({ form, ...version }) => ({ ...version, content: { ...version.content, form } }))
}

/** Of chatbots `b`. */
function isOwn(sql: ReservedSql, owner: User, id: string) {
  return sql`b.id = ${id} and b.owner_id = ${owner.userId}`
}

function edited(sql: ReservedSql, which: PendingQuery<Row[]>) {
  return sql<EditedRow[]>`
    select b.id, ${publishedContent(sql)} as published, b.draft, b.draft_saved_at as "draftSavedAt", b.version,
      (select f.document from forms f where f.id = b.form_id) as form,
      (select f.document from forms f where f.id = b.draft_form_id) as "draftForm",
      b.created_at as "createdAt", b.updated_at as "updatedAt"
    from chatbots b where ${which}`
}

function toEdited({ form, draftForm, ...row }: EditedRow): EditedChatbot {
  return {
    ...row,
    published: { ...row.published, form },
    draft: row.draft && { ...row.draft, form: draftForm },
  }
}

/** Strictly increasing, even within one millisecond. */
function now(sql: ReservedSql) {
  return sql`
    greatest(date_trunc('milliseconds', clock_timestamp()), b.draft_saved_at + interval '1 millisecond')`
}

/** In milliseconds, the precision sent to the dashboard. */
function savedAt(sql: ReservedSql) {
  return sql`to_char(b.draft_saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

/** Whether the draft has this form; undefined leaves it unchanged. */
function hasForm(sql: ReservedSql, form: Form | null | undefined) {
  if (form === undefined) return sql`true`
  if (form === null) return sql`b.draft_form_id is null`
  return sql`exists (select from forms f where f.id = b.draft_form_id and f.document = ${json(sql, form)})`
}

/** @param form where there is one, it is in the statement's `known` or `added` */
function formIdAfter(sql: ReservedSql, form: Form | null | undefined) {
  if (form === undefined) return sql`case when b.draft is null then b.form_id else b.draft_form_id end`
  if (form === null) return sql`null`
  return sql`(select id from known union all select id from added limit 1)`
}
