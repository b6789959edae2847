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
  const isOne = !Number.isNaN(Date.parse(updatedAt)) && digits !== '' && number <= MAX_INTEGER
  return isOne ? { updatedAt, number } : undefined
}
