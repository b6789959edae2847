/** How a sheet shows its numbers: as dates, times or percentages. */
import type { Archive } from '../archive/archive.ts'
import { parseXml } from '../archive/xml.ts'

export type NumberKind = 'number' | 'date' | 'time' | 'datetime' | 'percent'

/** By a cell's style. */
export async function readNumberKinds(archive: Archive, part: string): Promise<NumberKind[]> {
  const formats = new Map<string, string>()
  const kinds: NumberKind[] = []
  let inCells = false
  await parseXml(archive, part, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') formats.set(numFmtId, formatCode)
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) kinds.push(kindOf(Number(numFmtId), formats.get(numFmtId)))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}

/** ECMA-376, 18.8.30: the built-in formats. */
function kindOf(id: number, code: string | undefined): NumberKind {
  if (code !== undefined) return kindOfCode(code)
  if (id === 9 || id === 10) return 'percent'
  if (id === 22) return 'datetime'
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35)) return 'time'
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 36 && id <= 58)) return 'date'
  return 'number'
}

function kindOfCode(code: string): NumberKind {
  const signs = code.replaceAll(/"[^"]*"|\[[^[\]]*\]|\\./gu, '').toLowerCase()
  if (signs.includes('%')) return 'percent'
  const isDate = /[yd]/u.test(signs) || (signs.includes('mm') && !/[hs]/u.test(signs))
  const isTime = /[hs]/u.test(signs)
  if (isDate && isTime) return 'datetime'
  if (isDate) return 'date'
  return isTime ? 'time' : 'number'
}

const DAY_MS = 86_400_000
/** Days from Excel's day 0 to 1970. Its calendar has a 29 February 1900. */
const DAYS_TO_EPOCH = 25_569
const DAYS_BETWEEN_CALENDARS = 1462
/** The last day that Excel has: 9999-12-31. */
const MAX_DAY = 2_958_465

/** As a reader sees it. Dates are written as ISO 8601, because a format's order of day and month is lost in text. */
export function showNumber(written: string, kind: NumberKind, startsIn1904: boolean): string {
  const value = Number(written)
  if (written === '' || !Number.isFinite(value)) return written
  if (kind === 'percent') return `${plainNumber(value * 100)}%`
  const days = value + (startsIn1904 ? DAYS_BETWEEN_CALENDARS : 0)
  if (kind === 'number' || days < 0 || days > MAX_DAY) return plainNumber(value)
  const [date = '', time = ''] = new Date(Math.round((days - DAYS_TO_EPOCH) * DAY_MS))
    .toISOString()
    .split('T')
  const clock = time.slice(0, time.startsWith('00', 6) ? 5 : 8)
  if (kind === 'date') return date
  return kind === 'time' ? clock : `${date} ${clock}`
}

/** Without the noise of binary fractions: 0.1 + 0.2. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)))
}
