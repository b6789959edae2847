import { Inline } from './plain-inline.ts'
import { type LinePlace, type LineStart, lineStartAt, seeLine } from './plain-lines.ts'
import { PlainOutput } from './plain-output.ts'

/** Converts a whole text at once; same result as any split of it through `PlainText`. */
export function toPlainText(markdown: string): string {
  const text = new PlainText()
  return text.write(markdown) + text.end()
}

interface Fence {
  marker: string
  /** The quote marks before each of its lines. */
  quoted: RegExp
}

/**
 * Strips markdown from a text that arrives in pieces, split anywhere. One pass from left to right: first the
 * kind of each line (plain-lines.ts), then its contents (plain-inline.ts). Each step either decides or waits
 * for more text, within the limits of plain-spans.ts and plain-emphasis.ts. So text that cannot be a marker
 * is emitted immediately.
 */
export class PlainText {
  private readonly output = new PlainOutput()
  private readonly inline = new Inline(this.output)
  /** The undecided text. */
  private source = ''
  /** Half of a surrogate pair or of a CR LF. */
  private half = ''
  private inside = false
  private fence: Fence | undefined
  private place: LinePlace = { above: 'other', inItem: false, markers: 0 }
  private quotes = 0
  private quotesAbove = 0

  /** @returns the plain text decided so far; may be empty */
  write(piece: string): string {
    const text = this.half + piece
    this.half = /[\r\ud800-\udbff]$/.exec(text)?.[0] ?? ''
    this.source += normalized(text.slice(0, text.length - this.half.length))
    return this.read(false)
  }

  /** @returns the rest */
  end(): string {
    this.source += normalized(this.half)
    this.half = ''
    const decided = this.read(true)
    this.inline.end()
    this.output.flush()
    return decided + this.output.take()
  }

  private read(ended: boolean): string {
    let at = 0
    while (at < this.source.length) {
      const next = this.step(at, ended)
      if (next === undefined) break
      at = next
    }
    this.source = this.source.slice(at)
    return this.output.take()
  }

  /** @returns the start of the next step, undefined while undecided */
  private step(at: number, ended: boolean): number | undefined {
    if (this.fence) return this.inside ? this.readCode(at) : this.beginCode(at, this.fence, ended)
    return this.inside ? this.readWords(at, ended) : this.beginLine(at, ended)
  }

  private readWords(at: number, ended: boolean): number | undefined {
    const end = this.inline.read(this.source, at, ended)
    if (this.source[end] !== '\n') return end > at ? end : undefined
    this.endLine()
    this.inline.endLine()
    this.output.endLine()
    return end + 1
  }

  private endLine() {
    this.inside = false
    this.place.inItem = false
    this.place.markers = 0
    this.quotesAbove = this.quotes
    this.quotes = 0
  }

  private beginLine(at: number, ended: boolean): number | undefined {
    const start = lineStartAt(this.source, at, ended, this.place)
    if (typeof start === 'string') return undefined
    this.enter(start)
    return start.end
  }

  private enter(start: LineStart) {
    const { kind, text } = start
    if (kind === 'quote') this.quotes += 1
    this.place.markers += 1
    this.inline.begin(kind === 'heading' || kind === 'row' ? kind : 'text', this.goesOn(kind))
    if (text !== '') this.output.write(text)
    if (kind === 'quote') return
    if (kind === 'item') this.place.inItem = true
    else if (kind === 'fence') this.beginFence(start.marker)
    else if (kind === 'gone' || kind === 'table') this.endLine()
    else this.inside = true
    this.place.above = this.seenFromBelow(kind)
  }

  /** Whether the paragraph of the previous line continues, so that a `**` of it may close. */
  private goesOn(kind: LineStart['kind']): boolean {
    const { above, inItem } = this.place
    if (inItem || (above !== 'text' && above !== 'item')) return false
    return kind === 'quote' || (kind === 'text' && this.quotes === this.quotesAbove)
  }

  private seenFromBelow(kind: LineStart['kind']): LinePlace['above'] {
    if (kind === 'row' || kind === 'table') return 'table'
    if (kind === 'text') return this.place.inItem ? 'item' : 'text'
    return kind === 'item' ? 'item' : 'other'
  }

  private beginFence(marker: string) {
    this.fence = { marker, quoted: new RegExp(`^(?:[ \\t]*> ?){${this.quotes}}`) }
    this.endLine()
  }

  /** At the start of a line within a code block: the closing fence, or verbatim code. */
  private beginCode(at: number, fence: Fence, ended: boolean): number | undefined {
    const line = seeLine(this.source, at, ended)
    if (!line.whole && /^[ \t>]*(?:[`~]+[ \t]*)?$/.test(line.text)) return undefined
    const quoted = fence.quoted.exec(line.text)?.[0]
    const closing = /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(line.text.slice(quoted?.length))?.[1]
    if (quoted !== undefined && (line.cut || !closing?.startsWith(fence.marker))) {
      this.inside = true
      return at + quoted.length
    }
    this.fence = undefined
    this.place.above = 'other'
    return quoted === undefined ? at : line.next
  }

  private readCode(at: number): number {
    const end = this.source.indexOf('\n', at) + 1
    this.inside = end === 0
    this.output.writeVerbatim(this.source.slice(at, end === 0 ? undefined : end))
    return end === 0 ? this.source.length : end
  }
}

function normalized(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
