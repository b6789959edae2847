import { connect, type DatabaseAddress, makeClient } from './connection.ts'
import { type Connections, TIMES } from './connections.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Database = { connections: Connections; close: () => Promise<void> }

export type DatabaseOptions = {
  /** A Postgres server; without it the embedded database in `dataDir` serves. */
  url?: string | undefined
  dataDir: string
  /** Connections to a Postgres server, if not the usual number. */
  poolSize?: number | undefined
  onFirstStart: () => void
  onCrash: (error: Error) => void
}

/** Seconds that open transactions get to finish when the database is closed. */
const CLOSE_TIMEOUT_S = 5

/** Connects to the configured database, or starts the embedded one, and migrates it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return migrated({ url: options.url }, async () => {}, options.poolSize)
  const embedded = await startEmbedded(options)
  return migrated({ socketPath: embedded.socketPath }, embedded.close)
}

async function migrated(
  address: DatabaseAddress,
  closeServer: () => Promise<void>,
  poolSize?: number,
): Promise<Database> {
  const connections = connect(address, TIMES, poolSize)
  const close = async () => {
    await connections.end({ timeout: CLOSE_TIMEOUT_S })
    await closeServer()
  }
  const client = makeClient(address)
  try {
    await migrate(client)
    // Before the first of the others: the embedded database serves one connection at a time.
    await client.end()
    return { connections, close }
  } catch (error) {
    await client.end({ timeout: 0 })
    await close()
    throw error
  }
}
