/**
 * A running turn, independent of its subscribers. A subscriber may join late, leave or reconnect, and receives
 * every event from the first.
 */
import { type HeardEvent, isEnd, type TurnEnd, type TurnEvent } from '../turn-event.ts'

/** An event stream: a local run, a remote run, or one caller's reading of either. */
export type Heard = {
  /** All events so far. */
  readonly soFar: readonly TurnEvent[]
  /** Yields new events in batches. */
  listen: () => AsyncIterable<readonly HeardEvent[]>
}

export type RunNames = {
  /** Also the id of the stored reply. */
  id: string
  turnId: string
  conversationId: string
  /** Where the turn's row lives; empty for a run of another process. */
  home: string
}

/** Why a run is aborted. */
export type StopReason = 'stopped' | 'server_stopping'

/** The maximum age of text without a checkpoint. */
const CHECKPOINT_AFTER_MS = 500
/** Estimated memory of an event without its text, in bytes. */
const EVENT_OVERHEAD = 100

export class Run implements Heard {
  readonly id: string
  readonly turnId: string
  readonly conversationId: string
  readonly home: string
  readonly #events: TurnEvent[] = []
  readonly #begun = Promise.withResolvers<void>()
  readonly #end = Promise.withResolvers<TurnEnd>()
  readonly #abort = new AbortController()
  #more = Promise.withResolvers<void>()
  #isOver = false
  hasText = false
  #uncheckpointed = ''
  #uncheckpointedSince = 0

  constructor({ id, turnId, conversationId, home }: RunNames) {
    this.id = id
    this.turnId = turnId
    this.conversationId = conversationId
    this.home = home
  }

  /** Resolves with the last event; never rejects. */
  get end(): Promise<TurnEnd> {
    return this.#end.promise
  }

  /** Resolves at the first event after the start, which decides whether there is a reply. */
  get begun(): Promise<void> {
    return this.#begun.promise
  }

  get soFar(): readonly TurnEvent[] {
    return this.#events
  }

  /** Approximate memory in bytes. */
  get size(): number {
    return this.#events.reduce(
      (total, event) => total + EVENT_OVERHEAD + (event.type === 'text' ? 2 * event.text.length : 0),
      EVENT_OVERHEAD,
    )
  }

  /** The abort reason is a `StopReason`. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  get isStopped(): boolean {
    return this.#abort.signal.reason === 'stopped'
  }

  stop(reason: StopReason): void {
    if (!this.#isOver) this.#abort.abort(reason)
  }

  append(event: TurnEvent): void {
    this.#events.push(event)
    if (event.type === 'text') this.#appendText(event.text)
    if (event.type !== 'start') this.#begun.resolve()
    if (isEnd(event)) {
      this.#isOver = true
      this.#end.resolve(event)
    }
    this.wake()
  }

  /** Makes each subscriber check again for events and for its abort signal. */
  wake(): void {
    this.#more.resolve()
    this.#more = Promise.withResolvers()
  }

  /**
   * Yields the events from number `from` on, in batches.
   * @param signal ends the subscription at the next `wake`
   */
  async *listen(from = 0, signal?: AbortSignal): AsyncGenerator<readonly TurnEvent[]> {
    let next = from
    while (!signal?.aborted) {
      const more = this.#more.promise
      if (next < this.#events.length) {
        const batch = this.#events.slice(next)
        next += batch.length
        yield batch
      } else if (this.#isOver) return
      else await more
    }
  }

  /**
   * Takes the text that is due for a checkpoint; each piece is returned once.
   * @returns empty while nothing is due, and after the run's end
   */
  takeUncheckpointed(now: number): string {
    if (this.#uncheckpointed === '' || this.#isOver || now - this.#uncheckpointedSince < CHECKPOINT_AFTER_MS)
      return ''
    const text = this.#uncheckpointed
    this.#uncheckpointed = ''
    return text
  }

  #appendText(text: string): void {
    this.hasText = true
    if (this.#uncheckpointed === '') this.#uncheckpointedSince = performance.now()
    this.#uncheckpointed += text
  }
}
