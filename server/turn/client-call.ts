/**
 * How a program's call is recognised. Clients of OpenAI's API keep the conversation themselves and send all of it
 * with each message; their libraries repeat a call whose answer did not arrive. Hashes of what was said find the
 * conversation that a call continues, and the turn that it has begun before (docs/decisions/0035).
 */
import { createHash } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { ChatMessage } from '../models/model.ts'
import type { TurnRequest } from './turn-request.ts'

/** A program's call, as it is recognised. Hashes are SHA-256 in hexadecimal. */
export type ClientCall = {
  /** Of the key and everything that the call says; undefined where an `Idempotency-Key` tells its turn. */
  hash: string | undefined
  /** Whether the client says that it has made this call before. */
  isRetry: boolean
  /** Of the key and all earlier messages; undefined where the call names its conversation. */
  history: string | undefined
  /** All earlier messages, as the client says them, oldest first. */
  before: readonly ChatMessage[]
}

/** @param apiKeyHash so that no key finds what another one has stored */
export function callHash(apiKeyHash: string, says: unknown): string {
  return sha256(`${apiKeyHash}\n${JSON.stringify(says)}`)
}

/** @param apiKeyHash in hexadecimal, of the same length as a hash of a history: it is the one of an empty history */
export function historyHash(apiKeyHash: string, messages: readonly ChatMessage[]): string {
  return messages.reduce(extendHistory, apiKeyHash)
}

/** White space around a text is not compared: clients trim what they keep. */
export function extendHistory(history: string, { role, content }: ChatMessage): string {
  return sha256(`${history}\n${role}\n${content.trim()}`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The conversation that ends where this call's earlier messages end; null where there is none. */
export function continuedBy(sql: ReservedSql, { clientCall, before = [] }: TurnRequest) {
  if (clientCall?.history === undefined || before.length === 0) return sql`null::uuid`
  return sql`(
    select h.id from conversations h
    where h.history_hash = decode(${clientCall.history}, 'hex') and h.is_client and h.running_turn_id is null
    order by h.updated_at desc limit 1)`
}
