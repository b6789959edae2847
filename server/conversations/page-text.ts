/** Limits the text of one response. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'

/** UTF-8 bytes of all messages of a response. */
const MAX_BYTES = 2 * 1024 * 1024
/** Characters of a truncated message. */
const BEGINNING = 1000

/**
 * The text of a message, truncated once newer ones have used up the limit.
 * @param bytes the size of this message and the newer ones together; `octet_length` does not read the text
 */
export function textOfPage(
  sql: ReservedSql,
  content: PendingQuery<Row[]>,
  bytes: PendingQuery<Row[]>,
): PendingQuery<Row[]> {
  return sql`
    case when ${bytes} <= ${MAX_BYTES} or octet_length(${content}) <= ${BEGINNING} then ${content}
      else left(${content}, ${BEGINNING}) || '…' end`
}
