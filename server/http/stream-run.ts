import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Run } from '../turn/run.ts'
import { UI_MESSAGE_STREAM_HEADERS, UiMessageEncoder } from './ui-message-stream.ts'

const HEARTBEAT_MS = 15_000
/** A reader this far behind is cut off; the reply is still finished and stored. */
const MOST_UNREAD_BYTES = 1024 * 1024

/** Whether the client asks for server-sent events. */
export function wantsEvents(request: FastifyRequest): boolean {
  return request.headers.accept?.includes('text/event-stream') ?? false
}

/**
 * Writes a run to the client as it happens. What the client does (reading slowly, going away) never
 * reaches the run.
 */
export async function streamRun(run: Run, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { raw } = reply.hijack()
  raw.writeHead(200, { ...reply.getHeaders(), ...UI_MESSAGE_STREAM_HEADERS } as Record<string, string>)
  const encoder = new UiMessageEncoder(request.id)
  const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS)
  // Who has gone is no error, and must not be written to.
  raw.once('close', () => clearInterval(heartbeat)).on('error', () => {})
  try {
    for await (const events of run.listen()) {
      if (raw.destroyed) return
      raw.write(encoder.encode(events))
      if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
    }
    raw.end()
  } finally {
    clearInterval(heartbeat)
  }
}
