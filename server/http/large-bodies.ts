/**
 * Bodies that take milliseconds to parse, to validate, or to hash: that is done when it is the caller's turn, and
 * each is walked as seldom as may be.
 */
import { createHash } from 'node:crypto'
import { runInTurn } from '../fairness/caller.ts'

/** In bytes. */
export const SMALL_BODY = 16 * 1024

/** What was parsed of large bodies, with the hash of its bytes. */
const large = new WeakMap<object, string>()

export function noteLarge(value: unknown, bytes: Buffer): void {
  if (typeof value !== 'object' || value === null || bytes.length <= SMALL_BODY) return
  large.set(value, createHash('sha256').update(bytes).digest('hex'))
}

export function isLarge(value: unknown): boolean {
  return hashOfLarge(value) !== undefined
}

/** Of its bytes; undefined for one that is small. */
export function hashOfLarge(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? large.get(value) : undefined
}

/** @param work synchronous; at once where the body is small */
export async function runForBody<Result>(body: unknown, work: () => Result): Promise<Result> {
  return isLarge(body) ? runInTurn(work) : work()
}
