/** What the processes wait for during a load, sampled every 100 ms: Postgres's sessions, and Redis's round trip. */
import { setTimeout as sleep } from 'node:timers/promises'
import type postgres from 'postgres'
import type { Redis } from '../server/redis/redis.ts'

const PAUSE_MS = 100

export type Sampled = {
  /** Sessions in use, on average. */
  busy: number
  /** Sessions that wait for this kind of event, on average: `Lock`, `LWLock`, `IO`, `Client`; `CPU` for none. */
  waiting: Map<string, number>
  /** Sorted, in milliseconds. */
  pings: number[]
}

/** Samples until the load has ended. */
export async function sampleDuring<Result>(
  sql: postgres.Sql,
  redis: Redis,
  load: Promise<Result>,
): Promise<{ result: Result; sampled: Sampled }> {
  let isOver = false
  const ended = load.finally(() => {
    isOver = true
  })
  ended.catch(() => {})
  const sums = new Map<string, number>()
  const pings: number[] = []
  let samples = 0
  for (; !isOver; samples++) {
    for (const [kind, count] of await sessions(sql)) sums.set(kind, (sums.get(kind) ?? 0) + count)
    const startedAt = performance.now()
    await redis.ping()
    pings.push(performance.now() - startedAt)
    await sleep(PAUSE_MS)
  }
  const waiting = new Map([...sums].map(([kind, sum]) => [kind, sum / samples]))
  const busy = [...waiting.values()].reduce((sum, count) => sum + count, 0)
  return { result: await ended, sampled: { busy, waiting, pings: pings.sort((a, b) => a - b) } }
}

async function sessions(sql: postgres.Sql): Promise<[kind: string, count: number][]> {
  const rows = await sql<{ kind: string; count: number }[]>`
    select case when state <> 'active' then 'Client' else coalesce(wait_event_type, 'CPU') end as kind,
      count(*)::integer as count
    from pg_stat_activity
    where datname = current_database() and application_name = 'frontdesk' and state <> 'idle'
    group by 1`
  return rows.map(({ kind, count }) => [kind, count])
}
