/** What of a page's text can be seen, with /ActualText in the place of the glyphs that it stands for. */
import { HIDDEN, UNPAINTED } from './ink.ts'
import type { MarkItem, PageContent, TextItem } from './pdfjs.ts'

/** A piece of text of one font. `x` and `y` are its origin in the page as it is shown, `y` downwards. */
export type Run = {
  text: string
  x: number
  y: number
  width: number
  size: number
  fontName: string
  isVertical: boolean
  /** The next run is in another line. */
  endsLine: boolean
  /** Of the structure that a tagged PDF has. */
  mark: string | null
}

/** Points. */
const MIN_SIZE = 1
/** A page that is a picture of this share of it was scanned; the text over it is what was recognized. */
const SCANNED_SHARE = 0.5
/** Degrees between a text that is written over a page, such as "DRAFT", and its sides. */
const MIN_SLOPE = 10

export type PageView = {
  transform: number[]
  width: number
  height: number
  isShown: (layer: string) => boolean
}

type Open = {
  mark: string | null
  isHidden: boolean
  /** Where the runs begin that a text replaces. */
  actual: { text: string; from: number } | null
}

export function runsOf(content: PageContent, view: PageView): Run[] {
  const runs: Run[] = []
  const open: Open[] = []
  for (const item of content.items) {
    if ('str' in item) {
      const run = runOf(item, content, view, open)
      if (run) runs.push(run)
      else if (item.hasEOL) endLine(runs)
    } else if (item.type === 'endMarkedContent') close(open.pop(), runs)
    else open.push(opened(item, open.at(-1), view, runs.length))
  }
  return runs
}

/** What is around decides what is within. */
function opened(item: MarkItem, outer: Open | undefined, view: PageView, from: number): Open {
  const { actualText, layer, artifact, id = null } = item
  const isReplaced = outer !== undefined && outer.actual !== null
  return {
    mark: id ?? outer?.mark ?? null,
    isHidden:
      outer?.isHidden === true || artifact !== undefined || (layer !== undefined && !view.isShown(layer)),
    actual: actualText !== undefined && !isReplaced ? { text: actualText, from } : null,
  }
}

function close(open: Open | undefined, runs: Run[]): void {
  if (!open?.actual) return
  const { text, from } = open.actual
  const glyphs = runs.slice(from)
  const [first] = glyphs.filter(({ text }) => text.trim() !== '')
  const last = glyphs.at(-1)
  const written = glyphs.map((run) => run.text).join('')
  if (!first || !last || !isBelievable(text, written)) return
  const lead = /^\s/u.test(written) && !/^\s/u.test(text) ? ' ' : ''
  const tail = /\s$/u.test(written) && !/\s$/u.test(text) ? ' ' : ''
  const width = Math.max(first.width, last.x + last.width - first.x)
  runs.splice(from, runs.length, { ...first, text: lead + text + tail, width, endsLine: last.endsLine })
}

/**
 * A text that nobody sees must not be read in the place of one that is seen: it may be three times as long as the
 * glyphs, and replaces legible Latin words only if it is nearly the same.
 */
function isBelievable(said: string, written: string): boolean {
  const glyphs = written.replaceAll(/[\s\0]/gu, '')
  if (said.length > glyphs.length * 3 + 3) return false
  const isLegible = glyphs.length > 3 && /^[\x20-\x7e]*$/u.test(glyphs)
  return !isLegible || lettersOf(said) === lettersOf(glyphs)
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

function endLine(runs: Run[]): void {
  const last = runs.at(-1)
  if (last) last.endsLine = true
}

/** Null if it cannot be seen. */
function runOf(item: TextItem, content: PageContent, view: PageView, open: readonly Open[]): Run | null {
  if (item.str === '' || open.at(-1)?.isHidden || !isSeen(item, content)) return null
  const { transform } = item
  const [a, b, c, d, x, y] = multiply(view.transform, transform)
  const size = Math.hypot(c, d)
  const slope = Math.abs((Math.atan2(b, a) * 180) / Math.PI) % 90
  const isSloping = slope > MIN_SLOPE && slope < 90 - MIN_SLOPE
  const isVertical = content.styles[item.fontName]?.vertical === true
  // Letters that were pressed together to nothing.
  const isFlat = !isVertical && item.str.length > 3 && item.width < size * 0.1
  if (
    size < MIN_SIZE ||
    isSloping ||
    isFlat ||
    x > view.width ||
    y > view.height + size ||
    x + item.width < 0 ||
    y < 0
  )
    return null
  const style = content.styles[item.fontName]
  return {
    text: cleanGlyphs(item.str),
    x,
    y,
    width: item.width,
    size,
    fontName: style?.fontName ?? item.fontName,
    isVertical: isVertical || Math.abs(b) > Math.abs(a),
    endsLine: item.hasEOL,
    mark: open.at(-1)?.mark ?? null,
  }
}

function isSeen({ look }: TextItem, { pictureShare }: PageContent): boolean {
  if (look === UNPAINTED) return pictureShare >= SCANNED_SHARE
  return look !== HIDDEN
}

/** Glyphs without a character come as U+0000. */
function cleanGlyphs(text: string): string {
  return text.replaceAll('\0', '')
}

function multiply(
  one: readonly number[],
  other: readonly number[],
): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
