/**
 * The only way to query the database: a transaction with an identity, our schema as search path, and a role
 * under row-level security. All its statements (begin, identity, the queries, commit) are pipelined in one
 * round trip. A failed statement aborts the transaction, so the commit rolls back. The search path is set for
 * the transaction, because sessions are shared behind a transaction pooler.
 *
 * postgres.js's own `begin` takes three round trips, so that statements can use earlier results. Here no
 * statement does: dependent queries are written as one statement.
 */
import postgres, { type PendingQuery, type ReservedSql, type Row } from 'postgres'
import { isConnectionLoss, isLostStatement } from './availability.ts'
import type { Connections, Use } from './connections.ts'
import type { Replica } from './replica.ts'

export type User = {
  userId: string
  /** The login that issued their token. */
  loginId?: string | undefined
  /** When their token was issued, in seconds since 1970. */
  issuedAt?: number | undefined
  /** When their token expires, in seconds since 1970. */
  expiresAt?: number | undefined
  /** Whether their token says so; the database may grant it too. */
  isAdmin?: boolean | undefined
}
/** The holder of a visitor's session, which gives access to one conversation. */
export type Visitor = {
  conversationId: string
  /** The origin of the calling browser; the chatbot may restrict the origins of its widget. */
  origin?: string | undefined
  /** The chatbot's owner, who may use it before it is public. */
  owner?: User | undefined
}
/** A program with an API key, identified by the key's SHA-256 in hexadecimal. */
export type Client = {
  apiKeyHash: string
  /** The UUID or slug of the requested chatbot, which must own the key. */
  chatbot?: string | undefined
}
/** The identity that a transaction acts for. */
export type Identity = User | Visitor | Client

// biome-ignore lint/suspicious/noExplicitAny: the rows' types are given at each query
export type Query = PendingQuery<any>
type RowsOf<Q> = Q extends PendingQuery<infer Rows extends readonly Row[]> ? Rows & { count: number } : never
/** In order, as a list or by name; an undefined one is left out. */
type Queries = readonly Query[] | Readonly<Record<string, Query | undefined>>
export type Results<Built extends Queries> = {
  -readonly [K in keyof Built]:
    | RowsOf<NonNullable<Built[K]>>
    | (undefined extends Built[K] ? undefined : never)
}
type Build<Built extends Queries> = (sql: ReservedSql) => Built

/** Authorization errors of the database: see frontdesk_refusal() in the migrations. */
export const REFUSALS = {
  FD001: 'user_gone',
  FD002: 'login_ended',
  FD003: 'api_key_unknown',
  FD004: 'api_key_of_other_chatbot',
  FD005: 'origin_not_allowed',
  FD006: 'user_inactive',
  FD008: 'session_closed',
  FD009: 'conversation_gone',
  FD010: 'chatbot_gone',
} as const

/** `token_expired` is for tokens that expire during an open stream. */
export type RefusalReason = (typeof REFUSALS)[keyof typeof REFUSALS] | 'token_expired'

/** The credential is genuine, but was revoked or does not cover this request. */
export class Refused extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(`the database refused the caller: ${reason}`)
    this.name = 'Refused'
    this.reason = reason
  }
}

/** See frontdesk_check_quotas() in the migrations. */
const QUOTA_EXCEEDED = 'FD010'

/** The account would exceed a quota; nothing was stored. */
export class QuotaExceeded extends Error {
  readonly quota: string

  constructor({ message }: postgres.PostgresError) {
    super(`the account would exceed its quota: ${message}`)
    this.name = 'QuotaExceeded'
    this.quota = message
  }
}

/**
 * Runs the queries with the rights that the row-level security policies give to this identity.
 * @param build returns the queries as a list, or by name; the results have the same form
 * @param options.isAuthorized whether this call has authorized the person before. Their login is then not
 *   checked again: work that they began is finished even if their login has ended. It has priority over new
 *   work and is never refused as busy. The policies still apply.
 * @throws Refused or DatabaseBusy before any query has run; QuotaExceeded; DatabaseUnavailable
 */
export async function asPerson<const Built extends Queries>(
  connections: Connections,
  identity: Identity,
  build: Build<Built>,
  { isAuthorized = false } = {},
): Promise<Results<Built>> {
  const claims = JSON.stringify(claimsOf(identity))
  if (isAuthorized) return pipeline(connections, takeRole(connections, claims), build, { goesFirst: true })
  try {
    return await pipeline(connections, enter(connections, claims), build)
  } catch (error) {
    throw toDomainError(error)
  }
}

/**
 * As `asPerson`, for a user's lists, numbers and exports, which only read: on the replica if there is one. It sees
 * everything that was committed before. See replica.ts.
 * @throws Refused, DatabaseBusy, DatabaseUnavailable
 */
export async function readAsUser<const Built extends Queries>(
  connections: Connections,
  user: User,
  build: Build<Built>,
): Promise<Results<Built>> {
  const { replica } = connections
  const results = replica?.isServing ? await readAt(replica, connections, user, build) : undefined
  if (results) return results
  const claims = JSON.stringify(claimsOf(user))
  try {
    return await pipeline(connections, enter(connections, claims), build, READING)
  } catch (error) {
    throw toDomainError(error)
  }
}

/** @returns undefined when the replica cannot serve this read */
async function readAt<const Built extends Queries>(
  replica: Replica,
  connections: Connections,
  user: User,
  build: Build<Built>,
): Promise<Results<Built> | undefined> {
  const { identity, written } = await callRoutine<Reader>(connections, user, 'frontdesk_admit_reader')
  const become = (sql: ReservedSql) => sql`
    select ${settings(sql, replica.connections)},
      ${sql(`${connections.schema}.frontdesk_read_at`)}(${identity}, ${written}::pg_lsn)`
  return replica.read(written, () => pipeline(replica.connections, become, build, READING))
}

/** Of frontdesk_admit_reader(). */
type Reader = { identity: string; written: string }

/**
 * Calls a routine that is a whole transaction of this identity, as one statement: see
 * database/migrations/0030_turn_routines.sql.
 * @param parameters makes those after the claims; lists and objects for arrays and JSON
 * @param options.isAuthorized as for `asPerson`; the routine decides whether it checks the login
 * @throws as `asPerson`
 */
export async function callRoutine<Result>(
  connections: Connections,
  identity: Identity,
  routine: string,
  parameters: () => readonly Parameter[] = () => [],
  { isAuthorized = false } = {},
): Promise<Result> {
  const claims = JSON.stringify(claimsOf(identity))
  const call = () =>
    connections.use(
      async (sql) => {
        const { schema, statementTimeout } = connections
        const values = [schema, statementTimeout, claims, ...parameters()]
        const named = `"${schema}".${routine}`
        const called = sql.unsafe<{ result: Result }[]>(callOf(named, values.length), values as never[], {
          prepare: true,
        })
        // Citus sends the settings to its workers only within a transaction block.
        if (connections.isDistributed) return (await settle(inBlock(sql, connections, [called])))[1]
        return await called
      },
      { goesFirst: isAuthorized },
    )
  try {
    const [row] = (await withoutLostStatements(connections, call)) ?? []
    return row?.result as Result
  } catch (error) {
    throw isAuthorized ? error : toDomainError(error)
  }
}

export type Parameter = string | number | boolean | object | null

/**
 * The text of a call, whose first parameters are the search path and the timeout. A statement cannot set its own timeout,
 * so its waits for locks are limited. Written as text: a query built of fragments costs several times as much.
 */
function callOf(routine: string, count: number): string {
  const parameters = Array.from({ length: count - 2 }, (_, index) => `$${index + 3}`).join(', ')
  return `
    select set_config('search_path', $1, true), set_config('statement_timeout', $2, true),
      set_config('lock_timeout', $2, true), ${routine}(${parameters}) as result`
}

/** Checks the credential and takes the role of persons. */
function enter(connections: Connections, claims: string) {
  // The name is qualified, because it is resolved before the search path is set.
  return (sql: ReservedSql) =>
    sql`select ${settings(sql, connections)}, ${sql(`${connections.schema}.frontdesk_enter`)}(${claims})`
}

function takeRole(connections: Connections, claims: string) {
  return (sql: ReservedSql) =>
    sql`select ${settings(sql, connections)}, ${sql(`${connections.schema}.frontdesk_assume`)}(${claims})`
}

function toDomainError(error: unknown): unknown {
  if (error instanceof postgres.PostgresError && error.code === QUOTA_EXCEEDED)
    return new QuotaExceeded(error)
  const state = error instanceof Error && 'code' in error ? (error.code as keyof typeof REFUSALS) : undefined
  return state && state in REFUSALS ? new Refused(REFUSALS[state]) : error
}

/**
 * Runs the queries with the server's own role, which sees every row: for sign-in, startup, housekeeping and
 * public pages. It has priority over new work. Search for this name to find every query that row-level
 * security does not restrict.
 */
export function asServiceRole<const Built extends Queries>(
  connections: Connections,
  build: Build<Built>,
): Promise<Results<Built>> {
  const become = (sql: ReservedSql) => sql`
    select ${settings(sql, connections)}, set_config('role', 'frontdesk_system', true)`
  return pipeline(connections, become, build, { goesFirst: true })
}

/**
 * Switches the rest of a person's transaction to the server's own role, for data that no person may write,
 * such as the cost of a turn. Search for this name, too, to find queries without row-level restrictions.
 */
export function becomeServiceRole(sql: ReservedSql) {
  return sql`select set_config('role', 'frontdesk_system', true)`
}

/** Settings for the rest of any transaction. Compiling a statement would take longer than any of them runs. */
function settings(sql: ReservedSql, { schema, statementTimeout }: Connections) {
  return sql`
    set_config('search_path', ${schema}, true), set_config('statement_timeout', ${statementTimeout}, true),
    set_config('jit', 'off', true)`
}

/**
 * Makes the rest of the transaction read rows in the order of an index, and stop at a limit. The policies let Postgres
 * expect far fewer rows than an owner has, so that it would read and sort all of them for a page, or start processes.
 */
export function walkIndexes(sql: ReservedSql) {
  return sql`
    select set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true)`
}

/** JWT claims, following Supabase's conventions. */
export function claimsOf(identity: Identity): Record<string, unknown> {
  if ('conversationId' in identity) {
    const { conversationId, origin, owner } = identity
    return { conversation_id: conversationId, origin, ...(owner && loginOf(owner)), role: 'visitor' }
  }
  if ('apiKeyHash' in identity) {
    return { api_key_hash: identity.apiKeyHash, chatbot: identity.chatbot, role: 'client' }
  }
  return { ...loginOf(identity), is_admin: identity.isAdmin, role: 'authenticated' }
}

function loginOf({ userId, loginId, issuedAt }: User) {
  return { sub: userId, login_id: loginId, issued_at: issuedAt }
}

/** With a snapshot for each statement: the first statement checks what a replica has replayed. */
const BEGIN_READING = 'begin isolation level read committed read only'

type How = Use & { isReadOnly?: boolean }
const READING: How = { isReadOnly: true }

function pipeline<const Built extends Queries>(
  connections: Connections,
  become: (sql: ReservedSql) => Query,
  build: Build<Built>,
  how?: How,
): Promise<Results<Built>> {
  return withoutLostStatements(connections, () => send(connections, become, build, how))
}

/** Retries the whole transaction without prepared statements when its session did not know one. */
async function withoutLostStatements<Result>(
  connections: Connections,
  transact: () => Promise<Result>,
): Promise<Result> {
  try {
    return await transact()
  } catch (error) {
    if (!isLostStatement(error)) throw error
    connections.stopPreparing()
    return transact()
  }
}

async function send<const Built extends Queries>(
  connections: Connections,
  become: (sql: ReservedSql) => Query,
  build: Build<Built>,
  how?: How,
): Promise<Results<Built>> {
  return connections.use(async (connection) => {
    const built = build(connection)
    const named = Object.entries(built).flatMap(([name, query]) => (query ? [{ name, query }] : []))
    const results = await settle(
      inBlock(
        connection,
        connections,
        [become(connection), ...named.map(({ query }) => query)],
        how?.isReadOnly,
      ),
    )
    const rows = results.slice(2, -1)
    const result = Array.isArray(built)
      ? rows
      : Object.fromEntries(named.map(({ name }, at) => [name, rows[at]]))
    return result as Results<Built>
  }, how)
}

function inBlock(
  sql: ReservedSql,
  { isDistributed }: Connections,
  queries: readonly Query[],
  isReadOnly = false,
): Query[] {
  // Never prepared: if a prepared `begin` failed, the queries would run outside a transaction.
  const begin = isReadOnly ? BEGIN_READING : 'begin'
  return [sql.unsafe(isDistributed ? `${begin}; ${NO_LOCAL_JOINS}` : begin), ...queries, sql.unsafe('commit')]
}

/**
 * Refuses joins of distributed tables with others. Otherwise Citus 13.2 ends the coordinator's processes with a
 * segmentation fault when the other one has row-level security.
 */
const NO_LOCAL_JOINS = "set local citus.local_table_join_policy = 'never'"

/**
 * A value for a JSON column. Serialized here, so that an error occurs before anything is sent; postgres.js
 * would fail in the middle of the transaction and still send the commit.
 */
export function json(sql: ReservedSql, value: object) {
  return sql`${JSON.stringify(value)}::text::jsonb`
}

/**
 * Sends the queries and waits for all of them, even after one has failed. It rejects immediately for a lost
 * connection or an invalid parameter, because postgres.js then leaves some queries pending forever.
 */
function settle(queries: readonly Query[]): Promise<Row[][]> {
  const { promise, resolve, reject } = Promise.withResolvers<Row[][]>()
  const results: Row[][] = []
  let failure: unknown
  let waiting = queries.length
  const end = () => {
    if (--waiting > 0) return
    if (failure) reject(failure)
    else resolve(results)
  }
  for (const [index, query] of queries.entries()) {
    const succeed = (rows: Row[]) => {
      results[index] = rows
      end()
    }
    query.then(succeed, (error: unknown) => {
      failure ??= error
      if (isConnectionLoss(error) || !(error instanceof postgres.PostgresError)) reject(error)
      end()
    })
  }
  return promise
}
