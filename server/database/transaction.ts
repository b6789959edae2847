/**
 * The only way to the database: a transaction that carries an identity and takes a role that is bound
 * by row-level security. All its statements are sent at once (begin, identity, the queries, commit) and
 * answered in one round trip. A statement that fails spoils the rest, so the commit rolls back.
 *
 * postgres.js's own `begin` waits three times for the network (after begin, after the queries, after
 * commit); it also serves, where a statement depends on an earlier one's result. None here does: what
 * depends on another statement's result is written as one statement.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import { DatabaseUnavailable, isConnectionLoss } from './availability.ts'
import type { Sql } from './connection.ts'

/** Whom a transaction is for: a user, or the holder of a visitor's session. */
export type Identity = { userId: string } | { conversationId: string }

// biome-ignore lint/suspicious/noExplicitAny: the rows' types are given at each query
type Query = PendingQuery<any>
type RowsOf<Q> = Q extends PendingQuery<infer Rows extends readonly Row[]> ? Rows : never
type Results<Queries extends readonly Query[]> = { -readonly [K in keyof Queries]: RowsOf<Queries[K]> }
type Build<Queries extends readonly Query[]> = (sql: ReservedSql) => Queries

/** Runs the queries as a person: they meet only what the policies give to this identity. */
export function asPerson<const Queries extends readonly Query[]>(
  sql: Sql,
  identity: Identity,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  return pipeline(sql, 'frontdesk_app', claimsOf(identity), build)
}

/** The token was good, and the user it names is no longer there. */
export class UserGone extends Error {
  constructor() {
    super('the user of this token is gone')
    this.name = 'UserGone'
  }
}

/**
 * As `asPerson`, for a user whose token may be older than their end. The queries must write nothing for
 * a user who is gone; every row of a user's hangs on theirs, so those that select it first do.
 * @throws UserGone
 */
export async function asUser<const Queries extends readonly Query[]>(
  sql: Sql,
  userId: string,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  const [user, ...results] = await asPerson(sql, { userId }, (sql) => [
    sql`select from users where id = ${userId}` as Query,
    ...build(sql),
  ])
  if (user?.length !== 1) throw new UserGone()
  return results as Results<Queries>
}

/**
 * Runs the queries as the server itself, which sees every row: sign-in, start-up, housekeeping, and
 * what a public page may show. Search for this name to see every place where no person's identity guards.
 */
export function asSystem<const Queries extends readonly Query[]>(
  sql: Sql,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  return pipeline(sql, 'frontdesk_system', '', build)
}

function claimsOf(identity: Identity): string {
  return 'userId' in identity
    ? JSON.stringify({ sub: identity.userId, role: 'authenticated' })
    : JSON.stringify({ conversation_id: identity.conversationId, role: 'visitor' })
}

async function pipeline<const Queries extends readonly Query[]>(
  sql: Sql,
  role: string,
  claims: string,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  const connection = await reserve(sql)
  let isLost = false
  try {
    const queries = build(connection)
    const sent = [
      connection`begin`,
      connection`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true)`,
      ...queries,
      connection`commit`,
    ].map((query) => query.execute())
    const settled = await allSettledUnlessLost(sent)
    const failed = settled.find((result) => result.status === 'rejected')
    if (failed) throw failed.reason
    return settled
      .slice(2, -1)
      .map((result) => (result as PromiseFulfilledResult<Row[]>).value) as Results<Queries>
  } catch (error) {
    isLost = isConnectionLoss(error)
    throw isLost ? new DatabaseUnavailable(error) : error
  } finally {
    // postgres.js has taken a lost connection back already; releasing it would offer it as open.
    if (!isLost) connection.release()
  }
}

/**
 * postgres.js rejects what it had sent when a connection is lost, and leaves what it had yet to send on
 * a reserved one waiting for ever; so the first loss counts for all.
 */
async function allSettledUnlessLost(
  sent: readonly Promise<unknown>[],
): Promise<PromiseSettledResult<unknown>[]> {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  for (const query of sent) {
    query.catch((error: unknown) => {
      if (isConnectionLoss(error)) reject(error)
    })
  }
  return Promise.race([Promise.allSettled(sent), lost])
}

/**
 * Nothing has been sent yet, so a second try is harmless, and needed: postgres.js 3.4.9 tells a new
 * connection's first user of the loss that its predecessor had.
 */
async function reserve(sql: Sql): Promise<ReservedSql> {
  try {
    return await sql.reserve().catch((error: unknown) => {
      if (isConnectionLoss(error)) return sql.reserve()
      throw error
    })
  } catch (error) {
    throw new DatabaseUnavailable(error)
  }
}
