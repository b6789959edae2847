/**
 * Budgets of tokens for a day in UTC: of a chatbot, of each person and network that talks to it, and of the
 * server's own keys. A turn reserves tokens in the transaction that opens it and settles them in the one that
 * closes it, so that many turns at once do not overspend together. A turn whose server crashes leaves its
 * reservation behind, which counts as used: nobody knows what the model did until then.
 */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asSystem, json } from '../database/transaction.ts'
import type { DefaultBudgets } from './default-budgets.ts'

/** What a turn's budgets are, and what was reserved of them when it was opened. */
export type Reservation = {
  /** As YYYY-MM-DD. */
  day: string
  /** What each budget belongs to, in the order in which all turns reserve. */
  scopes: string[]
  /** In tokens, of each scope. */
  limits: number[]
  /** How many of the scopes, the last ones, hold on the server's own keys alone. */
  ofServer: number
  /** For how many of the scopes, the first ones, tokens are reserved. */
  reserved: number
  tokens: number
  /** The scope that had too few tokens left: then nothing is reserved. */
  refused: string | null
}

export type TurnEstimate = {
  /** Keyed hash of the caller's network. */
  network: string | undefined
  hasServerKeys: boolean
  defaults: DefaultBudgets
  /** Of what a program adds to the request. */
  programTokens: number
  /** The longest reply. */
  replyTokens: number
  /** The most that an anonymous turn sends. */
  mostSent: number
}

/** As the system, of a conversation `c`. The value is null where no model service can be asked. */
export function reserveForTurn(sql: ReservedSql, estimate: TurnEstimate) {
  const { network, hasServerKeys, defaults, programTokens, replyTokens, mostSent } = estimate
  return sql`
    frontdesk_reserve_for_turn(c, ${network ?? null}, ${hasServerKeys}, ${json(sql, defaults)}, ${programTokens},
      ${replyTokens}, ${mostSent})`
}

/** More tokens of some scopes; `tokens` and `limits` are those of each. */
export type Wanted = { day: string; scopes: string[]; tokens: number[]; limits: number[] }

/**
 * Reserves tokens of all these budgets or of none.
 * @returns the scope that had too few left; undefined when all are reserved
 * @throws DatabaseUnavailable
 */
export async function reserve(connections: Connections, wanted: Wanted): Promise<string | undefined> {
  const { day, scopes, tokens, limits } = wanted
  const [rows] = await asSystem(connections, (sql) => [
    sql<{ refused: string | null }[]>`
      select frontdesk_reserve_tokens(${day}::text::date, ${scopes}::text[], ${tokens}::bigint[],
        ${limits}::bigint[]) as refused`,
  ])
  return rows[0]?.refused ?? undefined
}

/** What the books still have to be told: the difference between used and reserved, of each scope. */
export type Settlement = { day: string; scopes: string[]; deltas: number[] }

/** As the system: replaces what was reserved by what was used. */
export function settleTokens(sql: ReservedSql, { day, scopes, deltas }: Settlement) {
  return sql`frontdesk_settle_tokens(${day}::text::date, ${scopes}::text[], ${deltas}::bigint[])`
}

/** @throws DatabaseUnavailable; then all that was reserved stays used */
export async function settle(connections: Connections, settlement: Settlement): Promise<void> {
  await asSystem(connections, (sql) => [sql`select ${settleTokens(sql, settlement)}`])
}

/** Removes what was counted before today. @returns how many rows */
export async function forgetPastBudgets(connections: Connections): Promise<number> {
  const [rows] = await asSystem(connections, (sql) => [
    sql`delete from budget_days where day < (now() at time zone 'UTC')::date returning day`,
  ])
  return rows.length
}
