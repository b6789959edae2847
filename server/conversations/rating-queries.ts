import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type Visitor } from '../database/transaction.ts'

export type Rating = 'up' | 'down'
export type Rated = { chatbotId: string; number: number }

/**
 * Stores or removes a visitor's rating of a reply.
 * @param place the zero-based index of the message among those shown to the visitor
 * @returns its conversation; 'no_reply' when there is no reply at this index; undefined when there is no such session
 * @throws Refused when the widget is not allowed on the visitor's origin
 */
export async function rate(
  connections: Connections,
  visitor: Visitor,
  place: number,
  rating: Rating | null,
): Promise<Rated | 'no_reply' | undefined> {
  const sessionId = visitor.conversationId
  const [conversations, replies] = await asPerson(connections, visitor, (sql) => [
    sql<Rated[]>`select chatbot_id as "chatbotId", number from conversations
      where home = ${sessionId} and id = home`,
    replyAt(sql, sessionId, place),
    sql`select frontdesk_rating_changes(${sessionId}, ${place})`,
    rating === null ? forget(sql, sessionId, place) : keep(sql, sessionId, place, rating),
  ])
  if (!conversations[0]) return undefined
  return replies.length > 0 ? conversations[0] : 'no_reply'
}

function replyAt(sql: ReservedSql, sessionId: string, place: number) {
  return sql<{ id: string }[]>`
    select id from (
      select id, role from messages
      where home = ${sessionId} and conversation_id = home and role <> 'system'
      order by position offset ${place} limit 1
    ) shown
    where role = 'assistant'`
}

function keep(sql: ReservedSql, sessionId: string, place: number, rating: Rating) {
  return sql`
    insert into ratings (message_id, conversation_id, home, owner_id, client_id, chatbot_id, rating, rated_at)
    select reply.id, c.id, c.home, c.owner_id, c.client_id, c.chatbot_id, ${rating}, now()
    from conversations c, (${replyAt(sql, sessionId, place)}) reply
    where c.home = ${sessionId} and c.id = c.home
    on conflict (home, message_id) do update set rating = excluded.rating, rated_at = excluded.rated_at`
}

function forget(sql: ReservedSql, sessionId: string, place: number) {
  return sql`delete from ratings where home = ${sessionId} and message_id = (${replyAt(sql, sessionId, place)})`
}
