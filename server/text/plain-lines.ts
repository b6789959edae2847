import { type Finding, MAX_SPAN_LENGTH } from './plain-spans.ts'

/**
 * The marker at the start of a line, or a line that is a marker as a whole. `end` is the end of the marker,
 * behind the line end for a whole line; `text` replaces the marker.
 */
export type LineStart =
  | { kind: Kind; end: number; text: string }
  | { kind: 'fence'; end: number; text: string; marker: string }

type Kind = 'gone' | 'table' | 'blank' | 'rule' | 'heading' | 'quote' | 'item' | 'row' | 'text'

/** The context: the kind of the previous line, and the markers that this line already has. */
export interface LinePlace {
  above: 'text' | 'item' | 'table' | 'other'
  inItem: boolean
  markers: number
}

/** The visible part of a line. */
export interface SeenLine {
  text: string
  /** Whether further input cannot change its classification. */
  whole: boolean
  /** Whether it is longer than the visible part: as a whole it can only be text. */
  cut: boolean
  /** The start of the next line. */
  next: number
}

const BLANK = /^[ \t]*$/
const UNDERLINE = /^[ \t]*(?:={3,}|-{3,})[ \t]*$/
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const TABLE_RULE = /^(?=.*\|)[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/
const HEADING = /^[ \t]*#{1,6}(?:[ \t]+|$)/
const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/
/** `>= 5` and `> 50%` without its space are comparisons. */
const QUOTE = /^[ \t]*>(?![=\p{Nd}\p{Sc}])[ \t]?/u
/** `+ 5` stays: a minus instead would change the number. */
const ITEM = /^([ \t]*)([-*]|\+(?![ \t]+[\p{Nd}\p{Sc}])|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?=[^ \t])/u
const DEFINITION =
  /^[ \t]*\[(?!\^)[^\]]+\]:[ \t]*(?:<[^<>]*>|(?:[a-z][a-z\d+.-]*:|[#/]|\.{1,2}\/)[^ \t]*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/i

/** Prefixes that may still become one of the above; none is longer than its line. */
const BEGUN = [
  BLANK,
  /^[ \t]*#{1,6}[ \t]*$/,
  /^[ \t]*>$/,
  /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/,
  /^[ \t]*[-:|][-:| \t]*$/,
  /^[ \t]*=+[ \t]*$/,
  /^[ \t]*(?:`{1,2}|`{3,}[^`]*|~{1,2}|~{3}.*)$/,
  /^[ \t]*\d{1,9}$/,
  /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?:\[(?:[ xX](?:\][ \t]*)?)?)?)?$/,
  /^[ \t]*\[[^\]]*$/,
  /^[ \t]*\[[^\]]+\](?::[ \t]*(?:<[^<>]*|(?:<[^<>]*>|[a-z#/.][^ \t]*)(?:[ \t]+(?:["'(].*)?)?)?)?$/i,
]

/** Nested items and quotes. A line with more is a pattern. */
const MAX_MARKERS = 10

/** A fast path: most lines begin with a letter. */
const MAY_BE_MARKED = /^[ \t]*(?:[-#>*+_=|:~`[\d]|$)/

export function seeLine(source: string, at: number, ended: boolean): SeenLine {
  const window = source.slice(at, at + MAX_SPAN_LENGTH)
  const end = window.indexOf('\n')
  if (end !== -1) return { text: window.slice(0, end), whole: true, cut: false, next: at + end + 1 }
  const cut = window.length === MAX_SPAN_LENGTH
  return { text: window, whole: cut || ended, cut, next: at + window.length }
}

export function lineStartAt(
  source: string,
  at: number,
  ended: boolean,
  place: LinePlace,
): Finding<LineStart> {
  if (source.charCodeAt(at) > 0x7f || place.markers === MAX_MARKERS) return plainLine(at, place)
  const line = seeLine(source, at, ended)
  if (!MAY_BE_MARKED.test(line.text)) return plainLine(at, place)
  if (!line.whole && BEGUN.some((pattern) => pattern.test(line.text))) return 'undecided'
  return wholeLine(line, at, place) ?? marked(line.text, at) ?? tableRow(source, at, line, ended, place)
}

function wholeLine(
  { text, next, cut }: SeenLine,
  at: number,
  { above, inItem }: LinePlace,
): LineStart | undefined {
  if (cut) return undefined
  const end = at + text.length
  if (BLANK.test(text)) return { kind: 'blank', end, text: '' }
  if (above === 'text' && !inItem && UNDERLINE.test(text)) return { kind: 'gone', end: next, text: '' }
  if (TABLE_RULE.test(text)) return { kind: 'table', end: next, text: '' }
  if (RULE.test(text)) return { kind: 'rule', end, text: '' }
  if (!inItem && DEFINITION.test(text)) return { kind: 'gone', end: next, text: '' }
  const marker = FENCE.exec(text)?.[1]
  return marker === undefined ? undefined : { kind: 'fence', end: next, text: '', marker }
}

function marked(line: string, at: number): LineStart | undefined {
  const heading = HEADING.exec(line)
  if (heading) return { kind: 'heading', end: at + heading[0].length, text: '' }
  const quote = QUOTE.exec(line)
  if (quote) return { kind: 'quote', end: at + quote[0].length, text: '' }
  const item = ITEM.exec(line)
  if (!item) return undefined
  const [marker, indent = '', sign = ''] = item
  const shown = /\d/.test(sign) ? sign : '-'
  return { kind: 'item', end: at + marker.length, text: `${indent}${shown} ` }
}

/** The rule below the first row identifies a table: `|x| = 3` is none. */
function tableRow(
  source: string,
  at: number,
  line: SeenLine,
  ended: boolean,
  place: LinePlace,
): Finding<LineStart> {
  const border = /^[ \t]*\|[ \t]*/.exec(line.text)
  if (place.above === 'table' || !border) return plainLine(at, place, border?.[0].length)
  if (!line.whole) return 'undecided'
  if (source[line.next - 1] !== '\n') return plainLine(at, place)
  const below = seeLine(source, line.next, ended)
  const text = below.text.replace(/^(?:[ \t]*>)+/, '')
  if (!below.whole && /^[-:|> \t]*$/.test(text)) return 'undecided'
  if (below.cut || !TABLE_RULE.test(text)) return plainLine(at, place)
  return { kind: 'row', end: at + border[0].length, text: '' }
}

function plainLine(at: number, { above }: LinePlace, border = 0): LineStart {
  return above === 'table' ? { kind: 'row', end: at + border, text: '' } : { kind: 'text', end: at, text: '' }
}
