/**
 * Turn events as the AI SDK's UI message stream, protocol v1: the common subset of its clients of
 * versions 6 and 7. The schemas of version 6 refuse unknown keys.
 * Source: https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
import { type HeardEvent, isEnd, type Reply, type Revoked, type TurnEvent } from '../../turn/turn-event.ts'
import { sourceParts } from '../reply-sources.ts'
import { type EventPlace, HEARTBEAT, NumberedEvents } from './server-sent-events.ts'
import { STREAM_HEADERS, type StreamEncoder } from './stream-run.ts'

const ERROR_TEXT = 'The reply was cut off'
const TEXT_PART = 'text'

/** Extra data by name, sent as `data-<name>` parts before the text. */
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
  readonly #numbered: NumberedEvents
  #runId = ''
  #showsSources = false
  #hasText = false
  /** Characters of text that the client already has, when the original events are not available. */
  #had = 0

  /** @param after the client's last event; only later ones are written */
  constructor(requestId: string, data: DataParts = {}, after?: EventPlace) {
    this.#requestId = requestId
    this.#data = data
    this.#numbered = new NumberedEvents(after)
  }

  showSources(): void {
    this.#showsSources = true
  }

  /** For resuming a reply of which only the text is stored: the remaining text is sent as new events. */
  static goingOn(requestId: string, place: EventPlace): UiMessageEncoder {
    const encoder = new UiMessageEncoder(requestId)
    encoder.#numbered.skipTo(place)
    encoder.#had = place.characters
    encoder.#hasText = place.characters > 0
    return encoder
  }

  /** Whether the client's last event was among those encoded. */
  get isReached(): boolean {
    return this.#numbered.isReached
  }

  encode(events: readonly HeardEvent[]): string {
    let written = ''
    for (const event of events) {
      if (event.type === 'revoked') return written + this.#revocation(event)
      if (event.type === 'start') this.#runId = event.messageId
      for (const part of this.#parts(event)) written += this.#write(part)
      if (isEnd(event)) written += this.#numbered.event(this.#runId, '[DONE]')
    }
    return written
  }

  /** Without ids, so that a client that resumes with a new token sends the last event id of the reply. */
  #revocation({ code }: Revoked): string {
    const parts = [...this.#errorParts(code).map((part) => JSON.stringify(part)), '[DONE]']
    return parts.map((data) => `data: ${data}\n\n`).join('')
  }

  #write(part: Part): string {
    const characters = typeof part.delta === 'string' ? part.delta.length : 0
    return this.#numbered.event(this.#runId, JSON.stringify(part), characters)
  }

  #parts(event: TurnEvent): Part[] {
    switch (event.type) {
      case 'start':
        if (this.#had > 0) return []
        return [
          { type: 'start', messageId: event.messageId },
          { type: 'start-step' },
          ...Object.entries(this.#data).map(([name, data]) => dataPart(name, data)),
        ]
      case 'text':
        return this.#textParts(event.text.slice(this.#had))
      case 'data':
        return [dataPart(event.name, event.data)]
      case 'done':
      case 'stopped':
        return [
          ...this.#textEnd(),
          ...this.#sources(event.reply),
          { type: 'finish-step' },
          { type: 'finish' },
        ]
      case 'human':
        return [dataPart('human', { is_there: true }), { type: 'finish-step' }, { type: 'finish' }]
      case 'interrupted':
      case 'refused':
        return this.#errorParts(event.code)
      case 'lost':
        return this.#errorParts('internal_error')
    }
  }

  #textParts(delta: string): Part[] {
    if (delta === '') return []
    const start = this.#hasText ? [] : [{ type: 'text-start', id: TEXT_PART }]
    this.#hasText = true
    return [...start, { type: 'text-delta', id: TEXT_PART, delta }]
  }

  #sources({ sources }: Reply): Part[] {
    return this.#showsSources ? sourceParts(sources) : []
  }

  #textEnd(): Part[] {
    return this.#hasText ? [{ type: 'text-end', id: TEXT_PART }] : []
  }

  /** The `error` part only has a text; `data-error` before it carries the code for programs. */
  #errorParts(code: string): Part[] {
    const data = { code, request_id: this.#requestId }
    return [
      ...this.#textEnd(),
      { type: 'data-error', data, transient: true },
      { type: 'error', errorText: ERROR_TEXT },
    ]
  }
}

type Part = { type: string; [key: string]: unknown }

function dataPart(name: string, data: object) {
  return { type: `data-${name}`, data, transient: true }
}
