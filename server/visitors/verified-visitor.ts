import { randomUUID } from 'node:crypto'
import { openVisitors } from '../conversations/conversation-queries.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import type { SignedVisitor } from './signed-visitor.ts'

export type VerifiedVisit = SignedVisitor & {
  chatbotId: string
  /** Forces a new conversation. */
  startsNew: boolean
}

/**
 * The latest conversation of a verified visitor with a public chatbot, or a new one. Two concurrent first calls open
 * one, since the second waits for the lock of the visitor's row.
 * @returns undefined when there is no such public chatbot
 */
export async function openForVerified(
  connections: Connections,
  { chatbotId, visitorKey, name, email, startsNew }: VerifiedVisit,
): Promise<{ sessionId: string; isNew: boolean } | undefined> {
  const [, opened, latest] = await asServiceRole(connections, (sql) => {
    const isTheirs = sql`v.chatbot_id = ${chatbotId} and v.visitor_key = ${visitorKey} and v.is_verified`
    const latest = sql<{ id: string }[]>`
      select id from (
        select frontdesk_conversation_of_visitor(v.id) as id from visitors v where ${isTheirs}
      ) found
      where id is not null`
    return [
      sql`
        insert into visitors (chatbot_id, owner_id, visitor_key, is_verified, name, email)
        select id, owner_id, ${visitorKey}, true, ${name}, ${email} from chatbots where id = ${chatbotId} and is_open
        on conflict (chatbot_id, visitor_key, is_verified) do update
          set last_seen = now(), name = coalesce(excluded.name, visitors.name),
            email = coalesce(excluded.email, visitors.email)`,
      openVisitors(
        sql,
        randomUUID(),
        sql`${isTheirs} and b.is_open and (${startsNew} or frontdesk_conversation_of_visitor(v.id) is null)`,
      ),
      latest,
    ]
  })
  if (opened[0]) return { sessionId: opened[0].id, isNew: true }
  return latest[0] && { sessionId: latest[0].id, isNew: false }
}
