/** Publishing, and the versions that it stores. See docs/decisions/0021 and 0038. */
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import type { Form } from '../intake/form.ts'
import { type ChatbotContent, publishedContent, type StoredContent } from './content.ts'
import { DraftChanged, type EditedChatbot, edited, isOwn, lockDraft, toEdited } from './edited-queries.ts'
import { orSlugTaken } from './owned-chatbot-queries.ts'
import { pruneVersions, type Quotas, withinQuotas } from './quotas.ts'

/** @property base the revision that is published; undefined for whichever is the newest */
export type Publication = { note: string; base: number | undefined }

/**
 * Publishes the draft. Changes made by another API since the last version are stored as a version of their own.
 * Two concurrent calls publish once.
 * @returns 'nothing' when there is no draft; undefined when this user owns no such chatbot
 * @throws DraftChanged when the revision is another one than `base`; SlugTaken, QuotaExceeded
 */
export async function publish(
  connections: Connections,
  owner: User,
  id: string,
  { note, base }: Publication,
  quotas: Quotas,
): Promise<EditedChatbot | 'nothing' | undefined> {
  const [[found], published, rows] = await asPerson(connections, owner, (sql) => {
    const isMeant = sql`
      ${isOwn(sql, owner, id)} and b.draft is not null
      and ${base === undefined ? sql`true` : sql`b.draft_revision = ${base}`}`
    return [
      lockDraft(sql, owner, id),
      sql`
        with before as (
          insert into chatbot_versions (chatbot_id, owner_id, version, content, form_id, published_at)
          select b.id, b.owner_id, b.version + 1, ${publishedContent(sql)}, b.form_id, b.updated_at
          from chatbots b left join chatbot_versions v on v.chatbot_id = b.id and v.version = b.version
          where ${isMeant}
            and (v.content is distinct from ${publishedContent(sql)} or v.form_id is distinct from b.form_id)
          returning version
        ), published as (
          update chatbots b set name = b.draft ->> 'name', description = b.draft ->> 'description',
            is_public = (b.draft ->> 'is_public')::boolean, public_url_slug = b.draft ->> 'public_url_slug',
            configuration = b.draft -> 'configuration', facts = b.draft ->> 'facts', form_id = b.draft_form_id,
            version = coalesce((select version from before), b.version) + 1, updated_at = now(),
            draft = null, draft_form_id = null, draft_saved_at = null, draft_revision = b.draft_revision + 1
          where ${isMeant}
          returning b.id, b.owner_id, b.version, ${publishedContent(sql)} as content, b.form_id
        )
        insert into chatbot_versions (chatbot_id, owner_id, version, content, form_id, note)
        select id, owner_id, version, content, form_id, ${note} from published
        returning version`,
      edited(sql, isOwn(sql, owner, id)),
      ...pruneVersions(sql, owner, quotas, id),
      ...withinQuotas(sql, owner, quotas, ['bytes']),
    ]
  }).catch(orSlugTaken)
  if (!found) return undefined
  if (published.length === 1) return rows.map(toEdited)[0]
  if (found.hasDraft) throw new DraftChanged(found.revision)
  return 'nothing'
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
      update chatbots b set draft = v.content, draft_form_id = v.form_id, draft_saved_at = now(),
        draft_revision = b.draft_revision + 1
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
