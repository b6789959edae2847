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
const PAGE_NUMBER =
  /^(?:page\s|p\.\s?|第|পৃষ্ঠা\s)?\s?[-–—(]?\s?(?:\p{Nd}{1,4}|[ivxlc]{1,7})\s?[-–—)]?(?:\s?(?:\/|of|von|de)\s?\p{Nd}{1,4})?\s?[頁页]?$/iu

export type PageLines = { lines: Line[]; height: number }

export function withoutRunningLines(pages: readonly PageLines[]): Line[][] {
  const counts = new Map<string, Set<number>>()
  for (const [index, page] of pages.entries()) {
    for (const line of marginLines(page)) {
      for (const key of keysOf(line)) counts.set(key, (counts.get(key) ?? new Set()).add(index))
    }
  }
  const needed = Math.max(MIN_PAGES, pages.length * MIN_SHARE)
  const isRunning = (line: Line) => keysOf(line).some((key) => (counts.get(key)?.size ?? 0) >= needed)
  return pages.map((page) => {
    const margin = new Set(marginLines(page))
    return page.lines.filter((line) => !margin.has(line) || !(isRunning(line) || PAGE_NUMBER.test(line.text)))
  })
}

function marginLines({ lines, height }: PageLines): Line[] {
  const byHeight = lines.toSorted((one, other) => one.y - other.y)
  const top = byHeight.filter(({ y }) => y < height * MARGIN).slice(0, MAX_LINES)
  const bottom = byHeight.filter(({ y }) => y > height * (1 - MARGIN)).slice(-MAX_LINES)
  return [...top, ...bottom]
}

/** Numbers count up. Two keys, because a line that moves a little may fall into either of two steps. */
function keysOf({ text, y }: Line): string[] {
  const shape = text.replaceAll(/\p{Nd}+/gu, '#')
  const step = Math.floor(y / TOLERANCE)
  return [`${step} ${shape}`, `${step + 1} ${shape}`]
}
