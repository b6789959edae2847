/**
 * Aborts when nothing happened for a while: one timer for a whole stream, set anew at each sign of
 * life, whatever the number of tokens.
 */
export class Deadline {
  readonly #controller = new AbortController()
  #timer: NodeJS.Timeout
  #milliseconds: number

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
    this.#timer = this.#start()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get isOver(): boolean {
    return this.#controller.signal.aborted
  }

  /** Starts the time again; with another length from now on, if one is given. */
  restart(milliseconds = this.#milliseconds): void {
    if (milliseconds === this.#milliseconds) {
      this.#timer.refresh()
      return
    }
    this.#milliseconds = milliseconds
    this.cancel()
    this.#timer = this.#start()
  }

  cancel(): void {
    clearTimeout(this.#timer)
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => this.#controller.abort(), this.#milliseconds)
  }
}
