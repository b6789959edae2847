/**
 * The marks of a streamed reply, such as `[1]` or `[1, 3]`, that cite the passages the model was given. They are collected,
 * and taken out of the text for clients that show no sources. A mark may arrive in several pieces: what may become one is
 * held back until it is clear.
 */

/** With the blanks before it, which go with it. */
const MARK = /\s{0,3}[[【]\s?(\d{1,3}(?:\s?[,，、]\s?\d{1,3}){0,9})\s?[\]】]/g
const BEGINNING = /\s{0,3}(?:[[【][\d\s,，、]{0,40})?$/

export class CitationMarks {
  /** The numbers that were cited, in the order of the text. */
  readonly cited = new Set<number>()
  readonly #count: number
  readonly #isShown: boolean
  #held = ''

  /**
   * @param count how many passages were given; other numbers are the model's own text
   * @param options.isShown whether the marks stay in the text
   */
  constructor(count: number, { isShown }: { isShown: boolean }) {
    this.#count = count
    this.#isShown = isShown
  }

  /** @returns what is clear of the text so far */
  write(piece: string): string {
    // Without passages there are no marks, and nothing is to be held back.
    if (this.#count === 0) return piece
    const text = this.#take(this.#held + piece)
    const end = BEGINNING.exec(text)?.index ?? text.length
    this.#held = text.slice(end)
    return text.slice(0, end)
  }

  /** @returns the rest; it held no whole mark */
  end(): string {
    const rest = this.#held
    this.#held = ''
    return rest
  }

  #take(text: string): string {
    return text.replaceAll(MARK, (mark, numbers: string) => {
      const cited = numbers.split(/[,，、]/).map(Number)
      if (!cited.every((number) => number >= 1 && number <= this.#count)) return mark
      for (const number of cited) this.cited.add(number)
      return this.#isShown ? mark : ''
    })
  }
}
