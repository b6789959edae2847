/**
 * The daily quota of stored messages, per account and per network. The statements need the service role and count in
 * the transaction that stores, which fails when a quota is exceeded; see docs/decisions/0029.
 */
import type { ReservedSql } from 'postgres'
import { isNamed, type Named } from '../conversations/summary-queries.ts'
import { laneOfCaller } from '../fairness/caller.ts'
import type { TurnBudgets } from './default-budgets.ts'

/** Counted for each turn when it opens: the reply and the rows. */
export const BYTES_OF_TURN = 2048

/** What a long reply adds to that; 0 without a quota. */
export function restOfReply(content: string, { quotas }: TurnBudgets): number {
  return quotas.messageBytes ? Math.max(0, Buffer.byteLength(content) - BYTES_OF_TURN) : 0
}

/**
 * Counts what an owner writes, unless an earlier call has stored it.
 * @param most bytes per day
 * @param table the table that has it under this id
 */
export function countOwnText(
  sql: ReservedSql,
  named: Named,
  { id, content }: { id: string; content: string },
  most: number | undefined,
  table: 'messages' | 'conversation_notes',
) {
  if (!most) return undefined
  // `now()` is the start of the transaction.
  return sql`
    select frontdesk_count_message_bytes(${named.owner.userId}, null, ${Buffer.byteLength(content)}, ${most})
    from conversations c join ${sql(table)} written on written.home = c.home and written.id = ${id}
    where ${isNamed(sql, named)} and written.created_at >= now()`
}

/** The keyed hash of the caller's widest network; null for the server's own work. */
export function networkOf(hashOf: TurnBudgets['hashOf']): string | null {
  const network = laneOfCaller()
  return network ? hashOf(network) : null
}
