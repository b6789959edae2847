/** Puts a page's runs into lines, and the lines into reading order. */
import { cleanText } from '../block-list.ts'
import type { Run } from './page-runs.ts'
import type { Tag, Tags } from './structure.ts'

export type Line = {
  text: string
  /** The parts between wide gaps, as the cells of a table have. */
  cells: { text: string; x: number }[]
  left: number
  right: number
  /** Of the letters' base, downwards. */
  y: number
  size: number
  isBold: boolean
  isVertical: boolean
  page: number
  tag: Tag | null
}

/** Share of the letters' height by which a line's runs may differ: exponents and indices. */
const SAME_LINE = 0.45
/** Widths of a gap, in letters' heights: between words, and between columns. */
const WORD_GAP = 0.18
const CELL_GAP = 1.1
const BOLD = /bold|black|heavy|semibold|demi/iu

export function linesOf(runs: readonly Run[], page: number, tags: Tags): Line[] {
  const lines: Line[] = []
  const tagOf = ({ mark }: Run) => (mark === null ? undefined : tags.get(mark))
  let current: Run[] = []
  for (const run of runs) {
    const last = current.at(-1)
    if (last && (isNewLine(last, run) || isNewCell(tagOf(last), tagOf(run)))) {
      lines.push(lineOf(current, page, tagOf))
      current = []
    }
    current.push(run)
  }
  if (current.length > 0) lines.push(lineOf(current, page, tagOf))
  return lines.filter(({ text }) => text !== '')
}

/** Arabic and Hebrew, whose runs are written from the left in many PDFs. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u

/** From the right, with what is written from the left within it, such as numbers, in its own order. */
function leftwards(runs: readonly Run[]): Run[] {
  const ordered: Run[] = []
  let leftToRight: Run[] = []
  for (const run of runs.filter(({ text }) => text.trim() !== '').sort((one, other) => other.x - one.x)) {
    if (/[\p{Script=Latin}\p{N}]/u.test(run.text) && !RIGHT_TO_LEFT.test(run.text)) leftToRight.unshift(run)
    else {
      ordered.push(...leftToRight, run)
      leftToRight = []
    }
  }
  // A blank at a run's side was on the other side.
  return [...ordered, ...leftToRight].map((run) => ({ ...run, text: run.text.trim() }))
}

function gapBetween(one: Run, other: Run): number {
  if (other.x >= one.x) return other.x - (one.x + one.width)
  return RIGHT_TO_LEFT.test(one.text + other.text) ? one.x - (other.x + other.width) : 0
}

function isNewLine(last: Run, run: Run): boolean {
  if (last.isVertical !== run.isVertical) return true
  if (run.isVertical) return last.endsLine
  if (isStacked(last, run)) return false
  const height = Math.max(last.size, run.size)
  if (Math.abs(last.y - run.y) > height * SAME_LINE) return true
  // Back to the left, on the same line: another column that was written before.
  return last.endsLine && run.x < last.x
}

const WIDE_LETTER =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\ufe10-\ufe4f\uff00-\uff60]$/u

/** Chinese that is written downwards, letter by letter. */
function isStacked(last: Run, run: Run): boolean {
  const distance = run.y - last.y
  const isBelow =
    Math.abs(run.x - last.x) < run.size * 0.3 && distance > run.size * 0.7 && distance < run.size * 1.4
  return isBelow && WIDE_LETTER.test(last.text) && WIDE_LETTER.test(run.text)
}

function isNewCell(one: Tag | undefined, other: Tag | undefined): boolean {
  if (!one?.cell && !other?.cell) return false
  return one?.cell?.row !== other?.cell?.row || one?.cell?.column !== other?.cell?.column
}

function cellsOf(runs: readonly Run[]): Line['cells'] {
  const cells: Line['cells'] = []
  let last: Run | undefined
  let isSpaced = false
  const isRightToLeft = RIGHT_TO_LEFT.test(runs.map(({ text }) => text).join(''))
  for (const run of isRightToLeft ? leftwards(runs) : runs) {
    // Where a blank is in a line that was turned is not told exactly.
    if (run.text.trim() === '') isSpaced = !isRightToLeft
    else {
      const gap = last && !run.isVertical ? gapBetween(last, run) : 0
      const cell = cells.at(-1)
      if (!cell || gap > Math.max(last?.size ?? 0, run.size) * CELL_GAP)
        cells.push({ text: run.text, x: run.x })
      else cell.text += (isSpaced || gap > run.size * WORD_GAP ? ' ' : '') + run.text
      last = run
      isSpaced = false
    }
  }
  return cells
    .map(({ text, x }) => ({ text: plainLetters(cleanText(text)), x }))
    .filter(({ text }) => text !== '')
}

function lineOf(runs: readonly Run[], page: number, tagOf: (run: Run) => Tag | undefined): Line {
  const cells = cellsOf(runs)
  const inked = runs.filter(({ text }) => text.trim() !== '')
  const longest = inked.reduce<Run | undefined>(
    (best, run) => (run.text.length > (best?.text.length ?? 0) ? run : best),
    undefined,
  )
  return {
    text: cells.map(({ text }) => text).join(' '),
    cells,
    left: leftOf(inked),
    right: Math.max(0, ...inked.map(({ x, width }) => x + width)),
    y: longest?.y ?? 0,
    size: longest?.size ?? 0,
    isBold: inked.length > 0 && inked.every(({ fontName }) => BOLD.test(fontName)),
    isVertical: longest?.isVertical ?? false,
    page,
    tag: (longest && tagOf(longest)) ?? null,
  }
}

function leftOf(runs: readonly Run[]): number {
  return runs.reduce((left, { x }) => Math.min(left, x), Number.POSITIVE_INFINITY)
}

/** Ligatures, letters as they are within an Arabic word, radicals, and signs of vertical writing. */
const COMPATIBLE = /[\u2e80-\u2fdf\ufb00-\ufdff\ufe10-\ufe19\ufe30-\ufe4f\ufe70-\ufefc]/gu

function plainLetters(text: string): string {
  return text.replaceAll(COMPATIBLE, (letter) => letter.normalize('NFKC')).normalize('NFC')
}
