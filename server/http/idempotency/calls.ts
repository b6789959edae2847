/** The calls with an Idempotency-Key as the database knows them: which runs, and what was answered. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asPerson, asSystem, type Identity } from '../../database/transaction.ts'
import type { CallHashes } from './hashes.ts'

/** How long an answer is repeated. */
const KEPT_FOR = '24 hours'
/** A call whose process does not say in time that it goes on has died with it. */
const LEASE = '15 seconds'
const RENEWAL_MS = 5000

/** What became of a call that came with a key. */
export type Taken =
  /** It may run; nobody else runs it meanwhile. */
  | { is: 'ours'; turnId: string }
  | { is: 'running' }
  /** The key came with another request before. */
  | { is: 'other' }
  | { is: 'answered'; answer: Buffer }

type Known = { isSame: boolean; answer: Buffer | null }

export class IdempotentCalls {
  readonly #connections: Connections
  readonly #onTrouble: (error: unknown) => void
  readonly #serverId = crypto.randomUUID()
  /** Those that this process runs, by id: a lease that ran out is no reason to run one of them again here. */
  readonly #running = new Map<string, PromiseWithResolvers<void>>()
  #timer: NodeJS.Timeout | undefined

  /** @param options.onTrouble told when the database could not be told how a call went on */
  constructor(options: { connections: Connections; onTrouble: (error: unknown) => void }) {
    this.#connections = options.connections
    this.#onTrouble = options.onTrouble
  }

  /** @throws DatabaseUnavailable; then nothing runs */
  async take({ id, requestHash }: CallHashes): Promise<Taken> {
    const turnId = crypto.randomUUID()
    const [[taken], [row]] = await asSystem(this.#connections, (sql) => [
      sql<{ turnId: string }[]>`
        insert into idempotent_calls as call (id, request_hash, turn_id, server_id, leased_until)
        values (decode(${id}, 'hex'), decode(${requestHash}, 'hex'), ${turnId}, ${this.#serverId}, ${leaseEnd(sql)})
        on conflict (id) do update set
          request_hash = excluded.request_hash,
          turn_id = case when ${isOld(sql)} then excluded.turn_id else call.turn_id end,
          created_at = case when ${isOld(sql)} then now() else call.created_at end,
          server_id = excluded.server_id, leased_until = excluded.leased_until, answer = null
        where ${isOld(sql)} or (
          call.request_hash = excluded.request_hash and call.answer is null and not ${this.#running.has(id)}
          and (call.leased_until is null or call.leased_until < now()))
        returning turn_id as "turnId"`,
      sql<Known[]>`
        select request_hash = decode(${requestHash}, 'hex') as "isSame", answer
        from idempotent_calls where id = decode(${id}, 'hex')`,
    ])
    if (taken) {
      this.#hold(id)
      return { is: 'ours', turnId: taken.turnId }
    }
    if (row && !row.isSame) return { is: 'other' }
    return row?.answer ? { is: 'answered', answer: row.answer } : { is: 'running' }
  }

  /** Ends a call of this process with what is repeated from now on. */
  keep(id: string, answer: Buffer): Promise<void> {
    return this.#end(id, (sql) => sql`answer = ${answer}, leased_until = null`)
  }

  /** Ends a call of this process that may be made again, for the same turn. */
  release(id: string): Promise<void> {
    return this.#end(id, (sql) => sql`leased_until = null`)
  }

  /** @throws Refused when whoever this is, is let in no longer */
  async askWhetherLetIn(identity: Identity): Promise<void> {
    await asPerson(this.#connections, identity, () => [])
  }

  /** Resolves when this process runs none. */
  async settled(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ promise }) => promise))
  }

  #hold(id: string): void {
    this.#running.set(id, Promise.withResolvers())
    this.#timer ??= setInterval(() => this.#renew(), RENEWAL_MS).unref()
  }

  /** Of a call that another process has taken over meanwhile, nothing is written. */
  async #end(id: string, change: (sql: ReservedSql) => PendingQuery<Row[]>): Promise<void> {
    try {
      await asSystem(this.#connections, (sql) => [
        sql`
          update idempotent_calls set ${change(sql)}
          where id = decode(${id}, 'hex') and server_id = ${this.#serverId}`,
      ])
    } catch (error) {
      // The lease runs out by itself.
      this.#onTrouble(error)
    }
    this.#running.get(id)?.resolve()
    this.#running.delete(id)
    if (this.#running.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #renew(): void {
    const ids = [...this.#running.keys()]
    asSystem(this.#connections, (sql) => [
      sql`
        update idempotent_calls set leased_until = ${leaseEnd(sql)}
        where server_id = ${this.#serverId} and leased_until is not null
          and id in (select decode(id, 'hex') from unnest(${ids}::text[]) as running (id))`,
    ]).catch(this.#onTrouble)
  }
}

function leaseEnd(sql: ReservedSql) {
  return sql`now() + ${LEASE}::interval`
}

function isOld(sql: ReservedSql) {
  return sql`call.created_at < now() - ${KEPT_FOR}::interval`
}

/** Takes away what is not repeated any more. */
export async function forgetOldCalls(connections: Connections): Promise<void> {
  await asSystem(connections, (sql) => [sql`delete from idempotent_calls call where ${isOld(sql)}`])
}

/** Where no other process can run calls, those of its predecessor run no longer. */
export async function endLeases(connections: Connections): Promise<void> {
  await asSystem(connections, (sql) => [
    sql`update idempotent_calls set leased_until = null where leased_until is not null`,
  ])
}
