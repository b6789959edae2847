/**
 * The connections to the database. Each serves one transaction at a time and is taken from postgres.js
 * once, with `reserve`, for as long as it lives: its statements are sent in order and, when it is lost,
 * are never sent again on the next one, where they would stand outside their transaction and role.
 *
 * Not postgres.js's own pool, nor its own way of connecting again: docs/decisions/0001 and 0018 tell what
 * they do when connections are lost. Here each connection that is opened has a client and a socket of its
 * own, which end with it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type ReservedSql, type Sql } from 'postgres'
import { DatabaseUnavailable, isConnectionLoss } from './availability.ts'
import { WaitingLine } from './waiting-line.ts'

/** A client of one connection that is not open yet, is never closed for its age, and connects once. */
export type Session = { client: Sql; destroy: () => void }
export type MakeSession = (onLost: () => void, isPrepared: boolean) => Session

/** In milliseconds. */
export const TIMES = {
  /** For a connection to be opened. */
  open: 3000,
  /** For which it is tried again at once, where one must be closed at the other end before the next opens. */
  reopen: 0,
  /** What could not be opened is not tried again for each who asks meanwhile. */
  retry: 250,
  /** Far longer than any transaction takes: what has not come back by then comes no more. */
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

  /** From the next session on, statements are sent without being prepared. */
  stopPreparing(): void {
    if (this.#isPrepared && this.isOpen) this.destroy()
    this.#isPrepared = false
  }

  /** @throws DatabaseUnavailable, or what Postgres has against it */
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

  /** What was sent on it, and what is yet to come back, is in doubt: the next user opens another. */
  destroy(): void {
    this.#session?.destroy()
    this.#forget(this.#session)
  }

  /** @param timeout seconds that what is under way may take */
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
  // An ordinary query opens it: a `reserve` that has to do so itself may never settle (0001).
  await client.unsafe('select 1')
  return client.reserve()
}

/** @throws DatabaseUnavailable for this reason when it takes longer */
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

/** Whether it may be refused: what is finished, and the server's own, goes first and never is. */
export type Use = { goesFirst?: boolean }

export type ConnectionsOptions = {
  makeSession: MakeSession
  count: number
  /** Where the tables are. */
  schema: string
  times?: Times
  /** In milliseconds, after which a server ends a statement; 0 for no end. */
  statementTimeout?: number
}

export class Connections {
  readonly schema: string
  /** As Postgres's setting of this name. */
  readonly statementTimeout: string
  readonly #all: Connection[]
  readonly #idle: Connection[]
  readonly #line = new WaitingLine<Connection>()
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
   * Runs on a connection that nobody else uses meanwhile.
   * @throws DatabaseUnavailable when it cannot be opened or is lost; then it may have run, or not
   * @throws DatabaseBusy when it would wait too long; then it has not run, and never where it goes first
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
   * A pooler between here and the server moves transactions between the server's sessions, each of which knows
   * its own prepared statements alone. What is under way on other connections may meet that too.
   */
  stopPreparing(): void {
    for (const connection of this.#idle) connection.stopPreparing()
    this.#isPrepared = false
  }

  /** Whether new work would wait for long: best refused before anything is done for it. */
  get isBusy(): boolean {
    return this.#line.isStanding
  }

  /** @param timeout seconds that transactions under way may take */
  async end({ timeout }: { timeout: number }): Promise<void> {
    this.#isEnded = true
    this.#line.refuse(new DatabaseUnavailable(CLOSED))
    await Promise.all(this.#all.map((connection) => connection.end(timeout)))
  }

  /** Where some connections cannot be opened, as when the server has no more to give, the others serve. */
  async #take(goesFirst: boolean): Promise<{ connection: Connection; sql: ReservedSql }> {
    if (this.#isEnded) throw new DatabaseUnavailable(CLOSED)
    let connection = this.#openIdle() ?? this.#idle.pop() ?? (await this.#line.wait(goesFirst))
    while (true) {
      try {
        return { connection, sql: await connection.open() }
      } catch (error) {
        this.#idle.unshift(connection)
        if (!this.#all.some(({ isOpen, isOpening }) => isOpen || isOpening)) {
          // Those who wait would learn the same, one after the other.
          this.#line.refuse(error)
          throw error
        }
        connection = this.#openIdle() ?? (await this.#line.wait(goesFirst))
      }
    }
  }

  /** The one that was used last: others may rest until they are closed at the other end. */
  #openIdle(): Connection | undefined {
    const index = this.#idle.findLastIndex(({ isOpen }) => isOpen)
    return index < 0 ? undefined : this.#idle.splice(index, 1)[0]
  }
}
