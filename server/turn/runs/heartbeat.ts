/**
 * What the database knows of the runs of this process while they run: that it lives, and the text that has
 * arrived; and what it says of them: whose conversations were taken over, through whichever process. One transaction for all of them, four times a second at most, and none while there is nothing
 * to say. See docs/decisions/0015.
 */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asSystem } from '../../database/transaction.ts'
import { abortRun } from './abort-for-takeover.ts'
import type { Run } from './run.ts'
import type { Runs } from './runs.ts'

const TICK_MS = 250
const BEAT_MS = 1500

type Arrived = { id: string; text: string; isWhole: boolean }

export class Heartbeat {
  readonly #connections: Connections
  readonly #serverId: string
  readonly #runs: Runs
  readonly #isAlone: boolean
  readonly #onTrouble: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  /** Runs of which nobody knows how much is written down. */
  readonly #unsure = new WeakSet<Run>()
  #beatAt = Number.NEGATIVE_INFINITY
  #underWay: Promise<void> | undefined

  constructor(options: {
    connections: Connections
    serverId: string
    runs: Runs
    isAlone: boolean
    onTrouble: (error: unknown) => void
  }) {
    this.#connections = options.connections
    this.#serverId = options.serverId
    this.#runs = options.runs
    this.#isAlone = options.isAlone
    this.#onTrouble = options.onTrouble
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** The process has no runs any more, and will have none. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#underWay
    await asSystem(this.#connections, (sql) => [sql`delete from servers where id = ${this.#serverId}`]).catch(
      this.#onTrouble,
    )
  }

  #tick(): void {
    if (this.#runs.count === 0 || this.#underWay) return
    const now = performance.now()
    const runs = this.#runs.underWay.flatMap((run) => {
      const text = run.takeUnkept(now)
      return text === '' ? [] : { run, text }
    })
    const isBeat = now - this.#beatAt >= BEAT_MS
    if (runs.length === 0 && !isBeat) return
    if (isBeat) this.#beatAt = now
    this.#underWay = this.#tell(runs, isBeat).finally(() => {
      this.#underWay = undefined
    })
  }

  #yield(taken: readonly { runId: string }[]): void {
    for (const { runId } of taken) {
      const run = this.#runs.find(runId)
      if (run) abortRun(run)
    }
  }

  async #tell(runs: { run: Run; text: string }[], isBeat: boolean): Promise<void> {
    const arrived = runs.map(({ run, text }) =>
      this.#unsure.has(run)
        ? { id: run.id, text: textOf(run), isWhole: true }
        : { id: run.id, text, isWhole: false },
    )
    try {
      const results = await asSystem(this.#connections, (sql) => [
        ...(arrived.length > 0 ? [keep(sql, arrived)] : []),
        ...(isBeat ? [beat(sql, this.#serverId)] : []),
        // Alone, whoever takes over stops the run here.
        ...(isBeat && !this.#isAlone ? [takenOver(sql, this.#serverId)] : []),
      ])
      for (const { run } of runs) this.#unsure.delete(run)
      if (isBeat && !this.#isAlone) this.#yield(results.at(-1) as { runId: string }[])
    } catch (error) {
      for (const { run } of runs) this.#unsure.add(run)
      this.#onTrouble(error)
    }
  }
}

function textOf(run: Run): string {
  return run.soFar.map((event) => (event.type === 'text' ? event.text : '')).join('')
}

function beat(sql: ReservedSql, serverId: string): PendingQuery<Row[]> {
  return sql`
    insert into servers (id) values (${serverId})
    on conflict (id) do update set seen_at = now()`
}

function keep(sql: ReservedSql, arrived: readonly Arrived[]): PendingQuery<Row[]> {
  // postgres.js takes a list of booleans for one boolean.
  const whole = arrived.map(({ isWhole }) => String(isWhole))
  return sql`
    update turns t
    set arrived = case when a.is_whole::boolean then a.text else coalesce(t.arrived, '') || a.text end
    from unnest(${arrived.map(({ id }) => id)}::uuid[], ${arrived.map(({ text }) => text)}::text[], ${whole}::text[])
      as a (run_id, text, is_whole)
    where t.run_id = a.run_id and t.state = 'running'`
}

function takenOver(sql: ReservedSql, serverId: string): PendingQuery<Row[]> {
  return sql`
    select t.run_id as "runId" from turns t join conversations c on c.id = t.conversation_id
    where t.server_id = ${serverId} and t.state = 'running' and c.taken_over_at is not null`
}
