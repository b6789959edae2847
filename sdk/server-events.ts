import { EventSourceParserStream } from 'eventsource-parser/stream'

/** One event of a `text/event-stream`. */
export type ServerEvent = { id: string | undefined; data: string }

/** What an answer of `text/event-stream` tells, as it comes; ends when the connection does. */
export async function* serverEvents(response: Response): AsyncGenerator<ServerEvent> {
  if (!response.body) return
  const events = response.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream())
  const reader = events.getReader()
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read())
      if (value) yield { id: value.id, data: value.data }
  } finally {
    await reader.cancel().catch(() => {})
  }
}
