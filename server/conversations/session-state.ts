import type { Connections } from '../database/connections.ts'
import { asPerson, type Visitor } from '../database/transaction.ts'

/**
 * @returns whether the owner answers in the chatbot's place; undefined when there is no such session
 * @throws Refused when the widget does not run on the visitor's origin
 */
export async function isTakenOver(connections: Connections, visitor: Visitor): Promise<boolean | undefined> {
  const [rows] = await asPerson(connections, visitor, (sql) => [
    sql<{ isTakenOver: boolean }[]>`
      select taken_over_at is not null as "isTakenOver" from conversations where id = ${visitor.conversationId}`,
  ])
  return rows[0]?.isTakenOver
}
