/**
 * The only way to the database: a transaction that carries an identity, searches our schema alone, and takes a
 * role that is bound by row-level security. All its statements are sent at once (begin, identity, the queries,
 * commit) and answered in one round trip. A statement that fails spoils the rest, so the commit rolls back.
 * The search path is the transaction's, never the session's: behind a transaction pooler the session is shared.
 *
 * postgres.js's own `begin` waits three times for the network (after begin, after the queries, after
 * commit); it also serves, where a statement depends on an earlier one's result. None here does: what
 * depends on another statement's result is written as one statement.
 */
import postgres, { type PendingQuery, type ReservedSql, type Row } from 'postgres'
import { isConnectionLoss, isLostStatement } from './availability.ts'
import type { Connections, Use } from './connections.ts'

export type User = {
  userId: string
  /** What their token came of. */
  loginId?: string | undefined
  /** When their token was issued, in seconds since 1970. */
  issuedAt?: number | undefined
  /** When their token expires, in seconds since 1970. */
  expiresAt?: number | undefined
  /** Whether their token says so; the database may know it too. */
  isAdmin?: boolean | undefined
}
/** Who holds a visitor's session: it opens one conversation. */
export type Visitor = {
  conversationId: string
  /** The site that a browser calls from; the chatbot may name those that its widget runs on. */
  origin?: string | undefined
  /** The chatbot's owner, who may speak to it before it is public. */
  owner?: User | undefined
}
/** A program with an API key, given as the key's SHA-256 in hexadecimal. */
export type Client = {
  apiKeyHash: string
  /** The UUID or slug of the chatbot that it means; the key must be that chatbot's. */
  chatbot?: string | undefined
}
/** Whom a transaction is for. */
export type Identity = User | Visitor | Client

// biome-ignore lint/suspicious/noExplicitAny: the rows' types are given at each query
type Query = PendingQuery<any>
type RowsOf<Q> = Q extends PendingQuery<infer Rows extends readonly Row[]> ? Rows : never
type Results<Queries extends readonly Query[]> = { -readonly [K in keyof Queries]: RowsOf<Queries[K]> }
type Build<Queries extends readonly Query[]> = (sql: ReservedSql) => Queries

/** Why the database let nobody in: see frontdesk_refusal() in the migrations. */
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

/** `token_expired`: while a connection was open. */
export type RefusalReason = (typeof REFUSALS)[keyof typeof REFUSALS] | 'token_expired'

/** The credential was good when it was made, and is so no longer, or not for this. */
export class Refused extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason) {
    super(`the database let nobody in: ${reason}`)
    this.name = 'Refused'
    this.reason = reason
  }
}

/** See frontdesk_check_quotas() in the migrations. */
const QUOTA_EXCEEDED = 'FD010'

/** The account would have more than it may; nothing was stored. */
export class QuotaExceeded extends Error {
  readonly quota: string

  constructor({ message }: postgres.PostgresError) {
    super(`the account would have more than its quota: ${message}`)
    this.name = 'QuotaExceeded'
    this.quota = message
  }
}

/**
 * Runs the queries as a person: they meet only what the policies give to this identity.
 * @throws Refused before any query has run; DatabaseBusy, then none has; QuotaExceeded; DatabaseUnavailable
 */
export async function asPerson<const Queries extends readonly Query[]>(
  connections: Connections,
  identity: Identity,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  try {
    const claims = JSON.stringify(claimsOf(identity))
    const { schema } = connections
    // The name is qualified: it is looked up before the path is set.
    const become = (sql: ReservedSql) =>
      sql`select ${settings(sql, connections)}, ${sql(`${schema}.frontdesk_enter`)}(${claims})`
    return await pipeline(connections, become, build)
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === QUOTA_EXCEEDED)
      throw new QuotaExceeded(error)
    const state =
      error instanceof Error && 'code' in error ? (error.code as keyof typeof REFUSALS) : undefined
    throw state && state in REFUSALS ? new Refused(REFUSALS[state]) : error
  }
}

/**
 * Runs the queries as a person whom this call has let in before: what they began is finished, also when
 * their login has ended meanwhile. It goes before what is new, and is never refused for want of time. The
 * policies hold as ever.
 */
export function asPersonStill<const Queries extends readonly Query[]>(
  connections: Connections,
  identity: Identity,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  const claims = JSON.stringify(claimsOf(identity))
  return pipeline(
    connections,
    (sql) =>
      sql`
        select ${settings(sql, connections)}, set_config('role', 'frontdesk_app', true),
          set_config('request.jwt.claims', ${claims}, true)`,
    build,
    { goesFirst: true },
  )
}

/**
 * Runs the queries as the server itself, which sees every row: sign-in, start-up, housekeeping, and
 * what a public page may show. It goes before what is new, as what a person has begun does. Search for this
 * name to see every place where no person's identity guards.
 */
export function asSystem<const Queries extends readonly Query[]>(
  connections: Connections,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  const become = (sql: ReservedSql) => sql`
    select ${settings(sql, connections)}, set_config('role', 'frontdesk_system', true)`
  return pipeline(connections, become, build, { goesFirst: true })
}

/**
 * The rest of a person's transaction runs as the server itself, as `asSystem` does: for what no person may
 * write, such as what a turn costs. Search for this name, too, to see where no person's identity guards.
 */
export function becomeSystem(sql: ReservedSql) {
  return sql`select set_config('role', 'frontdesk_system', true)`
}

/** What holds for the rest of a transaction, whoever it is for. */
function settings(sql: ReservedSql, { schema, statementTimeout }: Connections) {
  return sql`
    set_config('search_path', ${schema}, true), set_config('statement_timeout', ${statementTimeout}, true)`
}

/** Supabase's convention, where it has one. */
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

/** A statement that its session does not know has spoiled its transaction: all of it runs again, unprepared. */
async function pipeline<const Queries extends readonly Query[]>(
  connections: Connections,
  become: (sql: ReservedSql) => Query,
  build: Build<Queries>,
  use?: Use,
): Promise<Results<Queries>> {
  try {
    return await send(connections, become, build, use)
  } catch (error) {
    if (!isLostStatement(error)) throw error
    connections.stopPreparing()
    return send(connections, become, build, use)
  }
}

async function send<const Queries extends readonly Query[]>(
  connections: Connections,
  become: (sql: ReservedSql) => Query,
  build: Build<Queries>,
  use?: Use,
): Promise<Results<Queries>> {
  return connections.use(async (connection) => {
    const results = await settle([
      // Never prepared: were `begin` refused for its statement, what follows would run outside a transaction.
      connection.unsafe('begin'),
      become(connection),
      ...build(connection),
      connection.unsafe('commit'),
    ])
    return results.slice(2, -1) as Results<Queries>
  }, use)
}

/**
 * A value for a column of JSON. Written down here, where what cannot be written fails before anything is
 * sent; postgres.js would do it in the midst of the transaction, and then send the commit all the same.
 */
export function json(sql: ReservedSql, value: object) {
  return sql`${JSON.stringify(value)}::text::jsonb`
}

/**
 * Sends the queries, and waits for all of them, also after one has failed. Not when they fail here, by a
 * loss or by a parameter that postgres.js cannot send: it then leaves some waiting for ever.
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
