/** A comment, which every reader passes over. */
export const HEARTBEAT = ':\n\n'

/** Numbers the events of one stream, from 1, so that a reader can say how far it came. */
export class EventNumbers {
  #next = 1

  /** @param data one line */
  event(data: string): string {
    return `id: ${this.#next++}\ndata: ${data}\n\n`
  }
}
