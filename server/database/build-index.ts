/** Builds indexes of existing databases while other processes use them. */
import { setTimeout as sleep } from 'node:timers/promises'
import postgres, { type Sql } from 'postgres'

const BUILD_CHECK_MS = 500

export type PrepareOptions = {
  schema: string
  /** Whether other sessions may use the database meanwhile. */
  isShared: boolean
  /** @param part of the table's rows, from 0 to 1 */
  onProgress: (table: string, part: number) => void
}

/**
 * Another process may be building it: then this waits. An index whose build was ended in the middle is built anew.
 * Two builds that start at the same moment wait for each other: Postgres ends one of them, and that process looks again.
 */
export async function buildIndex(
  sql: Sql,
  kind: 'index' | 'unique index',
  name: string,
  columns: string,
  options: PrepareOptions,
): Promise<void> {
  const { schema, isShared, onProgress } = options
  const concurrently = isShared ? 'concurrently' : ''
  while (true) {
    const [found] = await sql<{ isValid: boolean; isUnderWay: boolean }[]>`
      select i.indisvalid as "isValid",
        exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid) as "isUnderWay"
      from pg_index i where i.indexrelid = to_regclass(format('%I.%I', ${schema}::text, ${name}::text))`
    if (found?.isValid) return
    onProgress(name, 0)
    if (found?.isUnderWay) await sleep(BUILD_CHECK_MS)
    else {
      const drop = () => sql.unsafe(`drop index ${concurrently} if exists "${schema}"."${name}"`)
      const create = () =>
        sql.unsafe(`create ${kind} ${concurrently} if not exists "${name}" on "${schema}".${columns}`)
      await (found ? drop() : create()).catch(async (error) => {
        if (!isDeadlock(error)) throw error
        await sleep(Math.random() * BUILD_CHECK_MS)
      })
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.code === '40P01'
}
