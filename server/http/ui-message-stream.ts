/**
 * Turn events as the AI SDK's UI message stream, protocol v1: the common subset of its clients of
 * versions 6 and 7. The schemas of version 6 refuse unknown keys.
 * Source: https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
import { isEnd, type TurnEvent } from '../turn/turn-event.ts'
import { EventNumbers, HEARTBEAT } from './server-sent-events.ts'
import { STREAM_HEADERS, type StreamEncoder } from './stream-run.ts'

const ERROR_TEXT = 'The reply was cut off'
const TEXT_PART = 'text'

/** What is ours beside the text, by name: sent as `data-<name>` before it. */
export type DataParts = Record<string, object>

export class UiMessageEncoder implements StreamEncoder {
  readonly headers = {
    ...STREAM_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'x-vercel-ai-ui-message-stream': 'v1',
  }
  readonly heartbeat = HEARTBEAT
  readonly #requestId: string
  readonly #data: DataParts
  readonly #numbers = new EventNumbers()
  #hasText = false

  constructor(requestId: string, data: DataParts = {}) {
    this.#requestId = requestId
    this.#data = data
  }

  encode(events: readonly TurnEvent[]): string {
    let written = ''
    for (const part of events.flatMap((event) => this.#parts(event)))
      written += this.#numbers.event(JSON.stringify(part))
    const last = events.at(-1)
    return last && isEnd(last) ? written + this.#numbers.event('[DONE]') : written
  }

  #parts(event: TurnEvent): object[] {
    switch (event.type) {
      case 'start':
        return [
          { type: 'start', messageId: event.messageId },
          { type: 'start-step' },
          ...Object.entries(this.#data).map(([name, data]) => dataPart(name, data)),
        ]
      case 'text':
        return this.#textParts(event.text)
      case 'data':
        return [dataPart(event.name, event.data)]
      case 'done':
        return [...this.#textEnd(), { type: 'finish-step' }, { type: 'finish' }]
      case 'interrupted':
      case 'refused':
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

function dataPart(name: string, data: object) {
  return { type: `data-${name}`, data, transient: true }
}
