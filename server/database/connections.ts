/**
 * The connections to the database. Each serves one transaction at a time and is taken from postgres.js
 * once, with `reserve`, for as long as it lives: its statements are sent in order and, when it is lost,
 * are never sent again on the next one, where they would stand outside their transaction and role.
 *
 * Not postgres.js's own pool: in 3.4.9 a `reserve` that has to open a connection, or that waits while
 * one is lost, may never settle. Here `reserve` is only called on an open, idle connection, which nothing
 * of ours closes. docs/decisions/0001 tells more.
 */
import postgres, { type ReservedSql, type Sql } from 'postgres'
import { DatabaseUnavailable, isConnectionLoss } from './availability.ts'

/** Makes a client of one connection, which is not open yet and is never closed for its age. */
export type MakeClient = (onclose: () => void) => Sql

/** How long a caller waits for a connection to be opened; who comes later waits for the rest of it. */
const OPEN_TIMEOUT_MS = 3000

class Connection {
  readonly #makeClient: MakeClient
  #client: Sql
  #reserved: ReservedSql | undefined
  #opening: { promise: Promise<ReservedSql>; since: number } | undefined

  constructor(makeClient: MakeClient) {
    this.#makeClient = makeClient
    this.#client = this.#newClient()
  }

  async open(): Promise<ReservedSql> {
    if (this.#reserved) return this.#reserved
    // Where something accepts connections and drops them, postgres.js tries again for ever.
    this.#opening ??= { promise: this.#open(), since: performance.now() }
    const { promise, since } = this.#opening
    return within(promise, since + OPEN_TIMEOUT_MS - performance.now())
  }

  /** It is lost: the next user opens it again. */
  forget(): void {
    this.#reserved = undefined
  }

  /** What was sent on it, and what is yet to come back, is in doubt: the next user opens another. */
  async replace(): Promise<void> {
    const client = this.#client
    this.forget()
    this.#client = this.#newClient()
    await client.end({ timeout: 0 })
  }

  async end(timeout: number): Promise<void> {
    this.#reserved?.release()
    await this.#client.end({ timeout })
  }

  #newClient(): Sql {
    const client = this.#makeClient(() => {
      if (client === this.#client) this.forget()
    })
    return client
  }

  async #open(): Promise<ReservedSql> {
    try {
      // An ordinary query opens it and waits its turn, as `reserve` does not. Twice if need be: postgres.js
      // tells a new connection's first query of the loss that its predecessor had.
      await this.#client`select 1`.catch((error: unknown) => {
        if (!isConnectionLoss(error)) throw error
        return this.#client`select 1`
      })
      this.#reserved = await this.#client.reserve()
      return this.#reserved
    } finally {
      this.#opening = undefined
    }
  }
}

async function within<Result>(promise: Promise<Result>, milliseconds: number): Promise<Result> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(reject, milliseconds, new DatabaseUnavailable('it was not opened in time'))
  try {
    return await Promise.race([promise, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

export class Connections {
  readonly #all: Connection[]
  readonly #idle: Connection[]
  readonly #waiting: ((connection: Connection) => void)[] = []

  constructor(makeClient: MakeClient, count: number) {
    this.#all = Array.from({ length: count }, () => new Connection(makeClient))
    this.#idle = [...this.#all]
  }

  /**
   * Runs on a connection that nobody else uses meanwhile.
   * @throws DatabaseUnavailable when it cannot be opened or is lost
   */
  async use<Result>(run: (sql: ReservedSql) => Promise<Result>): Promise<Result> {
    const connection = this.#idle.pop() ?? (await this.#turn())
    try {
      return await run(await connection.open())
    } catch (error) {
      if (isConnectionLoss(error)) {
        connection.forget()
        throw new DatabaseUnavailable(error)
      }
      if (!(error instanceof postgres.PostgresError)) await connection.replace()
      throw error
    } finally {
      const next = this.#waiting.shift()
      if (next) next(connection)
      else this.#idle.push(connection)
    }
  }

  /** @param timeout seconds that transactions under way may take */
  async end({ timeout }: { timeout: number }): Promise<void> {
    await Promise.all(this.#all.map((connection) => connection.end(timeout)))
  }

  #turn(): Promise<Connection> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
