import { Emphasis } from './plain-emphasis.ts'
import { PlainOutput } from './plain-output.ts'
import {
  angleAt,
  codeAt,
  countRun,
  type Finding,
  formulaAt,
  linkAt,
  MAX_SPAN_LENGTH,
  type Span,
} from './plain-spans.ts'

/** A heading loses its closing `#`, a table row its outer `|`. */
export type LineKind = 'text' | 'heading' | 'row'

/** A longer run is a drawn line or a blank to fill in. */
const MAX_RUN_LENGTH = 6

/** Characters that begin no marker; `(` and `)` only delimit calls. */
const PLAIN = /[^\n\\`*_~[!<|#$()]+/y

/** Reads the inside of lines from left to right; decided text goes to the output. */
export class Inline {
  private readonly output: PlainOutput
  private readonly emphasis: Emphasis
  private kind: LineKind = 'text'
  /** The code point before the next one; empty at the beginning of a line. */
  private before = ''
  /** The marker of a run that exceeds the maximum and still continues. */
  private drawn = ''
  private calls = 0
  private inAddress = false
  private inSum = false
  /** The last characters of a possible URL. */
  private recent = ''

  constructor(output: PlainOutput) {
    this.output = output
    this.emphasis = new Emphasis(output)
  }

  begin(kind: LineKind, goesOn: boolean) {
    if (!goesOn) this.emphasis.endBlock()
    this.kind = kind
  }

  /** @returns the end of the decided text: at a line end, at the end of `source` or before */
  read(source: string, start: number, ended: boolean): number {
    let at = start
    while (at < source.length && source[at] !== '\n') {
      const end = this.readNext(source, at, ended)
      if (end === at) return at
      this.pass(source, at, end)
      at = end
    }
    return at
  }

  endLine() {
    this.emphasis.endLine()
    this.before = ''
    this.drawn = ''
    this.calls = 0
    this.inAddress = false
    this.inSum = false
    this.recent = ''
  }

  end() {
    this.emphasis.endBlock()
  }

  /** @returns `at` while undecided */
  private readNext(source: string, at: number, ended: boolean): number {
    const sign = source[at] ?? ''
    if (sign === this.drawn) return this.write(sign, at, at + 1)
    this.drawn = ''
    switch (sign) {
      case '*':
      case '_':
      case '~':
      case '`':
        return this.readRun(source, at, ended)
      case '<':
        return this.readAngle(source, at, ended)
      case '$':
        return this.place(at, formulaAt(source, at, ended), sign)
      case '\\':
        return this.readBackslash(source, at, ended)
      case '[':
        return this.readLink(source, at, at, ended)
      case '!':
        return this.readImage(source, at, ended)
      case '|':
        return this.kind === 'row' ? this.readCell(source, at, ended) : this.write(sign, at, at + 1)
      case '#':
        return this.kind === 'heading' ? this.readClosing(source, at, ended) : this.write(sign, at, at + 1)
      case '(':
      case ')':
        return this.readParenthesis(sign, at)
      default:
        return this.readPlain(source, at)
    }
  }

  private readPlain(source: string, at: number): number {
    PLAIN.lastIndex = at
    const text = PLAIN.exec(source)?.[0] ?? source.slice(at, at + 1)
    return this.write(text, at, at + text.length)
  }

  private readRun(source: string, at: number, ended: boolean): number {
    const count = countRun(source, at, MAX_RUN_LENGTH + 1)
    const marker = source[at] ?? ''
    if (count > MAX_RUN_LENGTH) {
      this.drawn = marker
      return this.write(marker.repeat(count), at, at + count)
    }
    const end = at + count
    if (end === source.length && !ended) return at
    if (marker === '`') return this.place(at, codeAt(source, at, ended), '')
    const after = source[end] === '\n' ? '' : codePointAt(source, end)
    const { before, inAddress, inSum } = this
    this.emphasis.run({ marker, count, before, after, inAddress, inSum, inCall: this.calls > 0 })
    return end
  }

  private readAngle(source: string, at: number, ended: boolean): number {
    const found = angleAt(source, at, ended)
    if (typeof found === 'string' || found.text !== '\n') return this.place(at, found, '<')
    if (this.kind === 'row') return this.write(' ', at, found.end)
    return this.write(this.before === '' ? '' : '\n', at, found.end)
  }

  private readBackslash(source: string, at: number, ended: boolean): number {
    const formula = formulaAt(source, at, ended)
    if (formula !== 'no') return this.place(at, formula, '')
    const next = source[at + 1]
    if (next === undefined && !ended) return at
    if (next === '\n') return this.write('', at, at + 1)
    if (next !== undefined && /[!-/:-@[-`{-~]/.test(next)) return this.write(next, at, at + 2)
    return this.write('\\', at, at + 1)
  }

  private readImage(source: string, at: number, ended: boolean): number {
    if (at + 1 === source.length && !ended) return at
    return source[at + 1] === '[' ? this.readLink(source, at, at + 1, ended) : this.write('!', at, at + 1)
  }

  private readLink(source: string, at: number, bracket: number, ended: boolean): number {
    const found = linkAt(source, bracket, ended, this.before)
    if (found === 'undecided') return at
    if (found === 'no') return this.write(source.slice(at, bracket + 1), at, bracket + 1)
    const text = inlineText(found.text)
    const shown = bracket > at ? text : withAddress(text, found.address)
    return this.write(shown, at, found.end)
  }

  private readCell(source: string, at: number, ended: boolean): number {
    let end = at + 1
    while (end - at < MAX_SPAN_LENGTH && (source[end] === ' ' || source[end] === '\t')) end += 1
    if (end === source.length && !ended && end - at < MAX_SPAN_LENGTH) return at
    this.emphasis.endBlock()
    this.output.dropSpaces()
    const last = end === source.length || source[end] === '\n'
    return this.write(last ? '' : ' | ', at, end)
  }

  private readClosing(source: string, at: number, ended: boolean): number {
    const rest = /^(#+)[ \t]*/.exec(source.slice(at, at + MAX_SPAN_LENGTH)) ?? ['#', '#']
    const end = at + rest[0].length
    const whole = rest[0].length === MAX_SPAN_LENGTH
    if (end === source.length && !ended && !whole) return at
    const atEnd = end === source.length || source[end] === '\n'
    if (atEnd && !whole && /^[ \t]?$/.test(this.before)) return this.write('', at, end)
    return this.write(rest[1] ?? '', at, at + (rest[1]?.length ?? 1))
  }

  private readParenthesis(sign: string, at: number): number {
    if (sign === ')') this.calls = Math.max(0, this.calls - 1)
    else if (this.calls > 0 || /\w/.test(this.before)) this.calls += 1
    return this.write(sign, at, at + 1)
  }

  private place(at: number, found: Finding<Span>, otherwise: string): number {
    if (found === 'undecided') return at
    return found === 'no' ? this.write(otherwise, at, at + 1) : this.write(found.text, at, found.end)
  }

  private write(text: string, at: number, end: number): number {
    this.emphasis.write(text, end - at)
    return end
  }

  /** Remembers the previous characters, and whether they belong to a URL or a sum. */
  private pass(source: string, at: number, end: number) {
    this.before = codePointBefore(source, end)
    let start = end
    while (start > at && !/[\s<>"\u0080-\uffff]/.test(source[start - 1] ?? '')) start -= 1
    if (start > at) {
      this.recent = ''
      this.inAddress = false
    }
    const recent = this.recent + source.slice(start, end)
    this.inSum ||= /[=＝]/.test(source.slice(at, end))
    this.inAddress ||= recent.includes('://')
    this.recent = recent.slice(-2)
  }
}

/** The text of a link is read on its own: its markers do not reach beyond it. */
function inlineText(text: string): string {
  const output = new PlainOutput()
  const inline = new Inline(output)
  inline.read(text, 0, true)
  inline.end()
  output.flush()
  return output.take()
}

/** A URL is shown if it can be followed and adds to the link text. */
function withAddress(text: string, address: string): string {
  if (!/^(?:https?|mailto|tel):/i.test(address)) return text
  if (text.trim() === '') return address
  return bare(text) === bare(address) ? text : `${text} (${address})`
}

function bare(address: string): string {
  const digits = /^tel:|^\+?[\d\s().-]+$/i.test(address)
  const text = address.trim().replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
  return digits ? text.replace(/[\s().-]/g, '') : text.replace(/\/$/, '')
}

function codePointAt(text: string, index: number): string {
  const code = text.codePointAt(index)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function codePointBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1)
  const pair = low >= 0xdc00 && low <= 0xdfff && index > 1
  return text.slice(index - (pair ? 2 : 1), index)
}
