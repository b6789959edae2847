/**
 * Turn events as the AI SDK's UI message stream, protocol v1: the common subset of its clients of
 * versions 6 and 7, whose schemas refuse unknown keys.
 * Source: https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
import type { TurnEvent } from '../turn/turn-event.ts'

export const UI_MESSAGE_STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'x-vercel-ai-ui-message-stream': 'v1',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}

const ERROR_TEXT = 'The reply was cut off'
const TEXT_PART = 'text'

export class UiMessageEncoder {
  readonly #requestId: string
  #nextId = 1
  #hasText = false

  constructor(requestId: string) {
    this.#requestId = requestId
  }

  /** @returns the server-sent events for a batch, in one piece: one write to the network */
  encode(events: readonly TurnEvent[]): string {
    let written = ''
    for (const part of events.flatMap((event) => this.#parts(event)))
      written += this.#event(JSON.stringify(part))
    const last = events.at(-1)?.type
    return last === 'start' || last === 'text' ? written : written + this.#event('[DONE]')
  }

  #event(data: string): string {
    return `id: ${this.#nextId++}\ndata: ${data}\n\n`
  }

  #parts(event: TurnEvent): object[] {
    switch (event.type) {
      case 'start':
        return [{ type: 'start', messageId: event.messageId }, { type: 'start-step' }]
      case 'text':
        return this.#textParts(event.text)
      case 'done':
        return [...this.#textEnd(), { type: 'finish-step' }, { type: 'finish' }]
      case 'interrupted':
        return this.#errorParts(event.code)
      case 'lost':
        return this.#errorParts('internal_error')
    }
  }

  #textParts(delta: string): object[] {
    const start = this.#hasText ? [] : [{ type: 'text-start', id: TEXT_PART }]
    this.#hasText = true
    return [...start, { type: 'text-delta', id: TEXT_PART, delta }]
  }

  #textEnd(): object[] {
    return this.#hasText ? [{ type: 'text-end', id: TEXT_PART }] : []
  }

  /** `error` has room for a text alone; what a program needs goes before it. */
  #errorParts(code: string): object[] {
    const data = { code, request_id: this.#requestId }
    return [
      ...this.#textEnd(),
      { type: 'data-error', data, transient: true },
      { type: 'error', errorText: ERROR_TEXT },
    ]
  }
}
