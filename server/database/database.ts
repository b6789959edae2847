import { connect, type DatabaseAddress, type Sql } from './connection.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Database = { sql: Sql; close: () => Promise<void> }

export type DatabaseOptions = {
  /** A Postgres server; without it the embedded database in `dataDir` serves. */
  url?: string | undefined
  dataDir: string
  onFirstStart: () => void
  onCrash: (error: Error) => void
}

/** Seconds that open transactions get to finish when the database is closed. */
const CLOSE_TIMEOUT_S = 5

/** Connects to the configured database, or starts the embedded one, and migrates it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return migrated({ url: options.url }, async () => {})
  const embedded = await startEmbedded(options)
  return migrated({ socketPath: embedded.socketPath }, embedded.close)
}

async function migrated(address: DatabaseAddress, closeServer: () => Promise<void>): Promise<Database> {
  const sql = connect(address)
  const close = async () => {
    await sql.end({ timeout: CLOSE_TIMEOUT_S })
    await closeServer()
  }
  try {
    await migrate(sql)
    return { sql, close }
  } catch (error) {
    await close()
    throw error
  }
}
