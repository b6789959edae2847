import type { Connections } from '../database/connections.ts'
import { asSystem, asUser } from '../database/transaction.ts'

export type ConversationSummary = { number: number; title: string | null; messageCount: number }

/** Opens a conversation of a user with the operator's default chatbot. */
export async function openWithDefaultChatbot(
  connections: Connections,
  userId: string,
): Promise<{ number: number }> {
  const [rows] = await asUser(connections, userId, (sql) => [
    sql<{ number: number }[]>`
      insert into conversations (user_id, chatbot_id)
      select u.id, c.id from users u, chatbots c where u.id = ${userId} and c.is_default
      returning number`,
  ])
  if (!rows[0]) throw new Error('there is no default chatbot')
  return rows[0]
}

/** A user's conversations, the most recently used first. */
export async function listConversations(
  connections: Connections,
  userId: string,
): Promise<ConversationSummary[]> {
  const [rows] = await asUser(connections, userId, (sql) => [
    sql<ConversationSummary[]>`
      select number, title, message_count as "messageCount" from conversations
      where user_id = ${userId}
      order by updated_at desc, number desc`,
  ])
  return rows
}

/** @returns whether there was such a conversation of this user */
export async function deleteConversation(
  connections: Connections,
  userId: string,
  number: number,
): Promise<boolean> {
  const [rows] = await asUser(connections, userId, (sql) => [
    sql`delete from conversations where number = ${number} and user_id = ${userId} returning number`,
  ])
  return rows.length === 1
}

export async function conversationExists(
  connections: Connections,
  userId: string,
  number: number,
): Promise<boolean> {
  const [rows] = await asUser(connections, userId, (sql) => [
    sql`select from conversations where number = ${number} and user_id = ${userId}`,
  ])
  return rows.length === 1
}

/**
 * Opens a visitor's conversation with a public chatbot, and notes the visitor.
 * @param visitorKey what the visitor's browser calls them
 * @returns its UUID, which is the session; undefined when there is no such public chatbot
 */
export async function openForVisitor(
  connections: Connections,
  visit: { chatbotId: string; visitorKey: string; visitorName: string | null },
): Promise<string | undefined> {
  const [rows] = await asSystem(connections, (sql) => [
    sql<{ id: string }[]>`
      with visitor as (
        insert into visitors (chatbot_id, visitor_key, name)
        select id, ${visit.visitorKey}, ${visit.visitorName} from chatbots where id = ${visit.chatbotId} and is_public
        on conflict (chatbot_id, visitor_key) do update
          set last_seen = now(), name = coalesce(excluded.name, visitors.name)
        returning id, chatbot_id
      )
      insert into conversations (chatbot_id, visitor_id) select chatbot_id, id from visitor
      returning id`,
  ])
  return rows[0]?.id
}
