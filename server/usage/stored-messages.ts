/**
 * The daily quota of stored messages, per account and per network. The statements need the service role and count in
 * the transaction that stores, which fails when a quota is exceeded; see docs/decisions/0029.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { User } from '../database/transaction.ts'
import { laneOfCaller } from '../fairness/caller.ts'
import type { TurnBudgets } from './default-budgets.ts'

/** Counted for each turn when it opens: the reply and the rows. */
export const BYTES_OF_TURN = 2048

/** The ids of a turn and of its run. */
type TurnOfRun = { turnId: string; runId: string }

/** @param added the number of messages that the turn adds to the conversation `c` */
export function countMessages(
  sql: ReservedSql,
  { turnId, runId }: TurnOfRun,
  added: PendingQuery<Row[]>,
  { quotas, hashOf }: TurnBudgets,
) {
  if (!quotas.messageBytes) return undefined
  return sql`
    select frontdesk_count_messages(c, ${added}, ${networkOf(hashOf)}, ${quotas.messageBytes})
    from turns t join conversations c on c.id = t.conversation_id
    where t.id = ${turnId} and t.run_id = ${runId}`
}

/** Counts the rest of a long reply. Without a limit: the reply is complete, and has been read. */
export function countLongReply(
  sql: ReservedSql,
  { turnId, runId }: TurnOfRun,
  content: string,
  { quotas, hashOf }: TurnBudgets,
) {
  const rest = Buffer.byteLength(content) - BYTES_OF_TURN
  if (!quotas.messageBytes || rest <= 0) return undefined
  return sql`
    select frontdesk_count_message_bytes(frontdesk_account_of(c), ${networkOf(hashOf)}, ${rest}, null)
    from turns t join conversations c on c.id = t.conversation_id
    where t.id = ${turnId} and t.run_id = ${runId} and t.state <> 'running' and t.finished_at = now()`
}

/**
 * Counts what an owner writes, unless an earlier call has stored it.
 * @param most bytes per day
 * @param table the table that has it under this id
 */
export function countOwnText(
  sql: ReservedSql,
  { userId }: User,
  { id, content }: { id: string; content: string },
  most: number | undefined,
  table: 'messages' | 'conversation_notes',
) {
  if (!most) return undefined
  // `now()` is the start of the transaction.
  return sql`
    select frontdesk_count_message_bytes(${userId}, null, ${Buffer.byteLength(content)}, ${most})
    from ${sql(table)} where id = ${id} and created_at >= now()`
}

function networkOf(hashOf: TurnBudgets['hashOf']): string | null {
  const network = laneOfCaller()
  return network ? hashOf(network) : null
}
