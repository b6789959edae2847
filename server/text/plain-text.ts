import * as smd from 'streaming-markdown'
import { isEmphasis } from './plain-flanking.ts'
import { PlainOutput } from './plain-output.ts'
import { plainParser, resetParser } from './plain-renderer.ts'

/** Converts a whole text at once; same result as any split of it through `PlainText`. */
export function toPlainText(markdown: string): string {
  const text = new PlainText()
  return text.write(markdown) + text.end()
}

/** Undecided characters: the parser reads them again at each one. */
const MAX_PENDING = 300
/** Signed URLs are long. */
const MAX_ADDRESS = 2000
/** The parser has room for 24 open tokens. */
const MAX_OPEN_TOKENS = 18
const MAX_CODE_INDENT = 80
/** A longer run is no rule. */
const MAX_RUN = 80

/** Tokens that hold running text: what could begin a block has been read. */
const FLOWING = new Set<smd.Token>([
  smd.PARAGRAPH,
  smd.HEADING_1,
  smd.HEADING_2,
  smd.HEADING_3,
  smd.HEADING_4,
  smd.HEADING_5,
  smd.HEADING_6,
  smd.LIST_ITEM,
  smd.TABLE_CELL,
  smd.LINK,
  smd.STRIKE,
  smd.ITALIC_AST,
  smd.ITALIC_UND,
  smd.STRONG_AST,
  smd.STRONG_UND,
])
/** Text without any sign of markdown, one run of signs, or one character. */
const PIECE = /[^\n\\`*_~[<|$():\t]{1,250}|([*_~])\1*|./suy
/** White space or a quote at the start of a line. */
const START = /[ \t]+|>/y
/** Pieces whose meaning depends on the next character. */
const WAITS = /^(?:[*_~]{1,80}|[`\\])$/
const WAITS_AT_START = /^(?:[*_~]{1,80}|[`\\>])$/
const TAG =
  /<(?:(?:(\/?(?:b|strong|i|em|u|s|del|ins|mark|small|kbd|code|span|font)|\/p)|p|br)(?:[ \t/][^<>\n]{0,150})?|((?:https?|mailto|tel|ftp):[^\s<>]{1,300}|[\w.+-]{1,64}@[\w.-]{1,250}))>/iuy
const TAG_BEGUN = /<[^<>\n]{0,300}$/uy
const TABLE = /\|[^\n]{0,300}\n[ \t>]*(?=[^\n]{0,300}\|)\|?[ \t]*:?-[-:| \t]{0,300}(?:\n|$)/y
const TABLE_BEGUN = /\|[^\n]{0,300}(?:\n[-:|> \t]{0,300})?$/y

/**
 * Strips markdown from a text that arrives in pieces, split anywhere. streaming-markdown parses. What it would take for
 * markdown although CommonMark does not is escaped before: a lone `*`, `$5`, `|x|`. Each line gets a parser of its own,
 * so that an unclosed marker ends with its line; only code blocks and tables go on.
 */
export class PlainText {
  private readonly output = new PlainOutput()
  private readonly parser = plainParser(this.output)
  /** The undecided text. */
  private source = ''
  /** Half of a surrogate pair or of a CR LF. */
  private half = ''
  /** The beginning of the current line. */
  private line = ''
  private before = ''
  /** Whether the line has nothing but quote marks so far. */
  private isStart = true
  private isSum = false
  private isTable = false
  /** Whether the code block is within a quote. */
  private isQuoted = false
  /** Open parentheses in the address of a link. */
  private depth = 0

  /** @returns the plain text decided so far; may be empty */
  write(piece: string): string {
    const text = this.half + piece
    this.half = /[\r\ud800-\udbff]$/.exec(text)?.[0] ?? ''
    this.source += text.slice(0, text.length - this.half.length).replace(/\r\n?/g, '\n')
    return this.read(false)
  }

  /** @returns the rest */
  end(): string {
    this.source += this.half.replace('\r', '\n')
    this.half = ''
    const decided = this.read(true)
    this.feed('\n')
    this.output.write(this.parser.pending.trimEnd())
    this.output.settle()
    return decided + this.output.take()
  }

  private read(isEnd: boolean): string {
    let at = 0
    while (at < this.source.length) {
      const end = this.step(at, isEnd)
      if (end === at) break
      this.pass(this.source.slice(at, end))
      at = end
    }
    this.source = this.source.slice(at)
    if (!isEnd) this.releaseLast()
    return this.output.take()
  }

  /** Hands out the last character, which the parser keeps: most are text whatever follows. */
  private releaseLast() {
    const { parser } = this
    if (!FLOWING.has(parser.token as smd.Token) || !/^[^\s\p{Nd}\\`*_~$![\]<|]$/u.test(parser.pending)) return
    this.output.write(parser.pending)
    parser.pending = ''
  }

  /** Reads the next piece. @returns its end, or `at` while it is undecided */
  private step(at: number, isEnd: boolean): number {
    const piece = (this.isStart && match(START, this.source, at)) || match(PIECE, this.source, at)
    const end = at + piece.length
    const { parser } = this
    const open = parser.tokens[parser.len]
    if (piece === '\n') this.endLine(open === smd.CODE_FENCE)
    else if (open === smd.CODE_FENCE) this.readCode(piece)
    else if (parser.pending.startsWith('](') && (open === smd.LINK || open === smd.IMAGE))
      this.readAddress(piece)
    else if (open === smd.CODE_INLINE || open === smd.IMAGE || (parser.pending[0] === '`' && piece !== '`'))
      this.feed(piece)
    else return this.readSigns(piece, at, isEnd)
    return end
  }

  private readSigns(piece: string, at: number, isEnd: boolean): number {
    const end = at + piece.length
    const next = /./suy
    next.lastIndex = end
    const after = next.exec(this.source)?.[0] ?? ''
    const { isStart } = this
    if (after === '' && !isEnd && (isStart ? WAITS_AT_START : WAITS).test(piece)) return at
    if (isStart && this.isTable && /^[^\s>|]/.test(piece)) this.endTable()
    if (/^[*_~]/.test(piece)) this.readRun(piece, after)
    else if (piece === '\\') return this.readEscape(after, end)
    else if (piece === '<') return this.readAngle(at, isEnd)
    else if (piece === '|' && isStart && !this.isTable) return this.readBar(at, isEnd)
    else if (piece === '$' || (piece === '`' && this.before !== '`' && /^\s?$/.test(after)))
      this.feedText(piece)
    else if (isStart && /^[\s>]/.test(piece)) this.readStart(piece, after)
    else this.feed(piece)
    return end
  }

  /** Quotes and indents are read here, so that neither ends a list or turns text into code. */
  private readStart(piece: string, next: string) {
    // `>= 5` and `> 50%` without its space are comparisons.
    if (piece !== '>') this.output.indentBy(this.before === '>' ? piece.slice(1) : piece)
    else if (/[=\p{Nd}\p{Sc}]/u.test(next)) this.feedText(piece)
  }

  private readRun(run: string, next: string) {
    const { before, isSum, parser } = this
    const after = next === '\n' ? '' : next
    const count = run.length
    const isBulletOrRule = /^[\s>*_]*$/.test(this.line) && /^\s?$/.test(next)
    const parents = [parser.tokens[parser.len], parser.tokens[parser.len - 1]]
    // A run that goes on was too long to be one.
    const isMarker =
      isBulletOrRule || isEmphasis({ marker: run.charAt(0), count, before, after, isSum }, parents)
    if (isMarker) this.feed(run)
    else this.feedText(run)
  }

  private readEscape(next: string, end: number): number {
    // A backslash at the end of a line is a line break, before anything but punctuation itself, as in \( … \).
    if (next === '\n') return end
    const isEscape = /[!-'*-/:-@[-`{-~]/.test(next)
    if (isEscape) this.feedText(next)
    else this.feedText('\\')
    return isEscape ? end + 1 : end
  }

  private readAngle(at: number, isEnd: boolean): number {
    if (!isEnd && match(TAG_BEGUN, this.source, at) !== '') return at
    TAG.lastIndex = at
    const [tag = '<', dropped, address] = TAG.exec(this.source) ?? []
    if (tag === '<' || address !== undefined) this.feedText(address ?? tag)
    else if (dropped === undefined) this.feed('<br>')
    return at + tag.length
  }

  /** A table needs the rule below its first row: `|x| = 3` is none. */
  private readBar(at: number, isEnd: boolean): number {
    if (!isEnd && match(TABLE_BEGUN, this.source, at) !== '') return at
    this.isTable = match(TABLE, this.source, at) !== ''
    if (this.isTable) this.feed('|')
    else this.feedText('|')
    return at + 1
  }

  private readAddress(piece: string) {
    if (piece === '(') this.depth += 1
    if (piece === ')' && this.depth === 0) return this.feed(piece)
    if (piece === ')') this.depth -= 1
    this.parser.pending += piece
    const { length } = this.parser.pending
    if (length > MAX_ADDRESS || (length > MAX_PENDING && /\s/.test(this.parser.pending))) this.restart()
  }

  private readCode(piece: string) {
    const isStart = this.isQuoted && /^>?$/.test(this.line)
    if (isStart && piece === '>') return
    if (isStart && this.line === '>' && this.before === '>' && piece.startsWith(' '))
      return this.feed(piece.slice(1))
    const isIndent = this.parser.token === smd.NEWLINE && /^[ \t]/.test(piece)
    const room = Math.max(0, MAX_CODE_INDENT - this.parser.indent_len)
    this.feed(isIndent ? piece.replaceAll('\t', '    ').slice(0, room) : piece)
  }

  private endLine(isInCode: boolean) {
    this.feed('\n')
    const { parser, output } = this
    const isKept = this.isStart
    if (isKept) this.endTable()
    if (!isInCode) this.isQuoted = this.line.startsWith('>')
    const rows = parser.table_state
    if (parser.tokens[parser.len] !== smd.CODE_FENCE) {
      output.write(parser.pending.trimEnd())
      resetParser(parser, this.isTable ? smd.TABLE : undefined)
      parser.table_state = this.isTable ? Math.min(rows + 1, 2) : 0
    }
    output.endLine(isKept, isInCode ? Number.POSITIVE_INFINITY : 2)
    this.line = ''
    this.before = ''
    this.isStart = true
    this.isSum = false
    this.depth = 0
  }

  private endTable() {
    if (this.isTable) resetParser(this.parser)
    this.isTable = false
  }

  private pass(read: string) {
    if (read === '\n') return
    if (this.line.length < MAX_RUN) this.line += read.trim()
    this.before = /.$/su.exec(read)?.[0] ?? ''
    this.isStart &&= /^(?:[ \t]+|>)$/.test(read)
    this.isSum ||= /[=＝]/.test(read)
  }

  private feedText(text: string) {
    for (const sign of text) {
      this.feed(/[!-/:-@[-`{-~]/.test(sign) ? `\\${sign}` : sign)
      const { parser } = this
      if (parser.token !== smd.MAYBE_EQ_BLOCK) continue
      parser.token = parser.tokens[parser.len] as smd.Token
      parser.text += '['
      parser.pending = ''
    }
  }

  private feed(text: string) {
    smd.parser_write(this.parser, text)
    const { parser } = this
    // A bare address is text like any other.
    if (parser.token === smd.MAYBE_URL) parser.token = parser.tokens[parser.len] as smd.Token
    if (parser.pending.length > MAX_PENDING || parser.len > MAX_OPEN_TOKENS) this.restart()
  }

  /** Goes on in the middle of a line: what was open is text. */
  private restart() {
    this.output.write(this.parser.pending)
    this.output.settle()
    resetParser(this.parser, smd.PARAGRAPH)
  }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
