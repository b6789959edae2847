import postgres from 'postgres'
import { arrays } from './arrays.ts'
import { Connections, TIMES } from './connections.ts'
import { OneSocket, type Target } from './one-socket.ts'
import { DEFAULT_SCHEMA } from './schema-name.ts'
import { readSecurity } from './security.ts'
import { readServerAddress, type ServerAddress, socketPathOf } from './server-address.ts'

/** A server's URL or the embedded database's private socket, and the schema. */
export type DatabaseAddress = ({ url: string } | { socketPath: string }) & { schema?: string | undefined }

/** Connections to a Postgres server. More transactions than this are queued. */
const POOL_SIZE = 10

/** Above `TIMES.answer`: ends statements that no caller waits for any more. */
const STATEMENT_TIMEOUT_MS = 15_000

const EMBEDDED_REOPEN_MS = 2000

export function connect(address: DatabaseAddress, times = TIMES, poolSize = POOL_SIZE): Connections {
  const makeSession = (onLost: () => void, isPrepared: boolean) => {
    const { client, socket } = openClient(address, { onclose: onLost, isPrepared })
    // The embedded database may keep its end of a destroyed socket open and refuse the next connection.
    const endClient = () => void client.end({ timeout: 0 }).catch(() => {})
    return { client, destroy: 'socketPath' in address ? endClient : () => socket.destroy() }
  }
  const schema = address.schema ?? DEFAULT_SCHEMA
  if ('url' in address) {
    const statementTimeout = STATEMENT_TIMEOUT_MS
    return new Connections({ makeSession, count: poolSize, schema, times, statementTimeout })
  }
  // PGlite is a single session. A second connection would share its portals, so it is refused until PGlite
  // has closed the first.
  return new Connections({ makeSession, count: 1, schema, times: { ...times, reopen: EMBEDDED_REOPEN_MS } })
}

type Own = { onclose?: () => void; isPrepared?: boolean; onnotice?: (notice: postgres.Notice) => void }

/** A client with one connection, for example for migrations. */
export function makeClient(address: DatabaseAddress, own: Own = {}): postgres.Sql {
  return openClient(address, own).client
}

/** The same, with its socket, which reports the encryption. */
export function openClient(
  address: DatabaseAddress,
  { isPrepared = true, onclose = () => {}, onnotice = common.onnotice }: Own = {},
): { client: postgres.Sql; socket: OneSocket } {
  const server = 'url' in address ? serverOf(address.url) : undefined
  const socket = new OneSocket(targetOf(address, server))
  const options = { ...common, max: 1, max_lifetime: null, onclose, onnotice, socket: socket.open }
  if (!server) {
    return { client: postgres({ ...options, database: 'postgres', user: 'postgres' }), socket }
  }
  const client = postgres({
    ...options,
    ...(server.user === undefined ? {} : { user: server.user }),
    ...(server.password === undefined ? {} : { password: server.password }),
    ...(server.database === undefined ? {} : { database: server.database }),
    // OneSocket handles TLS.
    ssl: false,
    prepare: isPrepared && !server.isPooled,
    connection: { ...common.connection, ...server.settings },
  })
  return { client, socket }
}

const common = {
  connect_timeout: 10,
  // postgres.js 3.4.9 would query array types on each new connection without handling errors: a connection
  // lost meanwhile crashes the process.
  fetch_types: false,
  types: { arrays },
  // Seconds between connection attempts; the default backoff grows to 20 and notices recovery late.
  backoff: () => 0.5,
  onnotice: () => {},
  connection: { application_name: 'frontdesk' },
} as const

/** The configuration has validated the URL already. */
function serverOf(url: string): ServerAddress {
  const server = readServerAddress(url)
  if (!server) throw new Error('the database’s address cannot be read')
  return server
}

function targetOf(address: DatabaseAddress, server: ServerAddress | undefined): Target {
  if (!server) return { path: 'socketPath' in address ? address.socketPath : '' }
  const { host, port, tls } = server
  if (host.startsWith('/')) return { path: socketPathOf(host, port) }
  return { host, port, security: { mode: tls.mode, options: readSecurity(tls) } }
}
