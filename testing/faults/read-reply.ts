/** Parses a reply as it arrives, in each format of the APIs. */
import { createParser } from 'eventsource-parser'
import type { Form } from './routes.ts'

export type ReplyReader = {
  /** Adds received bytes. */
  feed: (bytes: Uint8Array) => void
  /** The reply's text received so far. */
  text: () => string
  /** Whether the received data is marked as complete; valid once the body has ended. */
  isWhole: () => boolean
}

export function readerOf(form: Form): ReplyReader {
  switch (form) {
    case 'text':
      return plainText()
    case 'ui events':
      return events(readUiPart)
    case 'chunks':
      return events(readChunk)
    case 'json':
      throw new Error('JSON comes in one piece')
  }
}

/** A body that ends normally is complete: a failed one is cut off. */
function plainText(): ReplyReader {
  const decoder = new TextDecoder()
  let text = ''
  return {
    feed: (bytes) => {
      text += decoder.decode(bytes, { stream: true })
    },
    text: () => text,
    isWhole: () => true,
  }
}

type Read = { text?: string | undefined; isFinish?: boolean }

function events(read: (data: string) => Read): ReplyReader {
  const decoder = new TextDecoder()
  let text = ''
  let isFinished = false
  let isDone = false
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') {
        isDone = true
        return
      }
      const part = read(data)
      text += part.text ?? ''
      isFinished ||= part.isFinish ?? false
    },
  })
  return {
    feed: (bytes) => parser.feed(decoder.decode(bytes, { stream: true })),
    text: () => text,
    isWhole: () => isFinished && isDone,
  }
}

function readUiPart(data: string): Read {
  const part = JSON.parse(data) as { type: string; delta?: string }
  return { text: part.type === 'text-delta' ? part.delta : undefined, isFinish: part.type === 'finish' }
}

function readChunk(data: string): Read {
  const { choices } = JSON.parse(data) as {
    choices?: { delta: { content?: string }; finish_reason: string | null }[]
  }
  const choice = choices?.[0]
  return { text: choice?.delta.content, isFinish: typeof choice?.finish_reason === 'string' }
}

/** The reply in the JSON of any API. */
export function replyIn(json: unknown): string {
  const { content, response, choices } = json as {
    content?: string
    response?: string
    choices?: { message: { content: string } }[]
  }
  const text = content ?? response ?? choices?.[0]?.message.content
  if (text === undefined) throw new Error(`there is no reply in ${JSON.stringify(json)}`)
  return text
}
