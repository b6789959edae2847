/** The database records of calls with an Idempotency-Key: their state and their responses. */
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../../database/connections.ts'
import { asPerson, asServiceRole, type Identity } from '../../database/transaction.ts'
import type { CallHashes } from './hashes.ts'

/** How long a response is replayed. */
const KEPT_FOR = '24 hours'
/** A call whose lease is not renewed in time has died with its process. */
const LEASE = '15 seconds'
const RENEWAL_MS = 5000

/** The state of a call with a key. */
export type Taken =
  /** It may run, exclusively. */
  | { is: 'ours'; turnId: string }
  | { is: 'running' }
  /** The key was used for another request before. */
  | { is: 'other' }
  | { is: 'answered'; answer: Buffer }

type Known = { isSame: boolean; answer: Buffer | null }

export class IdempotentCalls {
  readonly #connections: Connections
  readonly #onError: (error: unknown) => void
  readonly #serverId = crypto.randomUUID()
  /** Calls of this process by id. They are not run again here, even when their lease has expired. */
  readonly #running = new Map<string, PromiseWithResolvers<void>>()
  #timer: NodeJS.Timeout | undefined

  /** @param options.onError called when the state of a call could not be stored */
  constructor(options: { connections: Connections; onError: (error: unknown) => void }) {
    this.#connections = options.connections
    this.#onError = options.onError
  }

  /** @throws DatabaseUnavailable; the call must not run then */
  async take({ id, requestHash }: CallHashes): Promise<Taken> {
    const turnId = crypto.randomUUID()
    const [[taken], [row]] = await asServiceRole(this.#connections, (sql) => [
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

  /** Ends a call of this process with the response to replay from now on. */
  keep(id: string, answer: Buffer): Promise<void> {
    return this.#end(id, (sql) => sql`answer = ${answer}, leased_until = null`)
  }

  /** Ends a call of this process that may be retried, with the same turn id. */
  release(id: string): Promise<void> {
    return this.#end(id, (sql) => sql`leased_until = null`)
  }

  /** @throws Refused when this identity is no longer authorized */
  async assertStillAuthorized(identity: Identity): Promise<void> {
    await asPerson(this.#connections, identity, () => [])
  }

  /** Resolves when no call of this process is running. */
  async settled(): Promise<void> {
    await Promise.all([...this.#running.values()].map(({ promise }) => promise))
  }

  #hold(id: string): void {
    this.#running.set(id, Promise.withResolvers())
    this.#timer ??= setInterval(() => this.#renew(), RENEWAL_MS).unref()
  }

  /** Writes nothing when another process has taken the call over meanwhile. */
  async #end(id: string, change: (sql: ReservedSql) => PendingQuery<Row[]>): Promise<void> {
    try {
      await asServiceRole(this.#connections, (sql) => [
        sql`
          update idempotent_calls set ${change(sql)}
          where id = decode(${id}, 'hex') and server_id = ${this.#serverId}`,
      ])
    } catch (error) {
      // The lease expires by itself.
      this.#onError(error)
    }
    this.#running.get(id)?.resolve()
    this.#running.delete(id)
    if (this.#running.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #renew(): void {
    const ids = [...this.#running.keys()]
    asServiceRole(this.#connections, (sql) => [
      sql`
        update idempotent_calls set leased_until = ${leaseEnd(sql)}
        where server_id = ${this.#serverId} and leased_until is not null
          and id in (select decode(id, 'hex') from unnest(${ids}::text[]) as running (id))`,
    ]).catch(this.#onError)
  }
}

function leaseEnd(sql: ReservedSql) {
  return sql`now() + ${LEASE}::interval`
}

function isOld(sql: ReservedSql) {
  return sql`call.created_at < now() - ${KEPT_FOR}::interval`
}

/** Deletes responses that are not replayed any more. */
export async function forgetOldCalls(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [sql`delete from idempotent_calls call where ${isOld(sql)}`])
}

/** Ends all leases at the start of the only process: their calls died with its predecessor. */
export async function endLeases(connections: Connections): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`update idempotent_calls set leased_until = null where leased_until is not null`,
  ])
}
