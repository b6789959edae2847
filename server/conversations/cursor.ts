/**
 * Where a page of conversations ended, as clients carry it. The time is text: it has microseconds, for which
 * neither a Date nor a parameter that is a timestamp has room.
 */
export type Cursor = { updatedAt: string; number: number }

const WRITTEN = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\d{1,10})$/
const MOST = 2 ** 31 - 1

export function writeCursor({ updatedAt, number }: Cursor): string {
  return Buffer.from(`${updatedAt} ${number}`).toString('base64url')
}

/** @returns undefined for what is no cursor of ours */
export function readCursor(cursor: string): Cursor | undefined {
  const [, updatedAt = '', digits = ''] = WRITTEN.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  const number = Number(digits)
  const isOne = !Number.isNaN(Date.parse(updatedAt)) && digits !== '' && number <= MOST
  return isOne ? { updatedAt, number } : undefined
}
