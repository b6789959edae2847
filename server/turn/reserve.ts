import type { ReservedSql } from 'postgres'
import { json } from '../database/transaction.ts'
import { estimateTokens } from '../text/tokens.ts'
import { type Reservation, reserveForTurn } from '../usage/budgets.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import { isNamed, userIdOf } from './name-conversation.ts'
import type { RunAs } from './open-turn.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

export type Reserved = { reservation: Reservation | null }

/**
 * The last statement of the opening transaction, since it locks rows that other turns need. It runs with the service
 * role, which bypasses the policies: `run_id` proves that the person was authorized.
 */
export function reserveTokens(sql: ReservedSql, request: TurnRequest | RetryRequest, { id, budgets }: RunAs) {
  const { network, defaults, context, sampling } = { context: '', sampling: undefined, ...request }
  const replyTokens = Math.min(sampling?.maxTokens ?? defaults.maxTokens, defaults.maxTokens)
  const format = sampling?.responseFormat ? JSON.stringify(sampling.responseFormat) : ''
  const estimate = {
    defaults: budgets.defaults,
    hasServerKeys: budgets.hasServerKeys,
    network: network === undefined ? undefined : budgets.hashOf(network),
    programTokens: estimateTokens(context) + estimateTokens(format),
    replyTokens,
    maxSent: ANONYMOUS_WINDOW - replyTokens,
  }
  return sql<Reserved[]>`
    select ${reserveForTurn(sql, estimate)} as reservation
    from conversations c join turns t on t.id = c.running_turn_id
    where ${isNamed(sql, request)} and t.run_id = ${id}`
}

/** Requires the service role; fails when the user's training data exceeds its quota. */
export function checkTrainingData(
  sql: ReservedSql,
  { identity, trainingData }: TurnRequest,
  { budgets: { quotas } }: RunAs,
) {
  const { trainingBytes } = quotas
  const userId = userIdOf(identity)
  if (!trainingData || !trainingBytes || !userId) return undefined
  return sql`select frontdesk_check_quotas(${userId}, null, ${json(sql, { trainingBytes })})`
}
