/** A chatbot in its owner's editor: its published content and its draft. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, json, type User } from '../database/transaction.ts'
import type { Form } from '../intake/form.ts'
import { useForm } from '../intake/form-queries.ts'
import { type ChatbotContent, publishedContent, type StoredContent } from './content.ts'
import { withFreeSlug } from './owned-chatbot-queries.ts'
import { type Quotas, withinQuotas } from './quotas.ts'

export type EditedChatbot = {
  id: string
  published: ChatbotContent
  draft: ChatbotContent | null
  /** Increases with each change of the draft, or without one of the published content. */
  revision: number
  /** 0 before the first publication from the dashboard. */
  version: number
  createdAt: Date
  updatedAt: Date
}

type EditedRow = Omit<EditedChatbot, 'published' | 'draft'> & {
  published: StoredContent
  form: Form | null
  draft: StoredContent | null
  draftForm: Form | null
}

/** The draft has another revision than the caller expected. */
export class DraftChanged extends Error {
  readonly revision: number

  constructor(revision: number) {
    super('the draft was changed')
    this.name = 'DraftChanged'
    this.revision = revision
  }
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
          insert into chatbot_versions (chatbot_id, owner_id, version, content, form_id)
          select b.id, b.owner_id, b.version, ${publishedContent(sql)}, b.form_id from chatbots b where ${isNew}`,
        created: edited(sql, isNew),
        asServiceRole,
        checked,
      }
    })
    return created.map(toEdited)[0]
  })
}

/** A condition on the chatbots `b`. */
export function isOwn(sql: ReservedSql, owner: User, id: string) {
  return sql`b.id = ${id} and b.owner_id = ${owner.userId}`
}

/** Reads the chatbots that `which` selects, as `b`. */
export function edited(sql: ReservedSql, which: PendingQuery<Row[]>) {
  return sql<EditedRow[]>`
    select b.id, ${publishedContent(sql)} as published, b.draft, b.draft_revision as revision, b.version,
      (select f.document from forms f where f.id = b.form_id) as form,
      (select f.document from forms f where f.id = b.draft_form_id) as "draftForm",
      b.created_at as "createdAt", b.updated_at as "updatedAt"
    from chatbots b where ${which}`
}

export function toEdited({ form, draftForm, ...row }: EditedRow): EditedChatbot {
  return {
    ...row,
    published: { ...row.published, form },
    draft: row.draft && { ...row.draft, form: draftForm },
  }
}

/** Locks the chatbot until the end of the transaction. */
export function lockDraft(sql: ReservedSql, owner: User, id: string) {
  return sql<{ revision: number; hasDraft: boolean }[]>`
    select b.draft_revision as revision, b.draft is not null as "hasDraft"
    from chatbots b where ${isOwn(sql, owner, id)} for update`
}
