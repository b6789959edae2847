/**
 * Reads the texts of a stream's events without parsing each event. A service repeats the same 250 characters of JSON
 * around each token, so that the texts of one network read can be split by what is between two of them.
 */

/** Some services change the rest with each event, as by padding. Then looking for it costs more than it saves. */
const MAX_MISSES = 3
/** Stands for the text when it is found out where in an event the text is. */
const MARK = 'frontdesk-mark'
/** What JSON writes as it is; the parser decides on escapes and on invalid characters. */
const PLAIN = /^[^"\\\p{Cc}]*$/u
const DATA = 'data: '

export class TextFrame {
  #before = ''
  #between = ''
  #misses = 0

  /** Whether events may still turn out to be alike. */
  get isUseful(): boolean {
    return this.#misses < MAX_MISSES
  }

  /**
   * Learns what is around the text.
   * @param event its data, with nothing but this text
   * @param readText finds the text of an event
   */
  learn(event: string, text: string, readText: (event: string) => unknown): void {
    this.#misses++
    this.#before = ''
    const at = event.indexOf(`"${text}"`, event.indexOf('"content"')) + 1
    const [before, after] = [event.slice(0, at), event.slice(at + text.length)]
    // The same characters may be in another field.
    if (at === 0 || readText(before + MARK + after) !== MARK) return
    this.#before = DATA + before
    this.#between = `${after}\n\n${DATA}${before}`
  }

  /**
   * @param stream begins with an event
   * @returns the texts of the first events, as far as they are like the learned one; the other events have to be parsed
   */
  take(stream: string): { text: string; rest: string } {
    if (this.#before === '' || !stream.startsWith(this.#before)) return { text: '', rest: stream }
    const parts = stream.slice(this.#before.length).split(this.#between)
    // What follows the last text is not known yet.
    const last = parts.length - 1
    const other = parts.findIndex((part, number) => number === last || !PLAIN.test(part))
    if (other === 0) return { text: '', rest: stream }
    this.#misses = 0
    const rest = this.#before + parts.slice(other).join(this.#between)
    return { text: parts.slice(0, other).join(''), rest }
  }
}
