/** Sends a message and logs the reply in the book. */
import type { Message, Telling } from './book.ts'
import { type ReplyReader, readerOf, replyIn } from './read-reply.ts'
import { type Request, requestFor } from './ways.ts'

/** @param leaving aborted when the client disconnects */
export async function say(message: Message, telling: Telling, leaving: AbortSignal): Promise<void> {
  message.tellings.push(telling)
  const request = requestFor(message)
  try {
    const response = await fetch(telling.life.address + request.path, {
      method: 'POST',
      headers: request.headers,
      body: JSON.stringify(request.body),
      // Bounds the wait for a server that is gone, whatever its connection does.
      signal: AbortSignal.any([leaving, telling.life.gone]),
    })
    telling.status = response.status
    if (response.status !== 200) await readError(response, telling)
    else await read(response, request, telling)
  } catch (error) {
    telling.hasLeft = leaving.aborted
    telling.trouble = nameOf(error)
  }
  telling.endedAt = performance.now()
}

async function read(response: Response, { form }: Request, telling: Telling): Promise<void> {
  if (form === 'json') {
    telling.text = replyIn(await response.json())
    telling.how = 'whole'
    return
  }
  telling.how = 'begun'
  const reader = readerOf(form)
  for await (const bytes of response.body ?? []) note(reader, bytes, telling)
  if (reader.isWhole()) telling.how = 'whole'
}

function note(reader: ReplyReader, bytes: Uint8Array, telling: Telling): void {
  reader.feed(bytes)
  const text = reader.text()
  if (text.length > telling.text.length) telling.seen.push({ at: performance.now(), length: text.length })
  telling.text = text
}

export async function readError(response: Response, telling: Telling): Promise<void> {
  const text = await response.text()
  telling.how = 'refused'
  try {
    telling.code = (JSON.parse(text) as { code?: string }).code
  } catch {
    telling.trouble = text.slice(0, 200)
  }
  // The models failed; the message is stored and can be answered later.
  if (telling.code === 'assistant_unavailable') telling.how = 'failed'
}

export function nameOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code ?? String(error)
}
