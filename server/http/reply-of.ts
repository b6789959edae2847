import type { FastifyReply } from 'fastify'
import type { Reading } from '../turn/runs/reading.ts'
import type { Reply } from '../turn/turn-event.ts'
import { Problem } from './problems.ts'
import { HEARTBEAT_MS, type StreamEncoder, streamRun } from './streams/stream-run.ts'

/** Seconds after which a model that failed may have come back, where its service did not say. */
const RETRY_AFTER_S = 5

/**
 * Waits for the reply. One that was cut off is the reply, as far as it came: a person reads it.
 * @throws Problem 503 when there is none, 429 when the budget had too few tokens left; what the turn was
 *   lost to; what a new call would be refused with when access was revoked meanwhile
 */
export async function replyOf(run: Reading): Promise<Reply> {
  const end = await run.end
  if (end.type === 'lost' || end.type === 'revoked') throw end.cause
  if (end.type === 'refused') throw refusal(end.code, end.retryAfterMs)
  return end.reply
}

/**
 * Waits for the whole reply. For a program half a reply would look like a whole one.
 * @throws as `replyOf`, and Problem 503 when it was cut off
 */
export async function wholeReplyOf(run: Reading): Promise<Reply> {
  const end = await run.end
  if (end.type === 'interrupted') throw refusal(end.code)
  return replyOf(run)
}

/**
 * Streams a reply to a program, for which a failure before the first text is an HTTP error. An encoding with a
 * heartbeat waits no longer than one for the first text; a failure after that is an event.
 * @throws as `replyOf`, when there is nothing to stream
 */
export async function streamReply(run: Reading, reply: FastifyReply, encoder: StreamEncoder): Promise<never> {
  if (encoder.heartbeat === undefined) await run.begun
  else if (!(await begunWithin(run, HEARTBEAT_MS))) return streamRun(run, reply, encoder, { isSilent: true })
  if (!run.hasText) await replyOf(run)
  return streamRun(run, reply, encoder)
}

async function begunWithin(run: Reading, milliseconds: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), milliseconds)
  void run.begun.then(() => resolve(true))
  return promise.finally(() => clearTimeout(timer))
}

function refusal(code: string, retryAfterMs?: number): Problem {
  const seconds = retryAfterMs === undefined ? RETRY_AFTER_S : Math.max(1, Math.ceil(retryAfterMs / 1000))
  const headers = { 'retry-after': String(seconds) }
  return new Problem(code === 'budget_exhausted' ? code : 'assistant_unavailable', { headers })
}
