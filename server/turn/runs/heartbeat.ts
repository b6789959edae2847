/**
 * Heartbeat and checkpoints for the runs of this process. It also notices takeovers made through another process.
 * One transaction covers all runs: at most four a second, none while idle. See docs/decisions/0015.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asServiceRole } from '../../database/transaction.ts'
import { abortRun } from './abort-for-takeover.ts'
import type { Run } from './run.ts'
import type { Runs } from './runs.ts'

const TICK_MS = 250
const HEARTBEAT_MS = 1500

type Arrived = { run: Run; text: string; isWhole: boolean }

export class Heartbeat {
  readonly #connections: Connections
  readonly #serverId: string
  readonly #runs: Runs
  readonly #isAlone: boolean
  readonly #onError: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  /** Runs whose last checkpoint may or may not have been committed. */
  readonly #unconfirmed = new WeakSet<Run>()
  #lastHeartbeat = Number.NEGATIVE_INFINITY
  #pendingWrite: Promise<void> | undefined

  constructor(options: {
    connections: Connections
    serverId: string
    runs: Runs
    isAlone: boolean
    onError: (error: unknown) => void
  }) {
    this.#connections = options.connections
    this.#serverId = options.serverId
    this.#runs = options.runs
    this.#isAlone = options.isAlone
    this.#onError = options.onError
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** Call it once no run is left and none can start. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#pendingWrite
    await asServiceRole(this.#connections, (sql) => [
      sql`delete from servers where id = ${this.#serverId}`,
    ]).catch(this.#onError)
  }

  #tick(): void {
    if (this.#runs.count === 0 || this.#pendingWrite) return
    const now = performance.now()
    const runs = this.#runs.underWay.flatMap((run) => {
      const text = run.takeUncheckpointed(now)
      return text === '' ? [] : { run, text }
    })
    const isHeartbeatDue = now - this.#lastHeartbeat >= HEARTBEAT_MS
    if (runs.length === 0 && !isHeartbeatDue) return
    if (isHeartbeatDue) this.#lastHeartbeat = now
    this.#pendingWrite = this.#write(runs, isHeartbeatDue).finally(() => {
      this.#pendingWrite = undefined
    })
  }

  #abortTakenOver(taken: readonly { runId: string }[]): void {
    for (const { runId } of taken) {
      const run = this.#runs.find(runId)
      if (run) abortRun(run)
    }
  }

  async #write(runs: { run: Run; text: string }[], isHeartbeatDue: boolean): Promise<void> {
    const arrived = runs.map(({ run, text }) =>
      this.#unconfirmed.has(run) ? { run, text: textOf(run), isWhole: true } : { run, text, isWhole: false },
    )
    try {
      const { taken } = await asServiceRole(this.#connections, (sql) => ({
        written: arrived.length > 0 ? writeCheckpoints(sql, arrived) : undefined,
        beat: isHeartbeatDue ? upsertHeartbeat(sql, this.#serverId) : undefined,
        // A single process aborts taken-over runs itself.
        taken: isHeartbeatDue && !this.#isAlone ? takenOver(sql, this.#serverId) : undefined,
      }))
      for (const { run } of runs) this.#unconfirmed.delete(run)
      this.#abortTakenOver(taken ?? [])
    } catch (error) {
      for (const { run } of runs) this.#unconfirmed.add(run)
      this.#onError(error)
    }
  }
}

function textOf(run: Run): string {
  return run.soFar.map((event) => (event.type === 'text' ? event.text : '')).join('')
}

function upsertHeartbeat(sql: ReservedSql, serverId: string): PendingQuery<Row[]> {
  return sql`
    insert into servers (id) values (${serverId})
    on conflict (id) do update set seen_at = now()`
}

function writeCheckpoints(sql: ReservedSql, arrived: readonly Arrived[]): PendingQuery<Row[]> {
  // postgres.js serializes an array of booleans as one boolean.
  const whole = arrived.map(({ isWhole }) => String(isWhole))
  return sql`
    update turns t
    set arrived = case when a.is_whole::boolean then a.text else coalesce(t.arrived, '') || a.text end
    from unnest(${arrived.map(({ run }) => run.home)}::uuid[], ${arrived.map(({ run }) => run.turnId)}::uuid[],
        ${arrived.map(({ run }) => run.id)}::uuid[], ${arrived.map(({ text }) => text)}::text[], ${whole}::text[])
      as a (home, id, run_id, text, is_whole)
    where t.home = a.home and t.id = a.id and t.run_id = a.run_id and t.state = 'running'`
}

function takenOver(sql: ReservedSql, serverId: string) {
  return sql<{ runId: string }[]>`
    select t.run_id as "runId" from turns t join conversations c on c.home = t.home and c.id = t.conversation_id
    where t.server_id = ${serverId} and t.state = 'running' and c.taken_over_at is not null`
}
