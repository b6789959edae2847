/**
 * A queue for a few shared resources, such as connections. Priority work is served before new work; in both,
 * callers' networks take turns (round robin), and each network is first in, first out.
 *
 * Bursts are queued. A standing queue under sustained overload must not form, because all callers would be
 * served late. So once a queue has existed for BURST_MS, new work is only admitted if it would be served
 * within TARGET_MS at the current rate. This follows CoDel (RFC 8289), which judges a queue by its age, not
 * its length. Check `isStanding` early, before other work for a caller; then the queue itself hardly refuses
 * any.
 */
import { laneOfCaller } from '../fairness/caller.ts'
import { FairQueue } from '../fairness/fair-queue.ts'
import { DatabaseBusy } from './availability.ts'

type Waiting<Thing> = { resolve: (thing: Thing) => void; reject: (error: unknown) => void }

const BURST_MS = 1000
const TARGET_MS = 500
/** After this long without a queue, the next one counts as new. */
const EMPTY_MS = 1000
/** Shorter queues are no overload, however slow the machine is. */
const MIN_WAITING = 100
/** A hard limit, for bursts that arrive faster than the clock advances. */
const MAX_WAITING = 500
/** The limit for all networks together, since each may have few. */
const MAX_WAITING_IN_ALL = 2000
/** The timeout when nothing is served at all. */
const MAX_WAIT_MS = 5000
/** The weight of the newest interval in the exponential moving average. */
const NEWEST_WEIGHT = 0.05

export class ConnectionQueue<Thing> {
  readonly #first = new FairQueue<Waiting<Thing>>()
  readonly #new = new FairQueue<Waiting<Thing>>()
  readonly #clock: () => number
  /** When the queue began, and when it was last empty. */
  #since = 0
  #emptyAt = Number.NEGATIVE_INFINITY
  /** When new work was last served, and the average interval. */
  #servedAt = 0
  #intervalMs = 0

  /** @param clock in milliseconds */
  constructor(clock = () => performance.now()) {
    this.#clock = clock
  }

  /** @throws DatabaseBusy for new work; never with `goesFirst` */
  async wait(goesFirst: boolean): Promise<Thing> {
    const now = this.#clock()
    if (!goesFirst && this.#isLongerThan(2 * TARGET_MS, now)) throw new DatabaseBusy()
    if (this.#first.length + this.#new.length === 0) {
      if (now - this.#emptyAt > EMPTY_MS) this.#since = now
      this.#servedAt = now
    }
    const { promise, resolve, reject } = Promise.withResolvers<Thing>()
    const waiting = { resolve, reject }
    const lane = laneOfCaller()
    if (goesFirst) {
      this.#first.push(lane, waiting)
      return promise
    }
    this.#new.push(lane, waiting)
    const timeout = setTimeout(() => {
      this.#new.remove(lane, waiting)
      reject(new DatabaseBusy())
    }, MAX_WAIT_MS)
    return promise.finally(() => clearTimeout(timeout))
  }

  /** @returns whether a waiting caller took it */
  serve(thing: Thing): boolean {
    const now = this.#clock()
    const begun = this.#first.shift()
    const next = begun ?? this.#new.shift()
    if (next === undefined) return false
    if (!begun) {
      this.#intervalMs += NEWEST_WEIGHT * (now - this.#servedAt - this.#intervalMs)
      this.#servedAt = now
    }
    if (this.#first.length + this.#new.length === 0) this.#emptyAt = now
    next.resolve(thing)
    return true
  }

  /** Rejects all waiting callers with this error. */
  refuse(error: unknown): void {
    for (const { reject } of [...this.#first.drain(), ...this.#new.drain()]) reject(error)
    this.#emptyAt = this.#clock()
  }

  /** Whether new work of the current caller would wait for long. */
  get isStanding(): boolean {
    return this.#isLongerThan(TARGET_MS, this.#clock())
  }

  #isLongerThan(milliseconds: number, now: number): boolean {
    const { length } = this.#new
    if (length < MIN_WAITING) return false
    if (length >= MAX_WAITING_IN_ALL) return true
    // A crowd in one network does not delay the others, because networks take turns.
    const count = this.#new.aheadOf(laneOfCaller())
    if (count < MIN_WAITING) return false
    if (count >= MAX_WAITING) return true
    return now - this.#since > BURST_MS && count * this.#intervalMs > milliseconds
  }
}
