/** How far, in characters, an opened marker waits for its end. Then it is text. */
const MAX_HELD = 400

/** A marker that is removed when it closes, and the text behind it. */
export interface Held {
  marker: string
  text: string
  isDecided: boolean
}

/** Collects plain text: held from the first undecided marker on, without spaces at line ends. */
export class PlainOutput {
  private ready = ''
  private held: Held[] = []
  private heldLength = 0
  private indent = ''
  private spaces = ''
  private isLineEmpty = true
  private lineEnds = 0

  /** @param indent is dropped if nothing follows in the line */
  indentBy(indent: string) {
    this.indent += indent
  }

  write(text: string) {
    const last = this.held.at(-1)
    if (!last) return this.put(text)
    last.text += text
    this.heldLength += text.length
    if (this.heldLength > MAX_HELD) this.settle()
  }

  /** For code: spaces stay. */
  writeVerbatim(text: string) {
    this.put(text, true)
  }

  open(marker: string): Held {
    const held = { marker, text: '', isDecided: false }
    this.held.push(held)
    this.heldLength += marker.length
    return held
  }

  /** Removes the marker, or writes its counterpart: when it is text already, or `isRemoved` says so. */
  close(held: Held, closing: string, isRemoved: boolean) {
    if (isRemoved && !held.isDecided) held.marker = ''
    else this.write(closing)
    held.isDecided = true
    this.release()
  }

  /** The text behind a marker; empty if that was decided. */
  textBehind(held: Held): string {
    const index = this.held.indexOf(held)
    if (index === -1) return ''
    return this.held.slice(index + 1).reduce((text, each) => text + each.marker + each.text, held.text)
  }

  /** All undecided markers become text. */
  settle() {
    for (const held of this.held) held.isDecided = true
    this.release()
  }

  /** @param isKept whether an empty line stays; otherwise it held only a marker */
  endLine(isKept: boolean, maxLineEnds = 2) {
    this.settle()
    if ((isKept || !this.isLineEmpty) && this.lineEnds < maxLineEnds) {
      this.ready += '\n'
      this.lineEnds += 1
    }
    this.spaces = ''
    this.indent = ''
    this.isLineEmpty = true
  }

  take(): string {
    const taken = this.ready
    this.ready = ''
    return taken
  }

  private release() {
    while (this.held[0]?.isDecided) {
      const { marker, text } = this.held.shift() as Held
      this.heldLength -= marker.length + text.length
      this.put(marker + text)
    }
  }

  private put(text: string, isVerbatim = false) {
    const start = isVerbatim ? text : text.replace(/^[ \t]+/, '')
    if (start !== text) this.spaces = this.isLineEmpty ? '' : ' '
    const body = start.trimEnd()
    if (body !== '') {
      this.ready += this.indent + this.spaces + body
      this.indent = ''
      this.spaces = ''
      this.isLineEmpty = false
      this.lineEnds = 0
    }
    this.spaces += start.slice(body.length)
  }
}
