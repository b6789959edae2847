/** Sends a message, and keeps the reply in its attempt. */
import type { Attempt, Message } from './client-log.ts'
import { type ReplyReader, readerOf, replyIn } from './read-reply.ts'
import { type Request, requestFor } from './routes.ts'

/** @param leaving aborted when the client disconnects */
export async function sendMessage(message: Message, attempt: Attempt, leaving: AbortSignal): Promise<void> {
  message.attempts.push(attempt)
  const request = requestFor(message)
  try {
    const response = await fetch(attempt.server.address + request.path, {
      method: 'POST',
      headers: request.headers,
      body: JSON.stringify(request.body),
      // Bounds the wait for a server that is gone, whatever its connection does.
      signal: AbortSignal.any([leaving, attempt.server.gone]),
    })
    attempt.status = response.status
    if (response.status !== 200) await readError(response, attempt)
    else await read(response, request, attempt)
  } catch (error) {
    attempt.hasLeft = leaving.aborted
    attempt.trouble = nameOf(error)
  }
  attempt.endedAt = performance.now()
}

async function read(response: Response, { form }: Request, attempt: Attempt): Promise<void> {
  if (form === 'json') {
    attempt.text = replyIn(await response.json())
    attempt.how = 'whole'
    return
  }
  attempt.how = 'begun'
  const reader = readerOf(form)
  for await (const bytes of response.body ?? []) note(reader, bytes, attempt)
  if (reader.isWhole()) attempt.how = 'whole'
}

function note(reader: ReplyReader, bytes: Uint8Array, attempt: Attempt): void {
  reader.feed(bytes)
  const text = reader.text()
  if (text.length > attempt.text.length) attempt.seen.push({ at: performance.now(), length: text.length })
  attempt.text = text
}

export async function readError(response: Response, attempt: Attempt): Promise<void> {
  const text = await response.text()
  attempt.how = 'refused'
  try {
    attempt.code = (JSON.parse(text) as { code?: string }).code
  } catch {
    attempt.trouble = text.slice(0, 200)
  }
  // The models failed; the message is stored and can be answered later.
  if (attempt.code === 'assistant_unavailable') attempt.how = 'failed'
}

export function nameOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } }
  return cause?.code ?? String(error)
}
