/**
 * Deduplicates calls of programs. Clients of OpenAI's API send the whole conversation with each message, and their
 * libraries retry a call without a response. Hashes of the messages find the conversation that a call continues, and
 * the turn of an earlier try (docs/decisions/0035).
 */
import { createHash } from 'node:crypto'
import type { ChatMessage } from '../models/model.ts'

/** Hashes are SHA-256 in hexadecimal. */
export type ClientCall = {
  /** A hash of the API key and the whole call; undefined where an `Idempotency-Key` identifies the turn. */
  hash: string | undefined
  /** Whether the client marks this call as a retry. */
  isRetry: boolean
  /** A hash of the API key and all earlier messages; undefined where the call names its conversation. */
  history: string | undefined
  /** All earlier messages as sent by the client, oldest first. */
  before: readonly ChatMessage[]
}

/** @param apiKeyHash keeps one key from finding another's turns */
export function callHash(apiKeyHash: string, says: unknown): string {
  return sha256(`${apiKeyHash}\n${JSON.stringify(says)}`)
}

/** @param apiKeyHash SHA-256 in hexadecimal; it is also the hash of an empty history */
export function historyHash(apiKeyHash: string, messages: readonly ChatMessage[]): string {
  return messages.reduce(extendHistory, apiKeyHash)
}

/** Ignores surrounding white space, which clients trim. */
export function extendHistory(history: string, { role, content }: ChatMessage): string {
  return sha256(`${history}\n${role}\n${content.trim()}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
