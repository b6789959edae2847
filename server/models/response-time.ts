/**
 * How long a service usually takes until its response begins, as TCP measures its round trips: a smoothed
 * mean and a smoothed deviation, of which four make a wait that is rarely too short.
 * Source: RFC 6298, section 2
 */
export class ResponseTime {
  /** In milliseconds; undefined until there was a response. */
  #mean: number | undefined
  #deviation = 0

  observe(milliseconds: number): void {
    if (this.#mean === undefined) {
      this.#mean = milliseconds
      this.#deviation = milliseconds / 2
      return
    }
    this.#deviation = 0.75 * this.#deviation + 0.25 * Math.abs(this.#mean - milliseconds)
    this.#mean = 0.875 * this.#mean + 0.125 * milliseconds
  }

  /** After how many milliseconds without a response something is probably wrong. */
  get unusual(): number | undefined {
    return this.#mean === undefined ? undefined : this.#mean + 4 * this.#deviation
  }
}
