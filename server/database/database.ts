import type { Sql } from 'postgres'
import { isConnectionLoss } from './availability.ts'
import { connect, type DatabaseAddress, makeClient, openClient } from './connection.ts'
import { type Connections, TIMES } from './connections.ts'
import { useCluster } from './distribute.ts'
import { launchEmbedded } from './embedded.ts'
import { findPooler } from './find-pooler.ts'
import { migrate } from './migrate.ts'
import { openReplica } from './open-replica.ts'
import type { ReplicaState } from './replica.ts'
import { nameOfAddress, readServerAddress } from './server-address.ts'

export type Database = {
  connections: Connections
  /** For logs: the Postgres version, address and encryption. */
  description: string
  close: () => Promise<void>
}

export type DatabaseOptions = {
  /** A Postgres server; without it the embedded database in `dataDir` is used. */
  url?: string | undefined
  /** The schema of the tables, if not the default. */
  schema?: string | undefined
  /** A streaming replica of that server, for lists, numbers and exports. */
  readUrl?: string | undefined
  onReplicaState?: (state: ReplicaState, error?: unknown) => void
  dataDir: string
  /** Connections to a Postgres server, if not the default. */
  poolSize?: number | undefined
  onFirstStart: () => void
  /** Called while the database opens, with its connections: what can be built meanwhile must not use them. */
  onOpening?: (connections: Connections) => void
  /** While rows of an older version are changed. @param part from 0 to 1 */
  onProgress?: (table: string, part: number) => void
  onCrash: (error: Error) => void
}

/** Seconds for open transactions to finish when the database is closed. */
const CLOSE_TIMEOUT_S = 5

/** Connects to the configured database, or starts the embedded one, and migrates it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, schema, poolSize, onOpening = () => {} } = options
  const embedded = url ? undefined : await launchEmbedded(options)
  const address = embedded ? { socketPath: embedded.socketPath, schema } : { url: url ?? '', schema }
  const connections = connect(address, TIMES, poolSize)
  onOpening(connections)
  await embedded?.ready
  return migrated(address, connections, options, embedded?.close)
}

async function migrated(
  address: DatabaseAddress,
  connections: Connections,
  { poolSize, onProgress, readUrl, onReplicaState = () => {} }: DatabaseOptions,
  closeServer = async () => {},
): Promise<Database> {
  const close = async () => {
    await connections.replica?.end(CLOSE_TIMEOUT_S)
    await connections.end({ timeout: CLOSE_TIMEOUT_S })
    await closeServer()
  }
  const { client, socket } = openClient(address)
  try {
    await migrate(client, address.schema, { isShared: 'url' in address, ...(onProgress && { onProgress }) })
    const { version, hasCitus } = await installedOn(client)
    const workers = hasCitus ? await useCluster(client, address.schema) : 0
    connections.isDistributed = workers > 0
    const isPooled = await standsBehindPooler(client, address)
    if (isPooled) connections.stopPreparing()
    if (readUrl) {
      const replica = { url: readUrl, schema: address.schema, poolSize, onState: onReplicaState }
      connections.replica = await openReplica(client, replica)
    }
    const description =
      'url' in address
        ? `Postgres ${version} at ${nameOfAddress(address.url)}, ${socket.encryption}, schema ${connections.schema}${isPooled ? ', through a transaction pooler' : ''}${placeOf(workers, hasCitus)}${readUrl ? `, reads at ${nameOfAddress(readUrl)}` : ''}`
        : `embedded Postgres ${version}`
    // Before the pool opens a connection: the embedded database serves one at a time.
    await client.end()
    return { connections, description, close }
  } catch (error) {
    await client.end({ timeout: 0 })
    await close()
    throw error
  }
}

/** If the address does not tell, this probes with a second connection. */
async function standsBehindPooler(client: Sql, address: DatabaseAddress): Promise<boolean> {
  if (!('url' in address)) return false
  const configured = readServerAddress(address.url)?.isPooled
  if (configured !== undefined) return configured
  const other = makeClient(address)
  try {
    return await findPooler(client, other)
  } catch (error) {
    // A server that refuses a second connection is no pooler.
    if (isConnectionLoss(error)) return false
    throw error
  } finally {
    await other.end({ timeout: 0 })
  }
}

/** A database is distributed only when asked for: see docs/scaling.md. */
function placeOf(workers: number, hasCitus: boolean): string {
  if (workers > 0) return `, distributed over ${workers} workers`
  return hasCitus ? ', not distributed by Citus' : ''
}

type Installed = { version: string; hasCitus: boolean }

async function installedOn(client: Sql): Promise<Installed> {
  const [row] = await client<Installed[]>`
    select current_setting('server_version') as version,
      exists (select from pg_extension where extname = 'citus') as "hasCitus"`
  // Distributions append a suffix.
  return { version: row?.version.split(' ')[0] ?? 'of an unknown version', hasCitus: row?.hasCitus ?? false }
}
