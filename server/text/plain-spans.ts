/**
 * Finds spans (code, formulas, links, tags) by lookahead. Every function decides from the text alone, and
 * returns 'undecided' only where the text ends too early. So no result depends on how the text was split. The
 * limits below bound the lookahead, so even a text of nothing but openers takes linear time.
 */

/** How far, in UTF-16 units, an opened span may wait for its end. */
export const MAX_SPAN_LENGTH = 300

/** Signed URLs are long, and after `](https` a link is almost certain. */
const MAX_ADDRESS_LENGTH = 2000

/**
 * Parentheses in a URL, brackets in a text; the search stops there, or `[[[[…` would be scanned repeatedly.
 */
const DEEPEST_NESTING = 3

export type Finding<Found> = Found | 'no' | 'undecided'

/** The replacement for `source` up to `end`. */
export interface Span {
  end: number
  text: string
}

/** @returns at a backtick: the code, or the backticks themselves if they are not closed on their line */
export function codeAt(source: string, at: number, ended: boolean): Span | 'undecided' {
  const count = countRun(source, at, MAX_SPAN_LENGTH)
  const start = at + count
  const window = source.slice(start, start + MAX_SPAN_LENGTH)
  const line = window.split('\n', 1)[0] ?? ''
  const cut = line.length === MAX_SPAN_LENGTH
  const whole = cut || line.length < window.length || ended
  for (let index = line.indexOf('`'); index !== -1; index = line.indexOf('`', index)) {
    const closing = countRun(line, index, line.length)
    // A run at the edge may continue.
    const known = index + closing < line.length || (whole && !cut)
    if (closing === count && known)
      return { end: start + index + count, text: unpadded(line.slice(0, index)) }
    index += closing
  }
  return whole ? { end: start, text: source.slice(at, start) } : 'undecided'
}

/** `` ` `a` ` ``: the spaces only separate the backticks. */
function unpadded(code: string): string {
  return code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '' ? code.slice(1, -1) : code
}

/** @returns at a backslash or dollar: the formula with its delimiters, unchanged */
export function formulaAt(source: string, at: number, ended: boolean): Finding<Span> {
  const opening = source.slice(at, at + 3)
  if (!/^(?:\\\(|\\\[\s|\$\$)/.test(opening)) {
    return !ended && /^(?:\\\[?|\$)$/.test(opening) ? 'undecided' : 'no'
  }
  const closing = opening.startsWith('$') ? '$$' : opening.startsWith('\\(') ? '\\)' : '\\]'
  const window = source.slice(at + 2, at + MAX_SPAN_LENGTH)
  const stop = FORMULA_STOP.exec(window)
  if (!stop) return ended || source.length - at >= MAX_SPAN_LENGTH ? 'no' : 'undecided'
  const end = at + 2 + stop.index + closing.length
  return stop[0] === closing ? { end, text: source.slice(at, end) } : 'no'
}

/** In `\\[4pt]`, a line break within a formula, the second backslash opens nothing. */
const FORMULA_STOP = /(?<!\\)\\[()[\]]|\$\$|\n[ \t]*\n/

/** `before`: the code point before the bracket. `address` is empty if there is none to show. */
export interface Link extends Span {
  address: string
}

/** @returns at an opening bracket: a link or image, with markdown still in its text */
export function linkAt(source: string, at: number, ended: boolean, before: string): Finding<Link> {
  const close = closingBracket(source, at, ended)
  if (typeof close === 'string') return close
  const text = source.slice(at + 1, close)
  const next = source[close + 1]
  if (next === undefined) return ended ? 'no' : 'undecided'
  if (next === '(') return destinationAt(source, close + 2, ended, text)
  // `matrix[i][j]` is an index, `[1][2]` are two sources.
  if (next !== '[' || /[a-z0-9]/i.test(before) || !/\p{L}/u.test(text)) return 'no'
  const end = closingBracket(source, close + 1, ended)
  return typeof end === 'string' ? end : { end: end + 1, text, address: '' }
}

function closingBracket(source: string, at: number, ended: boolean): Finding<number> {
  const limit = Math.min(source.length, at + MAX_SPAN_LENGTH)
  let depth = 0
  for (let index = at; index < limit; index += 1) {
    const sign = source[index]
    if (sign === '\n') return 'no'
    if (sign === '\\' && source[index + 1] !== '\n') index += 1
    else if (sign === '[') depth += 1
    else if (sign === ']') depth -= 1
    if (depth > DEEPEST_NESTING) return 'no'
    if (depth === 0) return index
  }
  return ended || source.length >= at + MAX_SPAN_LENGTH ? 'no' : 'undecided'
}

/** @param start behind the opening parenthesis */
function destinationAt(source: string, start: number, ended: boolean, text: string): Finding<Link> {
  const end = addressEnd(source, start, ended)
  if (typeof end === 'string') return end
  const address = source.slice(start, end)
  const window = source.slice(end, end + MAX_SPAN_LENGTH)
  const rest = TITLE.exec(window)
  if (rest) {
    return { end: end + rest[0].length, text, address: address.replace(/^<(.*)>$/, '$1') }
  }
  return !ended && window.length < MAX_SPAN_LENGTH && TITLE_BEGUN.test(window) ? 'undecided' : 'no'
}

const TITLE = /^(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\)/
const TITLE_BEGUN = /^(?:[ \t]+(?:"[^"\n]*(?:"[ \t]*)?|'[^'\n]*(?:'[ \t]*)?|\([^()\n]*(?:\)[ \t]*)?)?)?$/

/** @returns the end of the URL, its brackets included */
function addressEnd(source: string, start: number, ended: boolean): Finding<number> {
  const window = source.slice(start, start + MAX_ADDRESS_LENGTH)
  if (window.startsWith('<')) {
    const close = /^<[^<>\n]*/.exec(window)?.[0].length ?? 0
    if (close < window.length) return window[close] === '>' ? start + close + 1 : 'no'
  }
  let depth = 0
  for (const { 0: sign, index } of window.startsWith('<') ? [] : window.matchAll(/[()\s]/g)) {
    if (sign === '\n') return 'no'
    if (sign === '(') depth += 1
    else if (sign !== ')' || depth === 0) return start + index
    else depth -= 1
    if (depth > DEEPEST_NESTING) return 'no'
  }
  return ended || window.length === MAX_ADDRESS_LENGTH ? 'no' : 'undecided'
}

const NAMES = 'b|strong|i|em|u|s|del|ins|mark|small|kbd|code|span|font|p|br'
const ATTRIBUTES = `(?:[ \\t]+[a-z-]+=(?:"[^"\\n]*"|'[^'\\n]*'))*`
const TAG = new RegExp(`^<(/?)(${NAMES})${ATTRIBUTES}[ \\t]*/?>`, 'i')
const TAG_BEGUN = new RegExp(
  `^</?(?:${NAMES})${ATTRIBUTES}(?:[ \\t]+(?:[a-z-]+(?:=(?:"[^"\\n]*|'[^'\\n]*)?)?|/)?|/)?$`,
  'i',
)
const AUTOLINK = /^<((?:https?|mailto|tel|ftp):[^\s<>]+|[a-z\d][\w.+-]*@[\w-]+(?:\.[\w-]+)+)>/i
const ANGLE_BEGUN = /^<(?:\/?[a-z]*|[a-z\d][^\s<>]*)$/i

/** @returns at a `<`: the plain text for a URL or a tag */
export function angleAt(source: string, at: number, ended: boolean): Finding<Span> {
  const window = source.slice(at, at + MAX_SPAN_LENGTH)
  const address = AUTOLINK.exec(window)
  if (address) return { end: at + address[0].length, text: address[1] ?? '' }
  const tag = TAG.exec(window)
  if (tag) return tagSpan(source, at + tag[0].length, ended, (tag[1] ?? '') + tag[2]?.toLowerCase())
  const whole = ended || window.length === MAX_SPAN_LENGTH
  return !whole && (ANGLE_BEGUN.test(window) || TAG_BEGUN.test(window)) ? 'undecided' : 'no'
}

/** A paragraph begins a line, `<br>` ends one, unless the line ends there anyway. */
function tagSpan(source: string, end: number, ended: boolean, name: string): Finding<Span> {
  if (name === 'p') return { end, text: '\n' }
  if (name !== 'br') return { end, text: '' }
  if (end === source.length && !ended) return 'undecided'
  return { end, text: end === source.length || source[end] === '\n' ? '' : '\n' }
}

export function countRun(source: string, at: number, most: number): number {
  let count = 1
  while (count < most && source[at + count] === source[at]) count += 1
  return count
}
