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
import { isConnectionLoss } from './availability.ts'
import type { Connections } from './connections.ts'

/** Whom a transaction is for: a user, or the holder of a visitor's session. */
export type Identity = { userId: string } | { conversationId: string }

// biome-ignore lint/suspicious/noExplicitAny: the rows' types are given at each query
type Query = PendingQuery<any>
type RowsOf<Q> = Q extends PendingQuery<infer Rows extends readonly Row[]> ? Rows : never
type Results<Queries extends readonly Query[]> = { -readonly [K in keyof Queries]: RowsOf<Queries[K]> }
type Build<Queries extends readonly Query[]> = (sql: ReservedSql) => Queries

/** Runs the queries as a person: they meet only what the policies give to this identity. */
export function asPerson<const Queries extends readonly Query[]>(
  connections: Connections,
  identity: Identity,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  return pipeline(connections, 'frontdesk_app', claimsOf(identity), build)
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
  connections: Connections,
  userId: string,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  const [user, ...results] = await asPerson(connections, { userId }, (sql) => [
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
  connections: Connections,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  return pipeline(connections, 'frontdesk_system', '', build)
}

function claimsOf(identity: Identity): string {
  return 'userId' in identity
    ? JSON.stringify({ sub: identity.userId, role: 'authenticated' })
    : JSON.stringify({ conversation_id: identity.conversationId, role: 'visitor' })
}

async function pipeline<const Queries extends readonly Query[]>(
  connections: Connections,
  role: string,
  claims: string,
  build: Build<Queries>,
): Promise<Results<Queries>> {
  return connections.use(async (connection) => {
    const results = await settle([
      connection`begin`,
      connection`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true)`,
      ...build(connection),
      connection`commit`,
    ])
    return results.slice(2, -1) as Results<Queries>
  })
}

/**
 * Sends the queries, and waits for all of them, also after one has failed. Not after a loss: postgres.js
 * then rejects what it had sent, and leaves waiting for ever what it had yet to send.
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
      if (isConnectionLoss(error)) reject(error)
      end()
    })
  }
  return promise
}
