/**
 * Large bodies take milliseconds to parse, validate or hash. This work waits in the caller's fair queue, and
 * each body is walked as rarely as possible.
 */
import { createHash } from 'node:crypto'
import { runInTurn } from '../fairness/caller.ts'

/** In bytes. */
export const SMALL_BODY = 16 * 1024

/** Parsed large bodies and the hashes of their bytes. */
const large = new WeakMap<object, string>()

export function noteLarge(value: unknown, bytes: Buffer): void {
  if (typeof value !== 'object' || value === null || bytes.length <= SMALL_BODY) return
  large.set(value, createHash('sha256').update(bytes).digest('hex'))
}

export function isLarge(value: unknown): boolean {
  return hashOfLarge(value) !== undefined
}

/** SHA-256 of its bytes; undefined for a small body. */
export function hashOfLarge(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? large.get(value) : undefined
}

/** @param work synchronous; runs immediately for a small body */
export async function runForBody<Result>(body: unknown, work: () => Result): Promise<Result> {
  return isLarge(body) ? runInTurn(work) : work()
}
