/** Previews: conversations in which an owner tests a draft. See docs/decisions/0021. */
import { randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import { asOwner, isOwn, NotFound } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, becomeServiceRole, json, type User } from '../database/transaction.ts'
import { noteDaysOf } from '../usage/day-sums.ts'

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
  const id = randomUUID()
  const { opened } = await asOwner(connections, own, (sql) => ({
    asServiceRole: becomeServiceRole(sql),
    visitor: sql`
      insert into visitors (chatbot_id, owner_id, visitor_key)
      select b.id, b.owner_id, ${PREVIEWER} from chatbots b where ${isOwn(sql, own)}
      on conflict (chatbot_id, visitor_key, is_verified) do update set last_seen = now()`,
    opened: sql<{ id: string }[]>`
      select opened.id
      from chatbots b join visitors v on v.chatbot_id = b.id and v.visitor_key = ${PREVIEWER} and not v.is_verified,
        frontdesk_open_conversation(${id}, b.id, b.owner_id, of_visitor => v.id,
          preview => ${json(sql, { loginId: owner.loginId, issuedAt: owner.issuedAt })}) opened
      where ${isOwn(sql, own)}`,
  }))
  if (!opened[0]) throw new NotFound('chatbot')
  return id
}

function oldForms(sql: ReservedSql) {
  return sql`select id from forms where is_draft and created_at < now() - ${KEPT}::interval`
}

/** Also deletes unreferenced forms of drafts. */
export async function forgetOldPreviews(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [
    noteDaysOf(sql, areOld(sql)),
    sql`delete from conversations c where ${areOld(sql)}`,
    sql`
      delete from forms f
      where f.id in (${oldForms(sql)})
        and not exists (select from chatbots b where b.form_id = f.id or b.draft_form_id = f.id)
        and not exists (select from chatbot_versions v where v.form_id = f.id)
        -- Records may be on other nodes, which know no forms.
        and f.id <> all (array(select r.form_id from records r where r.form_id = any (array(${oldForms(sql)}))))`,
  ])
}

function areOld(sql: ReservedSql) {
  return sql`c.is_preview and c.updated_at < now() - ${KEPT}::interval`
}
