/** A place in a list that is ordered by time: a row's time, with its microseconds, and its id. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'

export type Place = { at: string; id: string }

/** @param time the column that orders the list */
export function timeOf(sql: ReservedSql, time: PendingQuery<Row[]>) {
  return sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

/** The condition for rows after this place in a list that begins with the newest. */
export function isAfter(
  sql: ReservedSql,
  place: Place | undefined,
  time: PendingQuery<Row[]>,
  id: PendingQuery<Row[]>,
) {
  if (!place) return sql`true`
  return sql`(${time}, ${id}) < (${place.at}::text::timestamptz, ${place.id}::uuid)`
}

/** What follows a page: its last row's place, unless it is the list's last page. */
export function placeAfter(rows: readonly Place[], pageSize: number): Place | undefined {
  const last = rows.at(-1)
  return last && rows.length === pageSize ? { at: last.at, id: last.id } : undefined
}
