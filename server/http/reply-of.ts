import type { Run } from '../turn/runs/run.ts'
import type { Reply } from '../turn/turn-event.ts'
import { Problem } from './problems.ts'

/** Seconds after which a model that failed may have come back, where its service did not say. */
const RETRY_AFTER_S = 5

/**
 * Waits for the reply. One that was cut off is the reply, as far as it came: a person reads it.
 * @throws Problem 503 when there is none, 429 when the budget had too few tokens left; what the turn was
 *   lost to
 */
export async function replyOf(run: Run): Promise<Reply> {
  const end = await run.end
  if (end.type === 'lost') throw end.cause
  if (end.type === 'refused') throw refusal(end.code, end.retryAfterMs)
  return end.reply
}

/**
 * Waits for the whole reply. For a program half a reply would look like a whole one.
 * @throws as `replyOf`, and Problem 503 when it was cut off
 */
export async function wholeReplyOf(run: Run): Promise<Reply> {
  const end = await run.end
  if (end.type === 'interrupted') throw refusal(end.code)
  return replyOf(run)
}

/**
 * Waits until a reply begins, before anything is said of it that a failure would contradict.
 * @throws as `replyOf`, when none will come
 */
export async function begunReply(run: Run): Promise<void> {
  await run.begun
  if (run.hasText) return
  await replyOf(run)
}

function refusal(code: string, retryAfterMs?: number): Problem {
  const seconds = retryAfterMs === undefined ? RETRY_AFTER_S : Math.max(1, Math.ceil(retryAfterMs / 1000))
  const headers = { 'retry-after': String(seconds) }
  return new Problem(code === 'budget_exhausted' ? code : 'assistant_unavailable', { headers })
}
