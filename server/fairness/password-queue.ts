/**
 * Limits concurrent password hashing. Each hash takes 19 MiB and tens of milliseconds of a thread of libuv's
 * pool, whose four threads also serve files and DNS. The limit leaves threads for those, and a CPU core for
 * the event loop.
 *
 * Sign-ins from a network known for that account have priority; within both groups, networks take turns. The
 * queue is bounded, and a network with many waiting sign-ins is refused before others.
 */
import { availableParallelism } from 'node:os'
import { currentCaller, laneOfCaller } from './caller.ts'
import { FairQueue } from './fair-queue.ts'

export type PasswordBounds = {
  atOnce: number
  /** The limit of each group: known callers and strangers. */
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

  /** @throws PasswordQueueFull immediately, without waiting */
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

  /** Passes the slot on to the next waiting caller. */
  #next(): void {
    const next = this.#known.shift() ?? this.#strangers.shift()
    if (next) next()
    else this.#running--
  }
}
