/** Previews: conversations in which an owner tests a draft. See docs/decisions/0021. */
import { asOwner, isOwn, NotFound } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, becomeServiceRole, type User } from '../database/transaction.ts'

/** The owner's visitor id in previews; clients cannot use it. */
const PREVIEWER = '.'
const KEPT = '7 days'

/**
 * Opens a preview, which ends with the login that opened it.
 * @returns its UUID, which is the session
 * @throws NotFound, Refused
 */
export async function openPreview(connections: Connections, owner: User, chatbotId: string): Promise<string> {
  const own = { owner, chatbotId }
  const { opened } = await asOwner(connections, own, (sql) => ({
    asServiceRole: becomeServiceRole(sql),
    opened: sql<{ id: string }[]>`
      with visitor as (
        insert into visitors (chatbot_id, visitor_key)
        select b.id, ${PREVIEWER} from chatbots b where ${isOwn(sql, own)}
        on conflict (chatbot_id, visitor_key, is_verified) do update set last_seen = now()
        returning id, chatbot_id
      )
      insert into conversations (chatbot_id, visitor_id, is_preview, preview_login_id, preview_issued_at)
      select chatbot_id, id, true, ${owner.loginId ?? null}, ${owner.issuedAt ?? null} from visitor
      returning id`,
  }))
  if (!opened[0]) throw new NotFound('chatbot')
  return opened[0].id
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
