/** Lines with dots between a name and a number: a table of contents, or a price list. */
import type { Line } from './page-lines.ts'

const DOTS = /(?:\.\s?){4,}|…{2,}|·{4,}/u
const LAST_NUMBER = /(\d{1,4})$/u
const MIN_ENTRIES = 4
/** Pages before the first numbered one. */
const UNNUMBERED = 30

export function hasLeader(line: Line | undefined): boolean {
  return line !== undefined && DOTS.test(line.text)
}

/** `Espresso: 2.50` */
export function withoutLeader(text: string): string {
  const [name = '', ...rest] = text.split(DOTS)
  return `${name.trimEnd()}: ${rest.join(' ').trim()}`
}

/** Without the entries of a table of contents, whose numbers only rise: all that it says, its headings say. */
export function withoutContents(lines: readonly Line[], pages: number): readonly Line[] {
  const entries = lines.filter(hasLeader)
  const numbers = entries.map(({ text }) => Number(LAST_NUMBER.exec(text)?.[1] ?? Number.NaN))
  const isContents =
    entries.length >= MIN_ENTRIES &&
    numbers.every((number, index) => Number.isNaN(number) || rises(numbers, index, pages))
  return isContents ? lines.filter((line) => !hasLeader(line)) : lines
}

function rises(numbers: readonly number[], index: number, pages: number): boolean {
  const number = numbers[index] ?? 0
  const before = numbers[index - 1] ?? 0
  return number <= pages + UNNUMBERED && (Number.isNaN(before) || number >= before)
}
