/**
 * Estimates a service's response time like TCP's retransmission timeout: smoothed mean plus four deviations.
 * Source: RFC 6298, section 2
 */
export class ResponseTime {
  /** Milliseconds; undefined before the first response. */
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

  /** The milliseconds without a response after which something is probably wrong. */
  get unusual(): number | undefined {
    return this.#mean === undefined ? undefined : this.#mean + 4 * this.#deviation
  }
}
