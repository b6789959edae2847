/** The two databases of the loop, each inspectable from outside. */
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { createDatabase } from '../../benchmarks/postgres-server.ts'
import { startEmbedded } from '../../server/database/embedded.ts'
import { CITUS_URL, createClusterDatabase } from '../citus.ts'
import type { PostgresServer } from '../postgres-process.ts'
import { readRunning, readStored, type Stored } from './stored.ts'

export type Store = AsyncDisposable & {
  name: 'embedded' | 'postgres'
  /** Environment of the server. */
  env: Record<string, string>
  /** Reads the stored state while no server runs. */
  read: () => Promise<Stored>
  /** The running turns, read beside a running server; undefined where only one process may read. */
  running: (() => Promise<string[]>) | undefined
}

/**
 * The embedded database, which serves one process only. The state after a kill is inspected in a copy,
 * because opening it recovers it, and that is the next server's task.
 * @param folder contains a folder `data` for it, and one for the copy
 */
export function embeddedStore(folder: string): Store {
  const dataDir = join(folder, 'data')
  const copy = join(folder, 'copy')
  const read = async () => {
    await rm(copy, { recursive: true, force: true })
    await mkdir(copy, { mode: 0o700 })
    await cp(join(dataDir, 'postgres'), join(copy, 'postgres'), { recursive: true })
    const embedded = await startEmbedded({ dataDir: copy, onFirstStart: () => {}, onCrash: () => {} })
    const path = embedded.socketPath
    const sql = postgres({ path, database: 'postgres', user: 'postgres', max: 1, onnotice: () => {} })
    try {
      return await readStored(sql)
    } finally {
      await sql.end()
      await embedded.close()
    }
  }
  return {
    name: 'embedded',
    env: { DATA_DIR: dataDir },
    read,
    running: undefined,
    [Symbol.asyncDispose]: async () => {},
  }
}

/** A database of its own on a Postgres server, or on the cluster of TEST_CITUS_URL. */
export async function postgresStore(server: PostgresServer, folder: string): Promise<Store> {
  const database = CITUS_URL ? await createClusterDatabase() : await createDatabase(server)
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  return {
    name: 'postgres',
    env: { DATA_DIR: join(folder, 'data'), DATABASE_URL: database.url },
    read: async () => {
      await othersGone(sql)
      return readStored(sql)
    },
    running: () => readRunning(sql),
    [Symbol.asyncDispose]: async () => {
      await sql.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

const MAX_EXIT_MS = 5000

/** Statements sent by a killed server are still executed: its connections end after that. */
async function othersGone(sql: postgres.Sql): Promise<void> {
  const deadline = performance.now() + MAX_EXIT_MS
  while (performance.now() < deadline) {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int from pg_stat_activity
      where datname = current_database() and application_name = 'frontdesk'`
    if (row?.count === 0) return
  }
  throw new Error(`a server that has ended has connections after ${MAX_EXIT_MS} ms`)
}
