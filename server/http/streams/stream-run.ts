import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Heard } from '../../turn/runs/run.ts'
import { type HeardEvent, isEnd } from '../../turn/turn-event.ts'
import { type HeldCall, heldBy } from '../idempotency/held.ts'
import { isUiMessages } from './ui-messages.ts'

/** How an API writes turn events. */
export type StreamEncoder = {
  headers: Record<string, string>
  /** @returns what is written for a batch, in one piece: one write to the network; may be empty */
  encode: (events: readonly HeardEvent[]) => string
  /** Written while nothing happens, so that no proxy takes the connection for dead. */
  heartbeat?: string
  /** Where the encoding has no words for a failure: the body is cut off without its end. */
  cutsOffFailures?: boolean
}

/** Proxies close connections that are silent for longer: 30 s and 60 s are common. */
export const HEARTBEAT_MS = 15_000
/** A reader this far behind is cut off; the reply is still finished and stored. */
const MOST_UNREAD_BYTES = 1024 * 1024

/** How long a reader whose access was revoked may take to read that. */
const CLOSE_MS = 1000

/** What every stream says, so that nothing between keeps or holds it. */
export const STREAM_HEADERS = { 'cache-control': 'no-store', 'x-accel-buffering': 'no' }

/** Whether the client asks for server-sent events; who sends UI messages reads nothing else. */
export function wantsEvents({ headers, body }: FastifyRequest): boolean {
  return (headers.accept?.includes('text/event-stream') ?? false) || isUiMessages(body)
}

/**
 * Writes a run to the client as it happens. What the client does (reading slowly, going away) never
 * reaches the run.
 * @param options.isSilent whether the client has waited for a heartbeat's time already: one is written at once
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
  // Who has gone is no error, and must not be written to.
  raw.once('close', () => clearInterval(heartbeat)).on('error', () => {})
  try {
    for await (const events of run.listen()) {
      if (raw.destroyed && !record) break
      const written = encoder.encode(events)
      await record?.(events, written)
      if (raw.destroyed) continue
      if (written !== '') raw.write(written)
      // Whoever has come back wants to know that it worked, also while there is nothing new.
      else raw.flushHeaders()
      if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
      else if (encoder.cutsOffFailures && hasFailed(events)) raw.socket?.destroySoon()
      if (isRevoked(events)) closeSoon(raw)
    }
    if (!raw.socket?.writableEnded) raw.end()
  } finally {
    clearInterval(heartbeat)
    await call?.release()
  }
  // The answer is given; what a handler returns after that is not looked at.
  return undefined as never
}

function isRevoked(events: readonly HeardEvent[]): boolean {
  return events.at(-1)?.type === 'revoked'
}

/** Also the connection of a reader who takes nothing more. */
export function closeSoon(raw: FastifyReply['raw']): void {
  const timer = setTimeout(() => raw.destroy(), CLOSE_MS)
  raw.once('close', () => clearTimeout(timer))
}

/**
 * Keeps what is written for those who come again with the same Idempotency-Key, also when nobody is there
 * any more to read it; a reply that failed may be asked for again.
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
