/**
 * The daily quota of stored messages, per account and per network. The statements count in the transaction that
 * stores, which fails when a quota is exceeded; see docs/decisions/0029.
 */
import type { ReservedSql } from 'postgres'
import type { Named } from '../conversations/summary-queries.ts'
import { laneOfCaller } from '../fairness/caller.ts'
import type { TurnBudgets } from './default-budgets.ts'

/** Counted for each turn when it opens: the reply and the rows. */
export const BYTES_OF_TURN = 2048

/** What a long reply adds to that; 0 without a quota. */
export function restOfReply(content: string, { quotas }: TurnBudgets): number {
  return quotas.messageBytes ? Math.max(0, Buffer.byteLength(content) - BYTES_OF_TURN) : 0
}

/**
 * Counts what an owner writes, unless an earlier call has stored it. The last statement: it takes the service role.
 * @param id of the message or note
 * @param most bytes per day
 */
export function countOwnText(
  sql: ReservedSql,
  { owner, chatbotId, number }: Named,
  { id, content }: { id: string; content: string },
  most: number | undefined,
) {
  if (!most) return undefined
  return sql`
    select frontdesk_count_own_text(${owner.userId}, ${chatbotId}, ${number}, ${id}, ${Buffer.byteLength(content)}, ${most})`
}

/** The keyed hash of the caller's widest network; null for the server's own work. */
export function networkOf(hashOf: TurnBudgets['hashOf']): string | null {
  const network = laneOfCaller()
  return network ? hashOf(network) : null
}
