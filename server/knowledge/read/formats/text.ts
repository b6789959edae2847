/** Plain text: paragraphs between empty lines, list items, and lines that a program has wrapped. */
import type { About, Target } from '../read-bytes.ts'

const ITEM = /^(?:[-*•‣◦▪●]|\(?\d{1,3}[.)]|[a-zA-Z][.)])\s+(?=\S)/u
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029\f\v]/u
/** Underlines a heading. */
const UNDERLINE = /^(?:={3,}|-{3,}|~{3,})$/u
/** A line that goes on in the next one is about this long; Chinese characters are twice as wide. */
const MIN_WRAPPED_WIDTH = 55
/** Characters. Each line looks at the text before it, so a paragraph without end would take quadratic time. */
const MAX_PARAGRAPH = 20_000
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u

export function readText(text: string, { list }: Target): About {
  let open: { kind: 'text' | 'item'; text: string } | null = null
  let last = ''
  const close = () => {
    if (open) list.add(open.kind, open.text)
    open = null
  }
  for (const line of lines(text)) {
    const clean = line.trim()
    if (open && isUnderlined(open.text, last, clean)) {
      list.heading(clean.startsWith('=') ? 1 : 2, open.text)
      open = null
    } else if (clean === '') close()
    else if (ITEM.test(clean)) {
      close()
      open = { kind: 'item', text: clean.replace(/^[-*•‣◦▪●]\s+/u, '') }
    } else if (open && open.text.length < MAX_PARAGRAPH && widthOf(last) >= MIN_WRAPPED_WIDTH)
      open.text = joinLines(open.text, clean)
    else {
      close()
      open = { kind: 'text', text: clean }
    }
    last = line.trimEnd()
  }
  close()
  return {}
}

/** Without an array of all lines, which of a large text is larger than the text. */
function* lines(text: string): Generator<string> {
  const pattern = new RegExp(LINE_BREAK, 'gu')
  let start = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    yield text.slice(start, index)
    start = index + found.length
  }
  yield text.slice(start)
}

function isUnderlined(text: string, last: string, line: string): boolean {
  return UNDERLINE.test(line) && text === last.trim() && text.length <= 120
}

/** Chinese and Japanese have no blank where a line ends. */
export function joinLines(first: string, second: string): string {
  const isWide = WIDE.test(first.at(-1) ?? '') && WIDE.test(second[0] ?? '')
  return isWide ? first + second : `${first} ${second}`
}

function widthOf(line: string): number {
  let width = 0
  for (const character of line) width += WIDE.test(character) ? 2 : 1
  return width
}
