import { randomUUID } from 'node:crypto'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { openForVisitor, openVisitors } from './conversation-queries.ts'

/** The idempotency window for a form that is submitted twice. */
const SAME_FORM = '1 minute'

/**
 * Opens a visitor's conversation with a public chatbot, for a form that may be submitted twice.
 * @param sessionId the same for the same form; after SAME_FORM a new id is used
 * @returns its UUID, which is the session; undefined when there is no such public chatbot
 */
export async function openByForm(
  connections: Connections,
  chatbotId: string,
  sessionId: string,
): Promise<string | undefined> {
  const visitorKey = randomUUID()
  const [, , opened] = await asServiceRole(connections, (sql) => [
    sql`
      insert into visitors (chatbot_id, owner_id, visitor_key)
      select id, owner_id, ${visitorKey} from chatbots
      where id = ${chatbotId} and is_open
        and not exists (select from conversations where home = ${sessionId} and id = home)`,
    openVisitors(
      sql,
      sessionId,
      sql`v.chatbot_id = ${chatbotId} and v.visitor_key = ${visitorKey} and b.is_open`,
    ),
    sql<{ id: string }[]>`
      select id from conversations
      where home = ${sessionId} and id = home and chatbot_id = ${chatbotId} and created_at > now() - ${SAME_FORM}::interval`,
  ])
  if (opened[0]) return opened[0].id
  return openForVisitor(connections, { chatbotId, visitorKey: randomUUID(), visitorName: null })
}
