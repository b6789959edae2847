import { setTimeout as sleep } from 'node:timers/promises'
import { MultiErrorReply } from '@redis/client'
import type { TurnEvent } from '../../turn-event.ts'
import type { Run } from '../run.ts'
import { RESUMABLE_MS } from '../runs.ts'
import { isOver, keyOf, LONGEST_WAIT_MS, type RunChannel } from './run-channel.ts'

/** In a lease. */
const RENEWALS = 4
/** With the renewals: for the last of a run, when Redis is away as it ends. */
const LAST_TRIES = 10
/** In characters of JSON; a longer run is shared no more, and expires. */
const MOST_OF_A_RUN = 4 * 1024 * 1024

type Telling = {
  run: Run
  /** Of its events, those that Redis has. */
  told: number
  writes: number
  characters: number
  isBusy: boolean
  lastTries: number
}

/** Writes the runs of this process to Redis. */
export class RunPublisher {
  readonly #channel: RunChannel
  readonly #tellings = new Set<Telling>()
  readonly #timer: NodeJS.Timeout
  #unanswered = 0
  /** `performance.now()` at the last answer, or since when one is waited for. */
  #answeredAt = 0

  constructor(channel: RunChannel) {
    this.#channel = channel
    this.#timer = setInterval(() => this.#tick(), channel.patience.lease / RENEWALS).unref()
  }

  share(run: Run): void {
    const telling = { run, told: 0, writes: 0, characters: 0, isBusy: false, lastTries: 0 }
    this.#tellings.add(telling)
    void this.#tell(telling)
  }

  /** Runs under way are told on to their ends, where these come soon. */
  async close(): Promise<void> {
    const deadline = performance.now() + LONGEST_WAIT_MS
    while (this.#tellings.size > 0 && performance.now() < deadline) await sleep(10)
    clearInterval(this.#timer)
    this.#tellings.clear()
  }

  async #tell(telling: Telling): Promise<void> {
    for await (const _ of telling.run.listen()) {
      if (!this.#tellings.has(telling)) return
      await this.#catchUp(telling)
    }
  }

  #tick(): void {
    for (const telling of this.#tellings) {
      if (isOver(telling.run) && ++telling.lastTries > LAST_TRIES) this.#tellings.delete(telling)
      else void this.#catchUp(telling, true)
    }
  }

  /** One command at a time for each run, so that nothing piles up where Redis is slow. */
  async #catchUp(telling: Telling, renews = false): Promise<void> {
    if (telling.isBusy) return
    telling.isBusy = true
    try {
      if (renews && telling.told > 0 && this.#isServing && !(await this.#renew(telling))) telling.told = 0
      while (isBehind(telling) && this.#isServing && this.#tellings.has(telling)) await this.#write(telling)
    } catch (error) {
      this.#channel.onTrouble(error)
    }
    telling.isBusy = false
    if (isOver(telling.run) && !isBehind(telling)) this.#tellings.delete(telling)
  }

  async #write(telling: Telling): Promise<void> {
    const events = telling.run.soFar.slice(telling.told)
    const until = telling.told + events.length
    const json = JSON.stringify(events.map(withoutCause))
    telling.characters = json.length + (telling.told === 0 ? 0 : telling.characters)
    if (telling.characters > MOST_OF_A_RUN) {
      this.#tellings.delete(telling)
      return
    }
    const isKept = await this.#counted(this.#add(telling, `${until}-${++telling.writes}`, { events: json }))
    // Where Redis has lost the run meanwhile, it gets all of it again.
    telling.told = isKept ? until : 0
  }

  #renew({ run }: Telling): Promise<number> {
    return this.#counted(this.#channel.redis.pExpire(keyOf(run), this.#channel.patience.lease))
  }

  /** @returns whether Redis has what came before this */
  async #add(telling: Telling, id: string, entry: { events: string }): Promise<boolean> {
    const { redis, patience } = this.#channel
    const key = keyOf(telling.run)
    const isFirst = telling.told === 0
    const isLast = isOver(telling.run)
    if (!isFirst && !isLast) return (await redis.xAddNoMkStream(key, id, entry)) !== null
    // In one transaction: nothing may stand in Redis without an end.
    const both = isFirst ? redis.multi().xAdd(key, id, entry) : redis.multi().xAddNoMkStream(key, id, entry)
    both.pExpire(key, isLast ? RESUMABLE_MS : patience.lease)
    return (await both.exec().catch(throwRefusal))[0] !== null
  }

  /** One that hangs gets nothing more, which would only pile up. */
  get #isServing(): boolean {
    const isHanging = this.#unanswered > 0 && performance.now() - this.#answeredAt > LONGEST_WAIT_MS
    return this.#channel.redis.isReady && !isHanging
  }

  #counted<T>(answer: Promise<T>): Promise<T> {
    if (this.#unanswered++ === 0) this.#answeredAt = performance.now()
    return answer.finally(() => {
      this.#unanswered -= 1
      this.#answeredAt = performance.now()
    })
  }
}

function isBehind({ run, told }: Telling): boolean {
  return told < run.soFar.length
}

/** What went wrong is for the log of the process where it did. */
function withoutCause(event: TurnEvent): object {
  return event.type === 'lost' ? { type: event.type } : event
}

/** Of a transaction's commands the one that failed says why. */
function throwRefusal(error: unknown): never {
  throw error instanceof MultiErrorReply ? error.errors().next().value : error
}
