import { closes, type Opens, opens, type Run } from './plain-flanking.ts'
import type { PlainOutput } from './plain-output.ts'

/** How far, in characters of the source, an opener waits for its closer. */
const MAX_WAIT = 200

/** Bounds the closer's search through a text of nothing but openers. */
const MAX_OPENERS = 16

/** A piece of the line; while it is undecided, nothing behind it can be emitted. */
interface Part {
  text: string
  waits: boolean
}

interface Opener {
  marker: string
  count: number
  /** The part that holds its marker while undecided; undefined once the marker was removed. */
  part: Part | undefined
  mode: Opens
  position: number
  /** The value of `visible` at the opener. */
  visible: number
}

/**
 * Removes emphasis markers. An opener that depends on its closer stays in the line as an undecided part, with
 * everything behind it. The closer empties that part; the end of the line or of the wait turns it into text.
 */
export class Emphasis {
  private readonly output: PlainOutput
  private parts: Part[] = []
  private openers: Opener[] = []
  private position = 0
  /** Counts everything but punctuation: emphasis around nothing (`*_*`, `^_^`) is a face. */
  private visible = 0

  constructor(output: PlainOutput) {
    this.output = output
  }

  /** @param length of the source that `text` came from */
  write(text: string, length: number) {
    this.position += length
    if (text === '') return this.expire('')
    if (this.openers.length > 0 && /[^\s!-/:-@[-`{-~]/.test(text)) this.visible += 1
    this.put(text)
    this.expire(text)
  }

  run(run: Run) {
    const left = closes(run) ? this.close(run.marker, run.count) : run.count
    const mode = left > 0 ? opens({ ...run, count: left }) : 'no'
    if (mode === 'no') this.put(run.marker.repeat(left))
    else this.open(run.marker, left, mode)
    this.position += run.count
    this.expire('')
  }

  /**
   * Unclosed openers of this line become text. A removed `**` stays open: a paragraph may contain line
   * breaks.
   */
  endLine() {
    this.settle((opener) => opener.part !== undefined)
  }

  endBlock() {
    this.settle(() => true)
  }

  private put(text: string) {
    if (text === '') return
    if (this.parts.length === 0) this.output.write(text)
    else this.parts.push({ text, waits: false })
  }

  private open(marker: string, count: number, mode: Opens) {
    const part = mode === 'now' ? undefined : { text: marker.repeat(count), waits: true }
    if (part) this.parts.push(part)
    this.openers.push({ marker, count, part, mode, position: this.position, visible: this.visible })
    if (this.openers.length > MAX_OPENERS) this.settle((_, index) => index === 0)
  }

  /** @returns how much of the closing run was not used */
  private close(marker: string, count: number): number {
    let left = count
    while (left > 0) {
      const index = this.openers.findLastIndex(
        (opener) => opener.marker === marker && this.fits(opener, left),
      )
      const opener = this.openers[index]
      if (!opener) return left
      const used = Math.min(opener.count, left)
      left -= used
      opener.count -= used
      if (opener.part) opener.part.text = marker.repeat(opener.count)
      if (opener.part && opener.count === 0) opener.part.waits = false
      // Unclosed openers inside become text.
      this.settle((_, at) => at > index || (at === index && opener.count === 0))
    }
    return left
  }

  private fits(opener: Opener, count: number): boolean {
    const around = opener.part === undefined || this.visible > opener.visible
    return around && (count >= 3 || opener.count === 3 || opener.count === count)
  }

  private expire(text: string) {
    // Only undecided parts can exceed the wait, and they are in the line.
    if (this.parts.length === 0) return
    const space = /\s/.test(text)
    const isLate = ({ part, mode, position }: Opener) =>
      part !== undefined && (this.position - position > MAX_WAIT || (mode === 'inWord' && space))
    if (this.openers.some(isLate)) this.settle(isLate)
  }

  /** Decides these openers: their remaining markers become text. */
  private settle(decided: (opener: Opener, index: number) => boolean) {
    const open: Opener[] = []
    for (const [index, opener] of this.openers.entries()) {
      if (!decided(opener, index)) open.push(opener)
      else if (opener.part) opener.part.waits = false
    }
    if (open.length === this.openers.length) return
    this.openers = open
    this.flush()
  }

  private flush() {
    const waiting = this.parts.findIndex(({ waits }) => waits)
    const ready = waiting === -1 ? this.parts.splice(0) : this.parts.splice(0, waiting)
    for (const { text } of ready) if (text !== '') this.output.write(text)
  }
}
