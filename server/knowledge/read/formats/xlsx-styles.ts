/** How a sheet shows its numbers: as dates, times or percentages. */
import type { Archive } from '../archive/archive.ts'
import { parseXml, type XmlAttributes, type XmlHandler } from '../archive/xml.ts'

/** `hidden` is not shown at all: `;;;`, or white on white. */
export type NumberKind = 'number' | 'date' | 'time' | 'datetime' | 'percent' | 'hidden'

/** By a cell's style. */
export async function readNumberKinds(archive: Archive, part: string): Promise<NumberKind[]> {
  const reader = new StylesReader()
  await parseXml(archive, part, reader)
  return reader.kinds
}

class StylesReader implements XmlHandler {
  readonly kinds: NumberKind[] = []
  readonly #formats = new Map<string, string>()
  /** Whether a font is white, and whether a fill has a colour. */
  readonly #fonts: boolean[] = []
  readonly #fills: boolean[] = []
  #within = ''

  open = (name: string, attributes: XmlAttributes): void => {
    const { numFmtId = '0', formatCode = '', fontId = '0', fillId = '0', patternType = 'none' } = attributes
    if (name === 'fonts' || name === 'fills' || name === 'cellXfs') this.#within = name
    if (name === 'numFmt') this.#formats.set(numFmtId, formatCode)
    else if (name === 'font' && this.#within === 'fonts') this.#fonts.push(false)
    else if (name === 'color' && this.#within === 'fonts')
      this.#fonts[this.#fonts.length - 1] = isWhite(attributes)
    else if (name === 'patternFill' && this.#within === 'fills') this.#fills.push(patternType !== 'none')
    else if (name === 'xf' && this.#within === 'cellXfs') {
      const isUnseen = this.#fonts[Number(fontId)] === true && this.#fills[Number(fillId)] !== true
      this.kinds.push(isUnseen ? 'hidden' : kindOf(Number(numFmtId), this.#formats.get(numFmtId)))
    }
  }

  close = (name: string): void => {
    if (name === this.#within) this.#within = ''
  }
}

/** The theme's first colour is that of the sheet. */
function isWhite({ rgb, theme }: XmlAttributes): boolean {
  return theme === '0' || /^(?:ff)?ffffff$/iu.test(rgb ?? '')
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
  if (/^;;;?$/u.test(code.trim())) return 'hidden'
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
