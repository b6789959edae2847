/** A place in a list that is ordered by time: a row's time, with its microseconds, and what orders rows of one time. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'

/** The time is text, since a Date and a timestamp parameter would lose its microseconds. */
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

/**
 * Cuts a page from rows that were read with one more than it has, which shows whether the list goes on.
 * @returns `next` is the place of the page's last row; undefined on the list's last page
 */
export function cutPage<Row extends Place>(
  rows: readonly Row[],
  pageSize: number,
): { page: Row[]; next: Place | undefined } {
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return { page, next: last && { at: last.at, id: last.id } }
}

/** As clients get it. */
export function writePlace({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\S{1,36})$/

/** @returns undefined for an invalid one; the caller checks the id */
export function readPlace(written: string): Place | undefined {
  const [, at = '', id = ''] = WRITTEN.exec(Buffer.from(written, 'base64url').toString()) ?? []
  return isTime(at) ? { at, id } : undefined
}

/** Whether Postgres reads it: `Date` would take 31 February, and has a year 0. */
function isTime(text: string): boolean {
  const time = new Date(text)
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1) return false
  return time.toISOString().slice(0, 19) === text.slice(0, 19)
}
