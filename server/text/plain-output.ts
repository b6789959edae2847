/** Spaces are buffered until their line continues; a longer run is intentional and emitted. */
const MAX_SPACES = 300

/** Collects decided text: no spaces before a line end, and no more than two line ends in a row. */
export class PlainOutput {
  private text = ''
  private spaces = ''
  private lineEnds = 0

  /** @param part without a line end, or nothing but one */
  write(part: string) {
    if (part === '\n') return this.endLine()
    let end = part.length
    while (end > 0 && isSpace(part.charCodeAt(end - 1))) end -= 1
    if (end > 0) this.put(part.slice(0, end), 0)
    this.spaces += part.slice(end)
    // Exact chunks, so that the result does not depend on how the input was split.
    while (this.spaces.length > MAX_SPACES) {
      const rest = this.spaces.slice(MAX_SPACES)
      this.spaces = this.spaces.slice(0, MAX_SPACES)
      this.put('', 0)
      this.spaces = rest
    }
  }

  endLine() {
    this.dropSpaces()
    if (this.lineEnds < 2) this.put('\n', this.lineEnds + 1)
  }

  /** For code: nothing is removed. */
  writeVerbatim(part: string) {
    let start = part.length
    while (start > 0 && part[start - 1] === '\n') start -= 1
    const trailing = part.length - start
    this.put(part, start === 0 ? this.lineEnds + trailing : trailing)
  }

  dropSpaces() {
    this.spaces = ''
  }

  /** Emits the trailing spaces. */
  flush() {
    this.put('', this.lineEnds)
  }

  take(): string {
    const taken = this.text
    this.text = ''
    return taken
  }

  private put(part: string, lineEnds: number) {
    this.text += this.spaces + part
    this.spaces = ''
    this.lineEnds = lineEnds
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}
