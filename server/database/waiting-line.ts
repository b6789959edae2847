/**
 * A queue for one of a few things, such as connections. What goes first is served before what is new;
 * among both, the networks of callers take turns, and of one network whoever came first is served first.
 *
 * A burst may queue, and is served late rather than refused. What must not be is a queue that stands: where
 * more comes than can be served, waiting helps nobody, and all are served late for ever. So once there has
 * been a queue for BURST_MS, what is new comes in only if it would be served within TARGET_MS, as fast as
 * things go (after CoDel, RFC 8289, which tells a good queue from a bad one by how long it stands and not by
 * its length). Whoever can, asks `isStanding` before doing anything for a caller: then next to none is
 * refused in the queue itself.
 */
import { laneOfCaller } from '../fairness/caller.ts'
import { FairQueue } from '../fairness/fair-queue.ts'
import { DatabaseBusy } from './availability.ts'

type Waiting<Thing> = { resolve: (thing: Thing) => void; reject: (error: unknown) => void }

const BURST_MS = 1000
const TARGET_MS = 500
/** Where there has been no queue for so long, the next is a new one. */
const REST_MS = 1000
/** So few are no crowd, however slow the machine is. */
const FEWEST_WAITING = 100
/** More may come at once than a glance at the clock can stop. */
const MOST_WAITING = 500
/** Of all networks together: each of them may have few. */
const MAX_WAITING_IN_ALL = 2000
/** Where nothing is served at all. */
const LONGEST_WAIT_MS = 5000
/** Of the newest interval between two that were served, in the mean of all. */
const NEWEST_SHARE = 0.05

export class WaitingLine<Thing> {
  readonly #first = new FairQueue<Waiting<Thing>>()
  readonly #new = new FairQueue<Waiting<Thing>>()
  readonly #clock: () => number
  /** When the queue began, and when there was none the last time. */
  #since = 0
  #emptyAt = Number.NEGATIVE_INFINITY
  /** When the last new one was served, and how much lies between two, on average. */
  #servedAt = 0
  #intervalMs = 0

  /** @param clock in milliseconds */
  constructor(clock = () => performance.now()) {
    this.#clock = clock
  }

  /** @throws DatabaseBusy for what is new; never for what goes first */
  async wait(goesFirst: boolean): Promise<Thing> {
    const now = this.#clock()
    if (!goesFirst && this.#isLongerThan(2 * TARGET_MS, now)) throw new DatabaseBusy()
    if (this.#first.length + this.#new.length === 0) {
      if (now - this.#emptyAt > REST_MS) this.#since = now
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
    const impatience = setTimeout(() => {
      this.#new.remove(lane, waiting)
      reject(new DatabaseBusy())
    }, LONGEST_WAIT_MS)
    return promise.finally(() => clearTimeout(impatience))
  }

  /** @returns whether somebody waited for it */
  serve(thing: Thing): boolean {
    const now = this.#clock()
    const begun = this.#first.shift()
    const next = begun ?? this.#new.shift()
    if (next === undefined) return false
    if (!begun) {
      this.#intervalMs += NEWEST_SHARE * (now - this.#servedAt - this.#intervalMs)
      this.#servedAt = now
    }
    if (this.#first.length + this.#new.length === 0) this.#emptyAt = now
    next.resolve(thing)
    return true
  }

  /** Nothing will be served soon: whoever waits learns why. */
  refuse(error: unknown): void {
    for (const { reject } of [...this.#first.drain(), ...this.#new.drain()]) reject(error)
    this.#emptyAt = this.#clock()
  }

  /** Whether what is new would wait for long, on behalf of the current caller. */
  get isStanding(): boolean {
    return this.#isLongerThan(TARGET_MS, this.#clock())
  }

  #isLongerThan(milliseconds: number, now: number): boolean {
    const { length } = this.#new
    if (length < FEWEST_WAITING) return false
    if (length >= MAX_WAITING_IN_ALL) return true
    // A crowd in one network does not keep others waiting: they take turns.
    const count = this.#new.aheadOf(laneOfCaller())
    if (count < FEWEST_WAITING) return false
    if (count >= MOST_WAITING) return true
    return now - this.#since > BURST_MS && count * this.#intervalMs > milliseconds
  }
}
