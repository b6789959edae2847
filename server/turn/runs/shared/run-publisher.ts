import { setTimeout as sleep } from 'node:timers/promises'
import { MultiErrorReply } from '@redis/client'
import type { TurnEvent } from '../../turn-event.ts'
import type { Run } from '../run.ts'
import { RESUMABLE_MS } from '../runs.ts'
import { isOver, keyOf, MAX_WAIT_MS, type RunChannel } from './run-channel.ts'

/** Renewals per lease. */
const RENEWALS = 4
/** Retries for a run's last events while Redis is away, one at each renewal. */
const LAST_TRIES = 10
/** JSON characters of a run; a longer run is no longer published and expires. */
const MAX_CHARACTERS = 4 * 1024 * 1024

type Publication = {
  run: Run
  /** The number of events that Redis has. */
  published: number
  writes: number
  characters: number
  isBusy: boolean
  lastTries: number
}

/** Publishes the runs of this process to Redis. */
export class RunPublisher {
  readonly #channel: RunChannel
  readonly #publications = new Set<Publication>()
  readonly #timer: NodeJS.Timeout
  #pendingCommands = 0
  /** `performance.now()` of the last response, or of the first command that waits for one. */
  #respondedAt = 0

  constructor(channel: RunChannel) {
    this.#channel = channel
    this.#timer = setInterval(() => this.#tick(), channel.timeouts.lease / RENEWALS).unref()
  }

  share(run: Run): void {
    const publication = { run, published: 0, writes: 0, characters: 0, isBusy: false, lastTries: 0 }
    this.#publications.add(publication)
    void this.#publish(publication)
  }

  /** Waits up to `MAX_WAIT_MS` for the ends of the running ones. */
  async close(): Promise<void> {
    const deadline = performance.now() + MAX_WAIT_MS
    while (this.#publications.size > 0 && performance.now() < deadline) await sleep(10)
    clearInterval(this.#timer)
    this.#publications.clear()
  }

  async #publish(publication: Publication): Promise<void> {
    for await (const _ of publication.run.listen()) {
      if (!this.#publications.has(publication)) return
      await this.#catchUp(publication)
    }
  }

  #tick(): void {
    for (const publication of this.#publications) {
      if (isOver(publication.run) && ++publication.lastTries > LAST_TRIES)
        this.#publications.delete(publication)
      else void this.#catchUp(publication, true)
    }
  }

  /** One command at a time for each run keeps a slow Redis from accumulating a backlog. */
  async #catchUp(publication: Publication, renews = false): Promise<void> {
    if (publication.isBusy) return
    publication.isBusy = true
    try {
      if (renews && publication.published > 0 && this.#isRedisServing && !(await this.#renew(publication)))
        publication.published = 0
      while (isBehind(publication) && this.#isRedisServing && this.#publications.has(publication))
        await this.#write(publication)
    } catch (error) {
      this.#channel.onError(error)
    }
    publication.isBusy = false
    if (isOver(publication.run) && !isBehind(publication)) this.#publications.delete(publication)
  }

  async #write(publication: Publication): Promise<void> {
    const events = publication.run.soFar.slice(publication.published)
    const until = publication.published + events.length
    const json = JSON.stringify(events.map(withoutCause))
    publication.characters = json.length + (publication.published === 0 ? 0 : publication.characters)
    if (publication.characters > MAX_CHARACTERS) {
      this.#publications.delete(publication)
      return
    }
    const isKept = await this.#trackPending(
      this.#add(publication, `${until}-${++publication.writes}`, { events: json }),
    )
    // If Redis has lost the run, publish it again from the first event.
    publication.published = isKept ? until : 0
  }

  #renew({ run }: Publication): Promise<number> {
    return this.#trackPending(this.#channel.redis.pExpire(keyOf(run), this.#channel.timeouts.lease))
  }

  /** @returns whether Redis still has the earlier events */
  async #add(publication: Publication, id: string, entry: { events: string }): Promise<boolean> {
    const { redis, timeouts } = this.#channel
    const key = keyOf(publication.run)
    const isFirst = publication.published === 0
    const isLast = isOver(publication.run)
    if (!isFirst && !isLast) return (await redis.xAddNoMkStream(key, id, entry)) !== null
    // One transaction, so that no key stays without an expiry.
    const both = isFirst ? redis.multi().xAdd(key, id, entry) : redis.multi().xAddNoMkStream(key, id, entry)
    both.pExpire(key, isLast ? RESUMABLE_MS : timeouts.lease)
    return (await both.exec().catch(throwRefusal))[0] !== null
  }

  /** A hanging Redis gets no more commands, which would only pile up. */
  get #isRedisServing(): boolean {
    const isHanging = this.#pendingCommands > 0 && performance.now() - this.#respondedAt > MAX_WAIT_MS
    return this.#channel.redis.isReady && !isHanging
  }

  #trackPending<T>(answer: Promise<T>): Promise<T> {
    if (this.#pendingCommands++ === 0) this.#respondedAt = performance.now()
    return answer.finally(() => {
      this.#pendingCommands -= 1
      this.#respondedAt = performance.now()
    })
  }
}

function isBehind({ run, published }: Publication): boolean {
  return published < run.soFar.length
}

/** The cause is logged by the process where it occurred. */
function withoutCause(event: TurnEvent): object {
  return event.type === 'lost' ? { type: event.type } : event
}

/** Throws the error of the failed command instead of the transaction's. */
function throwRefusal(error: unknown): never {
  throw error instanceof MultiErrorReply ? error.errors().next().value : error
}
