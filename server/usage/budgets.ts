/**
 * Token budgets for a UTC day: of a chatbot, of each person and network that talks to it, and of the server's keys.
 * A turn reserves tokens when it opens and refunds unused ones when it closes, so that concurrent turns cannot
 * overspend together. After a crash the reservation counts as used, since the model's real usage is unknown.
 */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import type { DefaultBudgets } from './default-budgets.ts'

/** A turn's budgets, and the tokens reserved when it was opened. */
export type Reservation = {
  /** YYYY-MM-DD. */
  day: string
  /** The owner of each budget. All turns reserve in this order, which avoids deadlocks. */
  scopes: string[]
  /** Tokens, for each scope. */
  limits: number[]
  /** The number of last scopes that apply only to the server's own keys. */
  ofServer: number
  /** The number of first scopes with reserved tokens. */
  reserved: number
  tokens: number
  /** The scope with too few tokens left; then nothing is reserved. */
  refused: string | null
}

export type TurnEstimate = {
  /** Keyed hash of the caller's network. */
  network: string | undefined
  hasServerKeys: boolean
  defaults: DefaultBudgets
  /** For the parts that a program adds to the request. */
  programTokens: number
  /** The maximum length of the reply. */
  replyTokens: number
  /** The maximum that an anonymous turn sends. */
  maxSent: number
}

/** More tokens for some scopes; the arrays have one entry for each scope. */
export type Wanted = { day: string; scopes: string[]; tokens: number[]; limits: number[] }

/**
 * Reserves tokens in all these budgets or in none.
 * @returns the scope with too few tokens left; undefined when all are reserved
 * @throws DatabaseUnavailable
 */
export async function reserve(connections: Connections, wanted: Wanted): Promise<string | undefined> {
  const { day, scopes, tokens, limits } = wanted
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ refused: string | null }[]>`
      select frontdesk_reserve_tokens(${day}::text::date, ${scopes}::text[], ${tokens}::bigint[],
        ${limits}::bigint[]) as refused`,
  ])
  return rows[0]?.refused ?? undefined
}

/** The difference between used and reserved tokens, for each scope. */
export type Refund = { day: string; scopes: string[]; deltas: number[] }

/** Requires the service role. Replaces the reserved tokens with the used ones. */
export function refundTokens(sql: ReservedSql, { day, scopes, deltas }: Refund) {
  return sql`frontdesk_settle_tokens(${day}::text::date, ${scopes}::text[], ${deltas}::bigint[])`
}

/** @throws DatabaseUnavailable; then all reserved tokens count as used */
export async function refund(connections: Connections, pendingRefund: Refund): Promise<void> {
  await asServiceRole(connections, (sql) => [sql`select ${refundTokens(sql, pendingRefund)}`])
}

/** Deletes the counts of earlier days. @returns the number of rows */
export async function forgetPastBudgets(connections: Connections): Promise<number> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql`delete from budget_days where day < (now() at time zone 'UTC')::date returning day`,
  ])
  return rows.length
}
