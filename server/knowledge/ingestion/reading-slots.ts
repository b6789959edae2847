/** Limits the processes that read documents at the same time, each of which may take half a gigabyte. */
export class ReadingSlots {
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(slots: number) {
    this.#free = slots
  }

  /** In the order of the calls. */
  async run<Result>(read: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await read()
    } finally {
      const next = this.#waiting.shift()
      // The slot goes to the next one, before anybody who comes later.
      if (next) next()
      else this.#free++
    }
  }
}
