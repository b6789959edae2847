import type { Connections } from '../database/connections.ts'
import { asPerson, type Visitor } from '../database/transaction.ts'

/**
 * @returns whether the owner has taken it over; undefined when there is no such session, or its chatbot is private
 * @throws Refused when the widget is not allowed on the visitor's origin
 */
export async function isTakenOver(connections: Connections, visitor: Visitor): Promise<boolean | undefined> {
  const [rows] = await asPerson(connections, visitor, (sql) => [
    sql<{ isTakenOver: boolean }[]>`
      select c.taken_over_at is not null as "isTakenOver"
      from frontdesk_find_conversation('id', ${visitor.conversationId}, null) c
        join chatbots b on b.id = c.chatbot_id`,
  ])
  return rows[0]?.isTakenOver
}
