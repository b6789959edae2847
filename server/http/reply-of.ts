import type { FastifyReply } from 'fastify'
import type { Reading } from '../turn/runs/reading.ts'
import type { Reply } from '../turn/turn-event.ts'
import { Problem } from './problems.ts'
import { includesSources, presentSources } from './reply-sources.ts'
import { HEARTBEAT_MS, type StreamEncoder, streamRun, wantsEvents } from './streams/stream-run.ts'

/** A faster first text goes out with the headers, in one write instead of two. */
const FIRST_WRITE_MS = 100
/** Seconds to wait before a retry when a model failed without `Retry-After`. */
const RETRY_AFTER_S = 5

/**
 * Waits for the reply. An interrupted reply is returned as far as it came, because a person reads it.
 * @throws Problem 503 when there is no reply, 429 when the token budget is exhausted; the error that ended
 *   the turn; the refusal that a new call would get when access was revoked meanwhile
 */
export async function replyOf(run: Reading): Promise<Reply> {
  const end = await run.end
  if (end.type === 'lost' || end.type === 'revoked') throw end.cause
  if (end.type === 'refused') throw refusal(end.code, end.retryAfterMs)
  return end.reply
}

/**
 * Waits for the complete reply. A program could not tell a partial reply from a complete one.
 * @throws as `replyOf`, and Problem 503 when the reply was interrupted
 */
export async function wholeReplyOf(run: Reading): Promise<Reply> {
  const end = await run.end
  if (end.type === 'interrupted') throw refusal(end.code)
  return replyOf(run)
}

/** How an API writes a reply: as a stream of events, or as one body. */
export type ReplyFormat<Body> = {
  events: () => StreamEncoder
  body: (reply: Reply) => Body | Promise<Body>
}

/**
 * Answers a person with the reply, streamed if the client accepts events.
 * @throws as `replyOf`
 */
export async function answerPerson<Body>(
  run: Reading,
  reply: FastifyReply,
  { events, body }: ReplyFormat<Body>,
): Promise<Body> {
  if (!wantsEvents(reply.request)) return bodyOf(await replyOf(run), reply, body)
  await begunWithin(run, FIRST_WRITE_MS)
  return streamRun(run, reply, withSources(events(), reply))
}

/**
 * Answers a program with the whole reply, streamed if the client accepts events.
 * @throws as `wholeReplyOf`
 */
export async function answerProgram<Body>(
  run: Reading,
  reply: FastifyReply,
  { events, body }: ReplyFormat<Body>,
): Promise<Body> {
  if (wantsEvents(reply.request)) return streamReply(run, reply, withSources(events(), reply))
  return bodyOf(await wholeReplyOf(run), reply, body)
}

async function bodyOf<Body>(
  reply: Reply,
  { request }: FastifyReply,
  write: ReplyFormat<Body>['body'],
): Promise<Body> {
  const body = await write(reply)
  return includesSources(request) ? { ...body, sources: presentSources(reply.sources) } : body
}

function withSources(encoder: StreamEncoder, { request }: FastifyReply): StreamEncoder {
  if (includesSources(request)) encoder.showSources?.()
  return encoder
}

/**
 * Streams a reply to a program. A failure before the first text is an HTTP error. An encoding with a heartbeat
 * waits at most one heartbeat for the first text; a later failure is an event of the stream.
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
