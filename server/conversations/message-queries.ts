import type { Connections } from '../database/connections.ts'
import { asPerson, type User, type Visitor } from '../database/transaction.ts'
import type { ReplySource } from '../knowledge/reply-source.ts'

export type Message = {
  id: string
  number: string
  role: 'system' | 'user' | 'assistant'
  content: string
  createdAt: Date
}

/** @returns oldest first; undefined when this user has no such conversation */
export async function messagesOfUser(
  connections: Connections,
  user: User,
  number: number,
): Promise<Message[] | undefined> {
  const [conversation, messages] = await asPerson(connections, user, (sql) => [
    sql`
      select from conversations where home = ${user.userId} and number = ${number} and user_id is not null`,
    sql<Message[]>`
      select m.id, m.number, m.role, m.content, m.created_at as "createdAt"
      from conversations c join messages m on m.home = c.home and m.conversation_id = c.id
      where c.home = ${user.userId} and c.number = ${number} and c.user_id is not null
      order by m.position`,
  ])
  return conversation.length === 1 ? messages : undefined
}

/** A message as shown to a visitor. */
export type SessionMessage = Message & {
  /** Whether the chatbot's owner wrote it after a takeover. */
  isByOwner: boolean
  rating: 'up' | 'down' | null
  /** What the reply rests on; empty for messages that are no reply. */
  sources: readonly ReplySource[]
}

export type SessionMessages = {
  /** Oldest first. */
  messages: SessionMessage[]
  /** The newest turn's state. */
  turnState: string | undefined
  /** Whether the owner has taken the conversation over. */
  isTakenOver: boolean
}

/**
 * @returns undefined when there is no such session
 * @throws Refused when the widget is not allowed on the visitor's origin
 */
export async function messagesOfSession(
  connections: Connections,
  visitor: Visitor,
): Promise<SessionMessages | undefined> {
  const sessionId = visitor.conversationId
  const [conversation, messages, turns, bases] = await asPerson(connections, visitor, (sql) => [
    sql<{ isTakenOver: boolean }[]>`
      select taken_over_at is not null as "isTakenOver" from conversations
      where home = ${sessionId} and id = home`,
    sql<Omit<SessionMessage, 'sources'>[]>`
      select m.id, m.number, m.role, m.content, m.created_at as "createdAt", m.author_id is not null as "isByOwner",
        r.rating
      from messages m left join ratings r on r.home = m.home and r.message_id = m.id
      where m.home = ${sessionId} and m.conversation_id = m.home
      order by m.position`,
    sql<{ state: string }[]>`
      select state from turns where home = ${sessionId} and conversation_id = home order by started_at desc, id limit 1`,
    sql<{ messageId: string; sources: ReplySource[] }[]>`
      select reply_message_id as "messageId", sources from turns
      where home = ${sessionId} and conversation_id = home and reply_message_id is not null and sources is not null
      order by started_at`,
  ])
  const sourcesOf = new Map(bases.map((basis) => [basis.messageId, basis.sources]))
  const withSources = messages.map((message) => ({ ...message, sources: sourcesOf.get(message.id) ?? [] }))
  return conversation[0] && { ...conversation[0], messages: withSources, turnState: turns[0]?.state }
}
