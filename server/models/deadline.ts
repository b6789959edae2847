/**
 * An idle timeout: one timer for a whole stream, restarted at each sign of life. It also aborts with its parent, by
 * its own listener, since AbortSignal.any costs several times as much.
 */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #parent: AbortSignal
  readonly #follow = () => this.#controller.abort(this.#parent.reason)
  #isOver = false
  #timer: NodeJS.Timeout
  #milliseconds: number

  constructor(parent: AbortSignal, milliseconds: number) {
    this.#parent = parent
    this.#milliseconds = milliseconds
    if (parent.aborted) this.#follow()
    else parent.addEventListener('abort', this.#follow, { once: true })
    this.#timer = this.#start()
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** Restarts the timer; a given duration applies from now on. */
  restart(milliseconds = this.#milliseconds): void {
    if (milliseconds === this.#milliseconds) {
      this.#timer.refresh()
      return
    }
    this.#milliseconds = milliseconds
    clearTimeout(this.#timer)
    this.#timer = this.#start()
  }

  cancel(): void {
    clearTimeout(this.#timer)
    this.#parent.removeEventListener('abort', this.#follow)
  }

  #start(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#isOver = true
      this.#controller.abort()
    }, this.#milliseconds)
  }
}
