/** Removes what repeats on a document's pages: headers, footers and page numbers. */
import type { Line } from './page-lines.ts'

/** Share of a page's height, at its top and bottom. */
const MARGIN = 0.13
/** Of a page's lines, at its top and bottom. */
const MAX_LINES = 4
/** Points by which the same line may move. */
const TOLERANCE = 6
const MIN_PAGES = 3
/** A header of a chapter, or of every other page, is on fewer pages than all. */
const MIN_SHARE = 0.2
/** Text that begins at one height is another on each page; the names of chapters repeat. */
const MAX_DISTINCT = 0.5
/** Characters: the names of chapters are shorter than most lines of text. */
const MAX_LENGTH = 90
const MIN_COUNTING = 0.6
const PAGE_NUMBER =
  /^(?:page\s|p\.\s?|第|পৃষ্ঠা\s)?\s?[-–—(]?\s?(?:\p{Nd}{1,4}|[ivxlc]{1,7})\s?[-–—)]?(?:\s?(?:\/|of|von|de)\s?\p{Nd}{1,4})?\s?[頁页]?$/iu

export type PageLines = { lines: Line[]; height: number }
type Edge = { line: Line; page: number }

export function withoutRunningLines(pages: readonly PageLines[]): Line[][] {
  const running = runningLines(pages)
  return pages.map((page) => {
    const margin = new Set(marginLines(page))
    return page.lines.filter(
      (line) => !running.has(line) && !(margin.has(line) && PAGE_NUMBER.test(line.text)),
    )
  })
}

/** Lines of the margins that are at one height on many pages, and repeat or count there. */
function runningLines(pages: readonly PageLines[]): Set<Line> {
  const needed = Math.max(MIN_PAGES, pages.length * MIN_SHARE)
  const running = new Set<Line>()
  for (const edges of byHeight(pages).values()) {
    const shapes = new Map<string, Set<number>>()
    for (const { line, page } of edges) {
      const shape = shapeOf(line)
      shapes.set(shape, (shapes.get(shape) ?? new Set()).add(page))
    }
    const isHeader =
      new Set(edges.map(({ page }) => page)).size >= needed && (areNames(edges, shapes.size) || counts(edges))
    for (const { line } of edges)
      if (isHeader || (shapes.get(shapeOf(line))?.size ?? 0) >= needed) running.add(line)
  }
  return running
}

/** Lines of the margins by their height on the page. Twice, because one that moves a little may fall into either step. */
function byHeight(pages: readonly PageLines[]): Map<number, Edge[]> {
  const found = new Map<number, Edge[]>()
  for (const [page, { lines, height }] of pages.entries()) {
    for (const line of marginLines({ lines, height })) {
      const step = Math.floor(line.y / TOLERANCE)
      for (const key of [step, step + 1]) {
        const edges = found.get(key) ?? []
        edges.push({ line, page })
        found.set(key, edges)
      }
    }
  }
  return found
}

function areNames(edges: readonly Edge[], distinct: number): boolean {
  const short = edges.filter(
    ({ line }) => line.text.length <= MAX_LENGTH && line.right - line.left < (line.size * MAX_LENGTH) / 2,
  )
  return distinct <= edges.length * MAX_DISTINCT && short.length > edges.length * 0.9
}

/** Whether a number in the lines is that of the page, plus or minus the same on most pages. */
function counts(edges: readonly Edge[]): boolean {
  const offsets = new Map<number, number>()
  for (const { line, page } of edges) {
    const numbers = new Set(line.text.match(/\d{1,4}/gu) ?? [])
    for (const number of numbers) {
      const offset = Number(number) - page
      offsets.set(offset, (offsets.get(offset) ?? 0) + 1)
    }
  }
  return Math.max(0, ...offsets.values()) >= edges.length * MIN_COUNTING
}

function marginLines({ lines, height }: PageLines): Line[] {
  const byHeight = lines.toSorted((one, other) => one.y - other.y)
  const top = byHeight.filter(({ y }) => y < height * MARGIN).slice(0, MAX_LINES)
  const bottom = byHeight.filter(({ y }) => y > height * (1 - MARGIN)).slice(-MAX_LINES)
  return [...top, ...bottom]
}

/** Numbers count up, also Roman ones. */
function shapeOf({ text }: Line): string {
  return text.replaceAll(/\p{Nd}+|\b[ivxlc]+\b/gu, '#')
}
