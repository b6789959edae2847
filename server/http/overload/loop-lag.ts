/**
 * Whether this process has more to do than it can: its timers come late, and every call with them.
 *
 * One that is late says nothing: a long task, a garbage collection, another process that had the core. Only
 * when LATE_TICKS in a row were late is there too much to do. From then on, and until there has been no
 * lateness for a while, what is late is seen at once: also in the midst of a turn of the loop, in which all
 * calls that have come in are read before any timer is looked at.
 */
const TICK_MS = 50
const LATE_MS = 100
const LATE_TICKS = 5
const MEMORY_MS = 5000

export class LoopLag {
  readonly #clock: () => number
  #dueAt: number
  /** Of the last tick. */
  #isLate = false
  #lateTicks = 0
  #overUntil = Number.NEGATIVE_INFINITY
  readonly #timer = setInterval(() => this.#tick(), TICK_MS).unref()

  /** @param clock in milliseconds */
  constructor(clock = () => performance.now()) {
    this.#clock = clock
    this.#dueAt = clock() + TICK_MS
  }

  /** Whether there is too much to do, and what comes now would come late. */
  get isTooMuch(): boolean {
    const now = this.#clock()
    return now < this.#overUntil && (this.#isLate || now - this.#dueAt > LATE_MS)
  }

  end(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    const now = this.#clock()
    this.#isLate = now - this.#dueAt > LATE_MS
    this.#lateTicks = this.#isLate ? this.#lateTicks + 1 : 0
    const isOver = this.#lateTicks >= LATE_TICKS || (this.#isLate && now < this.#overUntil)
    if (isOver) this.#overUntil = now + MEMORY_MS
    this.#dueAt = now + TICK_MS
  }
}
