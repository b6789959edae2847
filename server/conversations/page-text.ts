/** How much text one answer holds, whatever the messages in it. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'

/** The text of an answer's messages, in bytes of UTF-8. */
const MOST_BYTES = 2 * 1024 * 1024
/** In characters. */
const BEGINNING = 1000

/**
 * The text of a message: the whole, or where the newer ones before it have used up the answer's room, its beginning.
 * @param bytes the text of this message and of the newer ones together; `octet_length` reads no text
 */
export function textOfPage(
  sql: ReservedSql,
  content: PendingQuery<Row[]>,
  bytes: PendingQuery<Row[]>,
): PendingQuery<Row[]> {
  return sql`
    case when ${bytes} <= ${MOST_BYTES} or octet_length(${content}) <= ${BEGINNING} then ${content}
      else left(${content}, ${BEGINNING}) || '…' end`
}
