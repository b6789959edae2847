/**
 * A pagination cursor for conversations. The time is text, since a Date and a timestamp parameter would lose its
 * microseconds.
 */
export type Cursor = { updatedAt: string; number: number }

const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,10})$/
const MAX_INTEGER = 2 ** 31 - 1

export function writeCursor({ updatedAt, number }: Cursor): string {
  return Buffer.from(`${updatedAt} ${number}`).toString('base64url')
}

/** @returns undefined for an invalid cursor */
export function readCursor(cursor: string): Cursor | undefined {
  const [, updatedAt = '', digits = ''] = WRITTEN.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  const number = Number(digits)
  const isOne = isTime(updatedAt) && digits !== '' && number <= MAX_INTEGER
  return isOne ? { updatedAt, number } : undefined
}

/** Whether Postgres reads it: `Date` would take 31 February, and has a year 0. */
export function isTime(text: string): boolean {
  const time = new Date(text)
  if (Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1) return false
  return time.toISOString().slice(0, 19) === text.slice(0, 19)
}
