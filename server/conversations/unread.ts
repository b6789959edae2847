/** Unread messages: written by a visitor or a program, and not read by the chatbot's owner. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'

/** The condition on `messages m`. A preview's messages are stored as read. */
export function isUnread(sql: ReservedSql): PendingQuery<Row[]> {
  return sql`not m.is_read and ${isCounted(sql)}`
}

/**
 * Marks messages as read, including replies, which are not counted.
 * @param areMeant the condition on `messages m` and its `conversations c`
 * @returns one row: the number of messages that were unread
 */
export function markAsRead(sql: ReservedSql, areMeant: PendingQuery<Row[]>) {
  return sql<{ updated: number }[]>`
    with marked as (
      update messages m set is_read = true
      from conversations c
      where m.owner_id = c.owner_id and m.home = c.home and m.conversation_id = c.id and not m.is_read
        and ${areMeant}
      returning m.role
    )
    select (count(*) filter (where ${isCounted(sql)}))::integer as updated from marked m`
}

const isCounted = (sql: ReservedSql) => sql`m.role = 'user'`
