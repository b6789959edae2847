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
  /** Of the key and everything that the call says. */
  hash: string
  /** Whether the client says that it has made this call before. */
  isRetry: boolean
  /** Of the key and all earlier messages; undefined where the call names its conversation. */
  history: string | undefined
}

/** A call that comes later than this is not taken for the same one. */
const REPEATED_WITHIN = '10 minutes'

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

/**
 * The condition on a turn, `t`, that this call has begun: the client says that it calls again. Without that, two
 * customers who say the same are two calls. A failed turn counts as long as it is the newest of its conversation.
 */
export function isBegunBy(sql: ReservedSql, { hash, isRetry }: ClientCall) {
  const isNewest = sql`not exists (
    select from turns later where later.conversation_id = t.conversation_id and later.started_at > t.started_at)`
  return sql`
    ${isRetry} and t.call_hash = decode(${hash}, 'hex') and t.started_at > now() - ${REPEATED_WITHIN}::interval
    and (t.state not in ('failed', 'interrupted') or ${isNewest})`
}

/** The conversation that ends where this call's earlier messages end; null where there is none. */
export function continuedBy(sql: ReservedSql, { clientCall, before = [] }: TurnRequest) {
  if (clientCall?.history === undefined || before.length === 0) return sql`null::uuid`
  return sql`(
    select h.id from conversations h
    where h.history_hash = decode(${clientCall.history}, 'hex') and h.is_client and h.running_turn_id is null
    order by h.updated_at desc limit 1)`
}
