/**
 * Password hashes are made one after the other. Each takes 19 MiB and tens of milliseconds of a thread of
 * libuv's pool, whose four threads also serve files and DNS: a few at once leave the others free, on two
 * processors also the one that the event loop needs.
 *
 * Those who sign in from a network where that account is known go first; among them, and among strangers,
 * networks take turns. What waits is bounded, and a network that has much waiting is refused before others.
 */
import { availableParallelism } from 'node:os'
import { currentCaller, laneOfCaller } from './caller.ts'
import { FairQueue } from './fair-queue.ts'

export type PasswordBounds = {
  atOnce: number
  /** Of those who are known, and of strangers. */
  waiting: number
  waitingOfNetwork: number
}

const BOUNDS: PasswordBounds = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  waiting: 256,
  waitingOfNetwork: 64,
}

/** Too many passwords are waiting to be checked. */
export class PasswordQueueFull extends Error {
  constructor() {
    super('too many passwords are waiting to be checked')
    this.name = 'PasswordQueueFull'
  }
}

export class PasswordQueue {
  readonly #bounds: PasswordBounds
  readonly #known = new FairQueue<() => void>()
  readonly #strangers = new FairQueue<() => void>()
  #running = 0

  constructor(bounds = BOUNDS) {
    this.#bounds = bounds
  }

  /** @throws PasswordQueueFull at once */
  async run<Result>(hash: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#bounds.atOnce) await this.#wait()
    else this.#running++
    try {
      return await hash()
    } finally {
      this.#next()
    }
  }

  #wait(): Promise<void> {
    const queue = currentCaller()?.isKnown ? this.#known : this.#strangers
    const lane = laneOfCaller()
    const { waiting, waitingOfNetwork } = this.#bounds
    if (queue.length >= waiting || queue.lengthOf(lane) >= waitingOfNetwork) throw new PasswordQueueFull()
    return new Promise((resolve) => queue.push(lane, resolve))
  }

  /** Hands its place on. */
  #next(): void {
    const next = this.#known.shift() ?? this.#strangers.shift()
    if (next) next()
    else this.#running--
  }
}
