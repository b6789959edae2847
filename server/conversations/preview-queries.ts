/** Previews: conversations in which an owner tests a draft. See docs/decisions/0021. */
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, type User } from '../database/transaction.ts'

/** The owner's visitor id in previews; clients cannot use it. */
const PREVIEWER = '.'
const KEPT = '7 days'

/**
 * Opens a preview, which ends with the login that opened it.
 * @returns its UUID, which is the session; undefined when this user owns no such chatbot
 * @throws Refused
 */
export async function openPreview(
  connections: Connections,
  owner: User,
  chatbotId: string,
): Promise<string | undefined> {
  const [own] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
  ])
  if (own.length === 0) return undefined
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      with visitor as (
        insert into visitors (chatbot_id, visitor_key)
        select id, ${PREVIEWER} from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}
        on conflict (chatbot_id, visitor_key, is_verified) do update set last_seen = now()
        returning id, chatbot_id
      )
      insert into conversations (chatbot_id, visitor_id, is_preview, preview_login_id, preview_issued_at)
      select chatbot_id, id, true, ${owner.loginId ?? null}, ${owner.issuedAt ?? null} from visitor
      returning id`,
  ])
  return rows[0]?.id
}

/** Also deletes unreferenced forms of drafts. */
export async function forgetOldPreviews(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`delete from conversations where is_preview and updated_at < now() - ${KEPT}::interval`,
    sql`
      delete from forms f
      where f.is_draft and f.created_at < now() - ${KEPT}::interval
        and not exists (select from chatbots b where b.form_id = f.id or b.draft_form_id = f.id)
        and not exists (select from chatbot_versions v where v.form_id = f.id)
        and not exists (select from records r where r.form_id = f.id)`,
  ])
}
