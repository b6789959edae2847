/**
 * The connection pool. Each connection serves one transaction at a time and is reserved from postgres.js for
 * its whole life. So its statements are sent in order, and are never resent on another connection, where they
 * would run outside their transaction and role.
 *
 * postgres.js's own pool and reconnection are not used: docs/decisions/0001 and 0018 describe how they fail
 * when connections are lost. Here each connection has its own client and socket, which end with it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type ReservedSql, type Sql } from 'postgres'
import { DatabaseUnavailable, isConnectionLoss } from './availability.ts'
import { ConnectionQueue } from './connection-queue.ts'
import type { Replica } from './replica.ts'

/** A client with one connection, which is not open yet, has no maximum age, and connects once. */
export type Session = { client: Sql; destroy: () => void }
export type MakeSession = (onLost: () => void, isPrepared: boolean) => Session

/** In milliseconds. */
export const TIMES = {
  /** Timeout of opening a connection. */
  open: 3000,
  /** How long opening is retried, where the server must close the old connection first. */
  reopen: 0,
  /** How long a failure to open is cached. */
  retry: 250,
  /** Timeout of a transaction, far above the duration of any. */
  answer: 10_000,
}
type Times = typeof TIMES

const REOPEN_PAUSE_MS = 20

class Connection {
  readonly #makeSession: MakeSession
  readonly #times: Times
  #isPrepared = true
  #session: Session | undefined
  #reserved: ReservedSql | undefined
  #failure: { at: number; error: unknown } | undefined

  constructor(makeSession: MakeSession, times: Times) {
    this.#makeSession = makeSession
    this.#times = times
  }

  get isOpen(): boolean {
    return this.#reserved !== undefined
  }

  get isOpening(): boolean {
    return this.#session !== undefined && !this.isOpen
  }

  /** Disables prepared statements from the next session on. */
  stopPreparing(): void {
    if (this.#isPrepared && this.isOpen) this.destroy()
    this.#isPrepared = false
  }

  /** @throws DatabaseUnavailable, or Postgres's error */
  async open(): Promise<ReservedSql> {
    if (this.#reserved) return this.#reserved
    if (this.#failure && performance.now() - this.#failure.at < this.#times.retry) throw this.#failure.error
    const deadline = performance.now() + this.#times.reopen
    while (true) {
      try {
        return await this.#openOnce()
      } catch (cause) {
        this.destroy()
        const error = isConnectionLoss(cause) ? new DatabaseUnavailable(cause) : cause
        const now = performance.now()
        if (now >= deadline) {
          this.#failure = { at: now, error }
          throw error
        }
      }
      await sleep(REOPEN_PAUSE_MS)
    }
  }

  async #openOnce(): Promise<ReservedSql> {
    const session = this.#makeSession(() => this.#forget(session), this.#isPrepared)
    this.#session = session
    this.#reserved = await within(reserve(session.client), this.#times.open, 'it was not opened in time')
    return this.#reserved
  }

  /** The outcome of sent statements is unknown then; the next user opens a new session. */
  destroy(): void {
    this.#session?.destroy()
    this.#forget(this.#session)
  }

  /** @param timeout seconds for running queries to finish */
  async end(timeout: number): Promise<void> {
    this.#reserved?.release()
    await this.#session?.client.end({ timeout })
  }

  #forget(session: Session | undefined): void {
    if (session !== this.#session) return
    this.#session = undefined
    this.#reserved = undefined
  }
}

async function reserve(client: Sql): Promise<ReservedSql> {
  // A query opens the connection first: a `reserve` that opens one may never settle (docs/decisions/0001).
  await client.unsafe('select 1')
  return client.reserve()
}

/** @throws DatabaseUnavailable with this reason on timeout */
async function within<Result>(
  promise: Promise<Result>,
  milliseconds: number,
  reason: string,
): Promise<Result> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DatabaseUnavailable(reason)), milliseconds)
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

const CLOSED = 'it was closed by us'

/** `goesFirst`: priority for work already begun and the server's own; it is never refused. */
export type Use = { goesFirst?: boolean }

export type ConnectionsOptions = {
  makeSession: MakeSession
  count: number
  /** The schema of the tables. */
  schema: string
  times?: Times
  /** Milliseconds after which the server cancels a statement; 0 for no timeout. */
  statementTimeout?: number
}

export class Connections {
  /** Serves the reads of `readAsUser`; set once at the start. */
  replica: Replica | undefined
  readonly schema: string
  /** The value of Postgres's setting `statement_timeout`. */
  readonly statementTimeout: string
  /** Whether the tables are distributed over several nodes. */
  isDistributed = false
  readonly #all: Connection[]
  readonly #idle: Connection[]
  readonly #line = new ConnectionQueue<Connection>()
  readonly #times: Times
  #isEnded = false
  #isPrepared = true

  constructor({ makeSession, count, schema, times = TIMES, statementTimeout = 0 }: ConnectionsOptions) {
    this.schema = schema
    this.statementTimeout = String(statementTimeout)
    this.#times = times
    this.#all = Array.from({ length: count }, () => new Connection(makeSession, times))
    this.#idle = [...this.#all]
  }

  /**
   * Runs on a connection exclusively.
   * @throws DatabaseUnavailable when it cannot be opened or is lost; it may have run or not
   * @throws DatabaseBusy when it would wait too long; it has not run. Never with `goesFirst`
   */
  async use<Result>(
    run: (sql: ReservedSql) => Promise<Result>,
    { goesFirst = false }: Use = {},
  ): Promise<Result> {
    const { connection, sql } = await this.#take(goesFirst)
    try {
      return await within(run(sql), this.#times.answer, 'it did not answer in time')
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || isConnectionLoss(error)) connection.destroy()
      throw isConnectionLoss(error) ? new DatabaseUnavailable(error) : error
    } finally {
      if (!this.#isPrepared) connection.stopPreparing()
      if (!this.#line.serve(connection)) this.#idle.push(connection)
    }
  }

  /**
   * Disables prepared statements: a transaction pooler moves transactions between sessions, which do not
   * share them. Transactions running on other connections may fail for the same reason.
   */
  stopPreparing(): void {
    for (const connection of this.#idle) connection.stopPreparing()
    this.#isPrepared = false
  }

  /** Whether new work would wait for long and should be refused early. */
  get isBusy(): boolean {
    return this.#line.isStanding
  }

  /** @param timeout seconds for running transactions to finish */
  async end({ timeout }: { timeout: number }): Promise<void> {
    this.#isEnded = true
    this.#line.refuse(new DatabaseUnavailable(CLOSED))
    await Promise.all(this.#all.map((connection) => connection.end(timeout)))
  }

  /** When some connections cannot be opened, for example at the server's limit, the open ones serve. */
  async #take(goesFirst: boolean): Promise<{ connection: Connection; sql: ReservedSql }> {
    if (this.#isEnded) throw new DatabaseUnavailable(CLOSED)
    let connection = this.#openIdle() ?? this.#idle.pop() ?? (await this.#line.wait(goesFirst))
    while (true) {
      try {
        return { connection, sql: await connection.open() }
      } catch (error) {
        this.#idle.unshift(connection)
        if (!this.#all.some(({ isOpen, isOpening }) => isOpen || isOpening)) {
          // All waiting callers would get the same error, one after the other.
          this.#line.refuse(error)
          throw error
        }
        connection = this.#openIdle() ?? (await this.#line.wait(goesFirst))
      }
    }
  }

  /** The most recently used one, so that surplus connections stay idle until the server closes them. */
  #openIdle(): Connection | undefined {
    const index = this.#idle.findLastIndex(({ isOpen }) => isOpen)
    return index < 0 ? undefined : this.#idle.splice(index, 1)[0]
  }
}
