import { randomUUID } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import { isOwnOf } from '../chatbots/own-chatbot.ts'
import { openVisitors } from '../conversations/conversation-queries.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, type User } from '../database/transaction.ts'

/** A visitor's request for a session with a chatbot. */
export type SessionRequest = {
  chatbotId: string
  /** The visitor's id, chosen by the client. */
  visitorKey: string
  visitorName: string | null
  /** From their visitor token, or a new one. */
  visit: string
  /** Whether the chatbot's owner has signed the visitor's identity. */
  isVerified: boolean
  email: string | null
  /** The signed-in user, if any: an owner can use a chatbot before it is public. */
  user: User | undefined
}

export type OpenedSession = 'no_chatbot' | 'private' | { conversationId: string; isPublic: boolean }

/** Finds or opens the conversation of this visit with this chatbot, and stores the visitor. */
export async function openSession(connections: Connections, request: SessionRequest): Promise<OpenedSession> {
  const { chatbotId, visitorKey, visitorName, visit, isVerified, email, user } = request
  const [chatbots, , , conversations] = await asServiceRole(connections, (sql) => {
    const isAllowed = sql`b.id = ${chatbotId} and (b.is_open or ${isOwnOf(sql, user)})`
    const areVerified = sql`(${isVerified} or ${isVisitOfVerified(sql, request)})`
    const isTheirs = sql`${isAllowed} and v.visitor_key = ${visitorKey} and v.is_verified = ${areVerified}`
    return [
      sql<{ isPublic: boolean }[]>`select is_open as "isPublic" from chatbots where id = ${chatbotId}`,
      // Of two concurrent first calls, the second waits here for the visitor's row, and then finds the conversation.
      sql`
        insert into visitors (chatbot_id, owner_id, visitor_key, is_verified, name, email)
        select b.id, b.owner_id, ${visitorKey}, ${areVerified}, ${visitorName}, ${email} from chatbots b
        where ${isAllowed}
        on conflict (chatbot_id, visitor_key, is_verified) do update
          set last_seen = now(), email = coalesce(excluded.email, visitors.email), name = case
            when ${isVerified} or ${isFirstVisit(sql, visit)} then coalesce(excluded.name, visitors.name)
            else coalesce(visitors.name, excluded.name) end`,
      openVisitors(
        sql,
        randomUUID(),
        sql`${isTheirs} and frontdesk_conversation_of_visitor(v.id, ${visit}) is null`,
        visit,
      ),
      sql<{ id: string }[]>`
        select id from (
          select frontdesk_conversation_of_visitor(v.id, ${visit}) as id
          from visitors v join chatbots b on b.id = v.chatbot_id where ${isTheirs}
        ) found
        where id is not null`,
    ]
  })
  if (!chatbots[0]) return 'no_chatbot'
  if (!conversations[0]) return 'private'
  return { conversationId: conversations[0].id, isPublic: chatbots[0].isPublic }
}

/** A verified visitor may continue with the visitor token alone. */
function isVisitOfVerified(sql: ReservedSql, { chatbotId, visitorKey, visit }: SessionRequest) {
  return sql`
    exists (
      select from visitors v
      where v.chatbot_id = ${chatbotId} and v.visitor_key = ${visitorKey} and v.is_verified
        and frontdesk_conversation_of_visitor(v.id, ${visit}) is not null)`
}

/** Anyone can get a token for any `visitor_id`; only the first conversation's token proves the visitor. */
function isFirstVisit(sql: ReservedSql, visit: string) {
  return sql`${visit} = frontdesk_first_visit(visitors.id)`
}

/** @returns undefined when this visit has no conversation with this chatbot */
export async function findVisit(
  connections: Connections,
  { chatbotId, visitorKey, visit }: Pick<SessionRequest, 'chatbotId' | 'visitorKey' | 'visit'>,
): Promise<string | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      select id from (
        select frontdesk_conversation_of_visitor(v.id, ${visit}) as id, v.is_verified from visitors v
        where v.chatbot_id = ${chatbotId} and v.visitor_key = ${visitorKey}
      ) found
      where id is not null order by is_verified desc limit 1`,
  ])
  return rows[0]?.id
}
