/** Tells a PDF's headings: by its outline, by its tags, and by the size and weight of their letters. */
import type { Line } from './page-lines.ts'

export type OutlineEntry = { title: string; level: number; page: number | null }
export type Headings = (line: Line) => number | null

/** A heading's letters are at least this much larger than the text's. */
const LARGER = 1.14
const MAX_LENGTH = 180
const MAX_SIZES = 5
/** A sentence's end, which a heading does not have, unless it asks. */
const SENTENCE_END = /[.,;:。；，、।]$/u

export function headingsOf(lines: readonly Line[], outline: readonly OutlineEntry[]): Headings {
  const entries = new Map(outline.map(({ title, level, page }) => [`${page} ${keyOf(title)}`, level]))
  const body = commonestSize(lines)
  const sizes = headingSizes(lines, body)
  const deepest = Math.min(sizes.length + 1, 6)
  return (line) => {
    const byTag = line.tag?.role
    if (byTag !== undefined && /^H[1-6]?$/u.test(byTag)) return Number(byTag.slice(1) || 1)
    const byOutline = entries.get(`${line.page} ${keyOf(line.text)}`)
    if (byOutline !== undefined) return Math.min(byOutline, 6)
    // What is tagged as something else is none.
    if (byTag !== undefined || !mayBeHeading(line)) return null
    const bySize = sizes.indexOf(step(line.size))
    if (bySize !== -1) return bySize + 1
    return line.isBold && line.size >= body * 0.97 && line.cells.length === 1 ? deepest : null
  }
}

function mayBeHeading({ text, isVertical }: Line): boolean {
  return !isVertical && text.length <= MAX_LENGTH && /\p{L}/u.test(text) && !SENTENCE_END.test(text)
}

/** Half points: the same size is written a little differently. */
function step(size: number): number {
  return Math.round(size * 2) / 2
}

/** Of most characters. */
export function commonestSize(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of lines) counts.set(step(size), (counts.get(step(size)) ?? 0) + text.length)
  return [...counts].reduce((best, other) => (other[1] > best[1] ? other : best), [10, 0])[0]
}

/** Largest first. Sizes that much text has are no headings. */
function headingSizes(lines: readonly Line[], body: number): number[] {
  const counts = new Map<number, number>()
  let all = 0
  for (const line of lines) {
    all += line.text.length
    if (line.size >= body * LARGER)
      counts.set(step(line.size), (counts.get(step(line.size)) ?? 0) + line.text.length)
  }
  const sizes = [...counts].filter(([, count]) => count < all * 0.25).map(([size]) => size)
  const sorted = sizes.sort((one, other) => other - one)
  // Of very many sizes, the smallest are one level.
  return sorted.slice(0, MAX_SIZES)
}

/** Chapter numbers and blanks are written differently in an outline. */
export function keyOf(title: string): string {
  return title
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .toLowerCase()
}
