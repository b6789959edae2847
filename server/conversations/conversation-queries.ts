import { randomUUID } from 'node:crypto'
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../database/connections.ts'
import {
  asPerson,
  asServiceRole,
  type Client,
  readAsUser,
  type User,
  walkIndexes,
} from '../database/transaction.ts'

export type ConversationSummary = { number: number; title: string | null; messageCount: number }

/** Opens a conversation of a user with the operator's default chatbot. */
export async function openWithDefaultChatbot(
  connections: Connections,
  user: User,
): Promise<{ number: number }> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<{ number: number }[]>`
      select opened.number
      from users u, chatbots b, frontdesk_open_conversation(${randomUUID()}, b.id, null, of_user => u.id) opened
      where u.id = ${user.userId} and b.is_default`,
  ])
  if (!rows[0]) throw new Error('there is no default chatbot')
  return rows[0]
}

/** A user's conversations, the most recently used first. */
export async function listConversations(
  connections: Connections,
  user: User,
): Promise<ConversationSummary[]> {
  const [, rows] = await readAsUser(connections, user, (sql) => [
    walkIndexes(sql),
    sql<ConversationSummary[]>`
      select number, title, message_count as "messageCount" from conversations
      where home = ${user.userId} and user_id = ${user.userId}
      order by updated_at desc, number desc`,
  ])
  return rows
}

/** @returns whether there was such a conversation of this user */
export async function deleteConversation(
  connections: Connections,
  user: User,
  number: number,
): Promise<boolean> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql`
      delete from conversations where home = ${user.userId} and number = ${number} and user_id is not null
      returning number`,
  ])
  return rows.length === 1
}

export async function conversationExists(
  connections: Connections,
  user: User,
  number: number,
): Promise<boolean> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql`select from conversations where home = ${user.userId} and number = ${number} and user_id is not null`,
  ])
  return rows.length === 1
}

/**
 * Opens a visitor's conversation with a public chatbot, and stores the visitor.
 * @param visitorKey the visitor's id, chosen by the browser
 * @returns its UUID, which is the session; undefined when there is no such public chatbot
 */
export async function openForVisitor(
  connections: Connections,
  visit: { chatbotId: string; visitorKey: string; visitorName: string | null },
): Promise<string | undefined> {
  const [, rows] = await asServiceRole(connections, (sql) => [
    sql`
      insert into visitors (chatbot_id, owner_id, visitor_key, name)
      select id, owner_id, ${visit.visitorKey}, ${visit.visitorName} from chatbots
      where id = ${visit.chatbotId} and is_open
      -- Nobody has proved to be this visitor, so the first name stays.
      on conflict (chatbot_id, visitor_key, is_verified) do update
        set last_seen = now(), name = coalesce(visitors.name, excluded.name)`,
    openVisitors(
      sql,
      randomUUID(),
      sql`
      v.chatbot_id = ${visit.chatbotId} and v.visitor_key = ${visit.visitorKey} and not v.is_verified and b.is_open`,
    ),
  ])
  return rows[0]?.id
}

/**
 * Opens a visitor's conversation, with the service role.
 * @param id the conversation's, and so its home
 * @param isMeant the condition for `visitors v` and its `chatbots b`
 */
export function openVisitors(
  sql: ReservedSql,
  id: string,
  isMeant: PendingQuery<Row[]>,
  visit: string | null = null,
) {
  return sql<{ id: string }[]>`
    select opened.id
    from visitors v join chatbots b on b.id = v.chatbot_id,
      frontdesk_open_conversation(${id}, b.id, b.owner_id, of_visitor => v.id, of_visit => ${visit}) opened
    where ${isMeant} and opened.id is not null`
}

/**
 * Opens a program's conversation with the chatbot of its API key.
 * @returns its UUID, which is the session
 * @throws Refused
 */
export async function openForClient(connections: Connections, client: Client): Promise<string> {
  const id = randomUUID()
  const [rows] = await asPerson(connections, client, (sql) => [
    sql<{ id: string }[]>`
      select opened.id
      from chatbots b, frontdesk_open_conversation(${id}, b.id, b.owner_id, is_program => true) opened
      where b.id = frontdesk_client_chatbot_id()`,
  ])
  if (!rows[0]) throw new Error('a key was let in, and its chatbot is not there')
  return rows[0].id
}
