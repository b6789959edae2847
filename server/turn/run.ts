/**
 * A turn under way. It lives on its own: it goes on whether anybody listens or not, and a listener may
 * come late, leave, or come again; each hears every event from the first.
 */
import { isEnd, type TurnEnd, type TurnEvent } from './turn-event.ts'

export class Run {
  /** The conversation's UUID. */
  readonly conversationId: string
  readonly #events: TurnEvent[] = []
  readonly #begun = Promise.withResolvers<void>()
  readonly #end = Promise.withResolvers<TurnEnd>()
  #more = Promise.withResolvers<void>()
  #isOver = false
  /** Whether any of the reply is there. */
  hasText = false

  constructor(conversationId: string) {
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

  append(event: TurnEvent): void {
    this.#events.push(event)
    if (event.type === 'text') this.hasText = true
    if (event.type !== 'start') this.#begun.resolve()
    if (isEnd(event)) {
      this.#isOver = true
      this.#end.resolve(event)
    }
    this.#more.resolve()
    this.#more = Promise.withResolvers()
  }

  /** What has happened since the event numbered `from`, together, as soon as there is something. */
  async *listen(from = 0): AsyncGenerator<readonly TurnEvent[]> {
    let next = from
    while (true) {
      const more = this.#more.promise
      if (next < this.#events.length) {
        const batch = this.#events.slice(next)
        next += batch.length
        yield batch
      } else if (this.#isOver) return
      else await more
    }
  }
}
