/**
 * A streaming replica for reads that take long: lists, numbers and exports. The primary first checks the credential and
 * returns the position of its write-ahead log. The replica reads only once it has replayed that position. So a read
 * sees everything that was committed before it began, whoever wrote it in whichever process.
 *
 * A replica that is away or behind is not asked again until a probe finds that it has caught up; meanwhile the primary
 * serves. See docs/decisions/0044.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { DatabaseUnavailable } from './availability.ts'
import type { Connections } from './connections.ts'

/** `foreign`: it replicates another database, or none. */
export type ReplicaState = 'serving' | 'behind' | 'away' | 'foreign'

export type ReplicaOptions = {
  connections: Connections
  /** Identifies the primary's cluster and database, which a streaming replica shares. */
  origin: string
  /** The position that it must have replayed first, with all migrations. */
  written: string
  /** Called for every change of the state. */
  onState: (state: ReplicaState, error?: unknown) => void
}

/** Pauses before each attempt to read, in milliseconds; together about 0.13 s. */
const PAUSES = [0, 2, 4, 8, 16, 32, 64]
const PROBE_MS = 1000

/** The state of frontdesk_read_at(), and that of a replica that has no such function yet. */
const BEHIND = new Set(['FD011', '42883', '3F000'])
/** Replaying removed rows that the statement was reading. */
const CONFLICT = '40001'

/** In any database: the cluster's identifier and the database's. */
export const ORIGIN =
  "(select system_identifier from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database())"

export class Replica {
  readonly connections: Connections
  readonly #options: ReplicaOptions
  readonly #timer: NodeJS.Timeout
  #state: ReplicaState = 'behind'
  #written: string
  #underWay: Promise<void> | undefined

  constructor(options: ReplicaOptions) {
    this.#options = options
    this.connections = options.connections
    this.#written = options.written
    this.#timer = setInterval(() => this.#tick(), PROBE_MS)
  }

  get isServing(): boolean {
    return this.#state === 'serving'
  }

  /**
   * @param written the primary's position when the read began
   * @param run a transaction that begins with frontdesk_read_at(), which checks the position
   * @returns undefined when the primary has to serve this read
   */
  async read<Result>(written: string, run: () => Promise<Result>): Promise<Result | undefined> {
    for (const pause of PAUSES) {
      if (pause > 0) await sleep(pause)
      try {
        return await run()
      } catch (error) {
        if (error instanceof DatabaseUnavailable) return this.#suspend('away', written, error)
        const code = error instanceof postgres.PostgresError ? error.code : undefined
        if (code === CONFLICT) return undefined
        if (code === undefined || !BEHIND.has(code)) throw error
      }
    }
    return this.#suspend('behind', written)
  }

  /** Looks whether it can serve. */
  async probe(): Promise<ReplicaState> {
    try {
      const [row] = await this.connections.use(
        (sql) => sql<{ isOurs: boolean; isBehind: boolean }[]>`
          select pg_is_in_recovery() and ${sql.unsafe(ORIGIN)} = ${this.#options.origin} as "isOurs",
            (pg_last_wal_replay_lsn() >= ${this.#written}::pg_lsn) is not true as "isBehind"`,
        { goesFirst: true },
      )
      this.#become(row?.isOurs ? (row.isBehind ? 'behind' : 'serving') : 'foreign')
    } catch (error) {
      this.#become('away', error)
    }
    return this.#state
  }

  /** @param timeout seconds for running transactions to finish */
  async end(timeout: number): Promise<void> {
    clearInterval(this.#timer)
    await this.connections.end({ timeout })
    await this.#underWay
  }

  #tick(): void {
    if (this.isServing || this.#underWay) return
    this.#underWay = this.probe().then(() => {
      this.#underWay = undefined
    })
  }

  #suspend(state: ReplicaState, written: string, error?: unknown): undefined {
    // Several reads may notice it at once; the position of any of them will do.
    if (this.isServing) this.#written = written
    this.#become(state, error)
  }

  #become(state: ReplicaState, error?: unknown): void {
    if (state === this.#state) return
    this.#state = state
    this.#options.onState(state, error)
  }
}
