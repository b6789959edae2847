/** Sessions: a user's conversations with keys chosen by their client. */
import { type Chatbot, chatbotColumns } from '../chatbots/chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, readAsUser, type User, walkIndexes } from '../database/transaction.ts'
import type { Message } from './message-queries.ts'

export type SessionSummary = { sessionKey: string; title: string | null; createdAt: Date; updatedAt: Date }

/** Most recently used first. */
export async function listSessions(connections: Connections, user: User): Promise<SessionSummary[]> {
  const [, rows] = await readAsUser(connections, user, (sql) => [
    walkIndexes(sql),
    sql<SessionSummary[]>`
      select session_key as "sessionKey", title, created_at as "createdAt", updated_at as "updatedAt"
      from conversations
      where home = ${user.userId} and user_id = ${user.userId} and session_key is not null
      order by updated_at desc, number desc`,
  ])
  return rows
}

export type Session = {
  chatbot: Chatbot
  /** The user's training data; may be empty. */
  trainingData: { id: string; content: string; createdAt: Date }
  /** Oldest first. */
  messages: Message[]
}

/** @returns undefined for a session that the user never used */
export async function readSession(
  connections: Connections,
  user: User,
  sessionKey: string,
): Promise<Session | undefined> {
  const [chatbots, trained, messages] = await asPerson(connections, user, (sql) => [
    // By a function: a distributed Postgres has conversations on other nodes.
    sql<Chatbot[]>`
      select ${chatbotColumns(sql)}
      from frontdesk_find_conversation('key', ${sessionKey}, ${user.userId}) c
        join chatbots b on b.id = c.chatbot_id
        left join profiles p on p.user_id = b.owner_id`,
    sql<Session['trainingData'][]>`
      select t.id, t.content, t.created_at as "createdAt"
      from conversations c join training_data t on t.home = c.home and t.conversation_id = c.id
      where c.home = ${user.userId} and c.session_key = ${sessionKey}`,
    sql<Message[]>`
      select m.id, m.number, m.role, m.content, m.created_at as "createdAt"
      from conversations c join messages m on m.home = c.home and m.conversation_id = c.id
      where c.home = ${user.userId} and c.session_key = ${sessionKey}
      order by m.position`,
  ])
  const [chatbot] = chatbots
  const [trainingData] = trained
  return chatbot && trainingData && { chatbot, trainingData, messages }
}

/** Deletes it with its messages and training data. */
export async function deleteSession(connections: Connections, user: User, sessionKey: string): Promise<void> {
  await asPerson(connections, user, (sql) => [
    sql`delete from conversations where home = ${user.userId} and session_key = ${sessionKey}`,
  ])
}
