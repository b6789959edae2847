import { readPlace, writePlace } from '../database/place.ts'

/** A pagination cursor for conversations. */
export type Cursor = { updatedAt: string; number: number }

const MAX_INTEGER = 2 ** 31 - 1

export function writeCursor({ updatedAt, number }: Cursor): string {
  return writePlace({ at: updatedAt, id: String(number) })
}

/** @returns undefined for an invalid cursor */
export function readCursor(cursor: string): Cursor | undefined {
  const { at, id } = readPlace(cursor) ?? { at: '', id: '' }
  const number = Number(id)
  return /^\d{1,10}$/.test(id) && number <= MAX_INTEGER ? { updatedAt: at, number } : undefined
}
