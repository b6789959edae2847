import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Heard } from '../../turn/runs/run.ts'
import { type HeardEvent, isEnd } from '../../turn/turn-event.ts'
import { type HeldCall, heldBy } from '../idempotency/held.ts'
import { isUiMessages } from './ui-messages.ts'

/** How an API writes turn events. */
export type StreamEncoder = {
  headers: Record<string, string>
  /** @returns the text of a batch, sent with one write; may be empty */
  encode: (events: readonly HeardEvent[]) => string
  /** Written while idle, so that no proxy closes the connection. */
  heartbeat?: string
  /** Makes it write what the reply rests on, where it can; before its first event. */
  showSources?: () => void
  /** Whether the encoding cannot express a failure, so that the body is cut off. */
  cutsOffFailures?: boolean
}

/** Shorter than the common idle timeouts of proxies, 30 s and 60 s. */
export const HEARTBEAT_MS = 15_000
/** A client this far behind is disconnected; the reply is still finished and stored. */
const MAX_UNREAD_BYTES = 1024 * 1024

/** Time for a client to read that its access was revoked. */
const CLOSE_MS = 1000

/** Headers that keep proxies from caching or buffering a stream. */
export const STREAM_HEADERS = { 'cache-control': 'no-store', 'x-accel-buffering': 'no' }

/** Whether the client wants server-sent events; one that sends UI messages always does. */
export function wantsEvents({ headers, body }: FastifyRequest): boolean {
  return (headers.accept?.includes('text/event-stream') ?? false) || isUiMessages(body)
}

/**
 * Streams a run to the client. A slow or disconnected client never affects the run.
 * @param options.isSilent writes a heartbeat immediately, because its interval has already passed
 */
export async function streamRun(
  run: Heard,
  reply: FastifyReply,
  encoder: StreamEncoder,
  { isSilent = false } = {},
): Promise<never> {
  const { raw } = reply.hijack()
  const headers = { ...reply.getHeaders(), ...encoder.headers } as Record<string, string>
  raw.writeHead(200, headers)
  const call = heldBy(reply.request)
  const record = call && recorder(call, headers)
  const beat = () => encoder.heartbeat && raw.write(encoder.heartbeat)
  const heartbeat = setInterval(beat, HEARTBEAT_MS)
  if (isSilent) beat()
  // A disconnected client is no error, and must not be written to.
  raw.once('close', () => clearInterval(heartbeat)).on('error', () => {})
  try {
    for await (const events of run.listen()) {
      if (raw.destroyed && !record) break
      const written = encoder.encode(events)
      await record?.(events, written)
      if (raw.destroyed) continue
      if (written !== '') raw.write(written)
      // Confirms to a resuming client that it is connected, even without new events.
      else raw.flushHeaders()
      if (raw.writableLength > MAX_UNREAD_BYTES) raw.destroy()
      else if (encoder.cutsOffFailures && hasFailed(events)) raw.socket?.destroySoon()
      if (isRevoked(events)) closeSoon(raw)
    }
    if (!raw.socket?.writableEnded) raw.end()
  } finally {
    clearInterval(heartbeat)
    await call?.release()
  }
  // Fastify ignores the return value of a hijacked reply.
  return undefined as never
}

function isRevoked(events: readonly HeardEvent[]): boolean {
  return events.at(-1)?.type === 'revoked'
}

/** Closes the connection after CLOSE_MS, even if the client has stopped reading. */
export function closeSoon(raw: FastifyReply['raw']): void {
  const timer = setTimeout(() => raw.destroy(), CLOSE_MS)
  raw.once('close', () => clearTimeout(timer))
}

/**
 * Records the stream for replay with the same Idempotency-Key, even after the client has disconnected. A
 * failed reply is not stored and may be retried.
 */
function recorder(call: HeldCall, headers: Record<string, string>) {
  let body = ''
  return async (events: readonly HeardEvent[], written: string): Promise<void> => {
    body += written
    const last = events.at(-1)
    if (last && isEnd(last)) await (hasFailed(events) ? call.release() : call.keep(200, headers, body))
  }
}

function hasFailed(events: readonly HeardEvent[]): boolean {
  const last = events.at(-1)?.type
  return last === 'interrupted' || last === 'lost' || last === 'refused' || last === 'revoked'
}
