/**
 * A turn under way. It lives on its own: it goes on whether anybody listens or not, and a listener may
 * come late, leave, or come again; each hears every event from the first.
 */
import { type HeardEvent, isEnd, type TurnEnd, type TurnEvent } from '../turn-event.ts'

/** What can be listened to: a run of this process, what is known of another's, or one caller's reading of either. */
export type Heard = {
  /** All that has happened until now. */
  readonly soFar: readonly TurnEvent[]
  /** What has happened, together, as soon as there is something. */
  listen: () => AsyncIterable<readonly HeardEvent[]>
}

export type RunNames = {
  /** The run's own; what it stores as the reply is called so too. */
  id: string
  turnId: string
  conversationId: string
}

/** Why a run is ended before its model is through. */
export type StopReason = 'stopped' | 'server_stopping'

/** Characters that may wait until they are written down, counted from the first of them. */
const KEPT_AFTER_MS = 500
/** What an event takes in memory beside its text, in bytes: an estimate. */
const EVENT_OVERHEAD = 100

export class Run implements Heard {
  readonly id: string
  readonly turnId: string
  readonly conversationId: string
  readonly #events: TurnEvent[] = []
  readonly #begun = Promise.withResolvers<void>()
  readonly #end = Promise.withResolvers<TurnEnd>()
  readonly #abort = new AbortController()
  #more = Promise.withResolvers<void>()
  #isOver = false
  /** Whether any of the reply is there. */
  hasText = false
  #unkept = ''
  #unkeptSince = 0

  constructor({ id, turnId, conversationId }: RunNames) {
    this.id = id
    this.turnId = turnId
    this.conversationId = conversationId
  }

  /** The last event; a run always has one. */
  get end(): Promise<TurnEnd> {
    return this.#end.promise
  }

  /** Resolves at the first text, or at the end: from then on it is known whether there will be a reply. */
  get begun(): Promise<void> {
    return this.#begun.promise
  }

  get soFar(): readonly TurnEvent[] {
    return this.#events
  }

  /** In bytes of memory, about. */
  get size(): number {
    return this.#events.reduce(
      (total, event) => total + EVENT_OVERHEAD + (event.type === 'text' ? 2 * event.text.length : 0),
      EVENT_OVERHEAD,
    )
  }

  /** Aborted when the reply shall not be finished; the reason is a `StopReason`. */
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

  /** Makes each listener look again whether it should go on. */
  wake(): void {
    this.#more.resolve()
    this.#more = Promise.withResolvers()
  }

  /**
   * What has happened since the event numbered `from`, together, as soon as there is something.
   * @param signal ends the listening, once `wake` is called
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
   * The text that should be written down by now, against a crash. It is not told again.
   * @returns empty while it may wait, and once the run is over
   */
  takeUnkept(now: number): string {
    if (this.#unkept === '' || this.#isOver || now - this.#unkeptSince < KEPT_AFTER_MS) return ''
    const text = this.#unkept
    this.#unkept = ''
    return text
  }

  #appendText(text: string): void {
    this.hasText = true
    if (this.#unkept === '') this.#unkeptSince = performance.now()
    this.#unkept += text
  }
}
