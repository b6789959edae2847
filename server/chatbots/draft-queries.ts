/** Saving and discarding drafts. A draft is complete; see docs/decisions/0021 and 0038. */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, json, type User } from '../database/transaction.ts'
import type { Form } from '../intake/form.ts'
import { publishedContent, type StoredContent } from './content.ts'
import { DraftChanged, type EditedChatbot, edited, isOwn, lockDraft, toEdited } from './edited-queries.ts'
import { type Quotas, withinQuotas } from './quotas.ts'

/** Absent keys stay unchanged. */
export type DraftChange = Partial<StoredContent> & { form?: Form | null }

/**
 * @param base the revision that this draft is based on
 * @returns undefined when this user owns no such chatbot
 * @throws DraftChanged when the revision is another one; QuotaExceeded
 */
export async function saveDraft(
  connections: Connections,
  owner: User,
  id: string,
  { form, ...content }: DraftChange,
  base: number,
  quotas: Quotas,
): Promise<EditedChatbot | undefined> {
  const [[found], saved, rows] = await asPerson(connections, owner, (sql) => {
    const isBase = sql`${isOwn(sql, owner, id)} and b.draft_revision = ${base}`
    const document = json(sql, form ?? {})
    return [
      lockDraft(sql, owner, id),
      sql`
        with known as (
          select f.id from chatbots b join forms f on f.id in (b.form_id, b.draft_form_id)
          where ${isBase} and f.document = ${document}
          order by f.id = b.form_id desc limit 1
        ), added as (
          insert into forms (chatbot_id, owner_id, document, is_draft)
          select b.id, b.owner_id, ${document}, true from chatbots b
          where ${form ? isBase : sql`false`} and not exists (select from known)
          returning id
        )
        update chatbots b set draft = coalesce(b.draft, ${publishedContent(sql)}) || ${json(sql, content)},
          draft_form_id = ${formIdAfter(sql, form)}, draft_saved_at = now(), draft_revision = b.draft_revision + 1
        where ${isBase}
        returning b.id`,
      edited(sql, isOwn(sql, owner, id)),
      ...withinQuotas(sql, owner, quotas, ['bytes']),
    ]
  })
  if (!found) return undefined
  if (saved.length === 0) throw new DraftChanged(found.revision)
  return rows.map(toEdited)[0]
}

/** @param form where there is one, it is in the statement's `known` or `added` */
function formIdAfter(sql: ReservedSql, form: Form | null | undefined) {
  if (form === undefined) return sql`case when b.draft is null then b.form_id else b.draft_form_id end`
  if (form === null) return sql`null`
  return sql`(select id from known union all select id from added limit 1)`
}

/** Discards the draft. @returns whether this user owns the chatbot */
export async function discardDraft(connections: Connections, owner: User, id: string): Promise<boolean> {
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql`
      update chatbots b set draft = null, draft_form_id = null, draft_saved_at = null,
        draft_revision = b.draft_revision + (b.draft is not null)::integer
      where ${isOwn(sql, owner, id)} returning b.id`,
  ])
  return rows.length === 1
}
