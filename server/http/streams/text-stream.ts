import type { HeardEvent } from '../../turn/turn-event.ts'
import { STREAM_HEADERS, type StreamEncoder } from './stream-run.ts'

/** Sends the plain text of the reply. */
export const textEncoder: StreamEncoder = {
  headers: { ...STREAM_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  encode: (events: readonly HeardEvent[]) => events.map(textOf).join(''),
  cutsOffFailures: true,
}

function textOf(event: HeardEvent): string {
  if (event.type === 'human') return event.reply.content
  return event.type === 'text' ? event.text : ''
}
