/**
 * Detects an overloaded process by the lag of its event loop.
 *
 * A single late timer is normal: a long task, garbage collection, or another process on the core. LATE_TICKS
 * late ticks in a row mean overload. From then on, and until there was no lag for MEMORY_MS, lag is noticed
 * immediately, even within one iteration of the loop, which reads all pending calls before any timer.
 */
const TICK_MS = 50
const LATE_MS = 100
const LATE_TICKS = 5
const MEMORY_MS = 5000

export class LoopLag {
  readonly #clock: () => number
  #dueAt: number
  /** Whether the last tick was late. */
  #isLate = false
  #lateTicks = 0
  #overUntil = Number.NEGATIVE_INFINITY
  readonly #timer = setInterval(() => this.#tick(), TICK_MS).unref()

  /** @param clock in milliseconds */
  constructor(clock = () => performance.now()) {
    this.#clock = clock
    this.#dueAt = clock() + TICK_MS
  }

  /** Whether the process is overloaded, so that a new call would be answered late. */
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
