/** A comment, which every client ignores. */
export const HEARTBEAT = ':\n\n'

/** The position in a stream, from an event id: `<run>.<events>.<characters>`. */
export type EventPlace = {
  runId: string
  /** Events of this stream, from 1. */
  events: number
  /** Characters of text in them, in UTF-16 units. */
  characters: number
}

const EVENT_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})\.(\d{1,9})$/

/** @returns undefined for an invalid id */
export function parseEventId(id: string): EventPlace | undefined {
  const [, runId, events, characters] = EVENT_ID.exec(id) ?? []
  return runId ? { runId, events: Number(events), characters: Number(characters) } : undefined
}

/** Numbers the events of one stream, and skips those that a resuming client already has. */
export class NumberedEvents {
  readonly #after: EventPlace | undefined
  #events = 0
  #characters = 0
  #isReached = false

  /** @param after the client's last event */
  constructor(after?: EventPlace) {
    this.#after = after
  }

  /** Whether the client's last event was among these. */
  get isReached(): boolean {
    return this.#isReached
  }

  /** Continues counting from there. */
  skipTo({ events, characters }: EventPlace): void {
    this.#events = events
    this.#characters = characters
  }

  /**
   * @param data one line
   * @param characters of text in it
   * @returns empty for an event that the client has
   */
  event(runId: string, data: string, characters = 0): string {
    this.#events += 1
    this.#characters += characters
    const after = this.#after
    if (after && this.#events <= after.events) {
      const isLast = this.#events === after.events
      if (isLast) this.#isReached = runId === after.runId && this.#characters === after.characters
      return ''
    }
    return `id: ${runId}.${this.#events}.${this.#characters}\ndata: ${data}\n\n`
  }
}
