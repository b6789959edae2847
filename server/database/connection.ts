import postgres from 'postgres'
import { arrays } from './arrays.ts'
import { Connections, TIMES } from './connections.ts'
import { OneSocket, type Target } from './one-socket.ts'
import { DEFAULT_SCHEMA } from './schema-name.ts'
import { readSecurity } from './security.ts'
import { readServerAddress, type ServerAddress, socketPathOf } from './server-address.ts'

/** Where the database is: a server's URL, or the private socket of the embedded one; and the schema in it. */
export type DatabaseAddress = ({ url: string } | { socketPath: string }) & { schema?: string | undefined }

/** Connections kept to a Postgres server. More than this wait their turn, in order. */
const POOL_SIZE = 10

/** Longer than anybody waits (`TIMES.answer`): what nobody waits for any more does not go on by itself. */
const STATEMENT_TIMEOUT_MS = 15_000

const EMBEDDED_REOPEN_MS = 2000

export function connect(address: DatabaseAddress, times = TIMES, poolSize = POOL_SIZE): Connections {
  const makeSession = (onLost: () => void, isPrepared: boolean) => {
    const { client, socket } = openClient(address, { onclose: onLost, isPrepared })
    // The embedded database's end of a socket that is torn off may stay open, and no other is let in.
    const bidFarewell = () => void client.end({ timeout: 0 }).catch(() => {})
    return { client, destroy: 'socketPath' in address ? bidFarewell : () => socket.destroy() }
  }
  const schema = address.schema ?? DEFAULT_SCHEMA
  if ('url' in address) {
    const statementTimeout = STATEMENT_TIMEOUT_MS
    return new Connections({ makeSession, count: poolSize, schema, times, statementTimeout })
  }
  // PGlite is one session: a second connection would interleave with the first's portals, and is refused
  // until the first is closed at its end too.
  return new Connections({ makeSession, count: 1, schema, times: { ...times, reopen: EMBEDDED_REOPEN_MS } })
}

type Own = { onclose?: () => void; isPrepared?: boolean }

/** A client of one connection, such as the migrations need. */
export function makeClient(address: DatabaseAddress): postgres.Sql {
  return openClient(address).client
}

/** The same, and its socket, which knows how the connection is encrypted. */
export function openClient(
  address: DatabaseAddress,
  { isPrepared = true, onclose = () => {} }: Own = {},
): { client: postgres.Sql; socket: OneSocket } {
  const server = 'url' in address ? serverOf(address.url) : undefined
  const socket = new OneSocket(targetOf(address, server))
  const options = { ...common, max: 1, max_lifetime: null, onclose, socket: socket.open }
  if (!server) {
    return { client: postgres({ ...options, database: 'postgres', user: 'postgres' }), socket }
  }
  const client = postgres({
    ...options,
    ...(server.user === undefined ? {} : { user: server.user }),
    ...(server.password === undefined ? {} : { password: server.password }),
    ...(server.database === undefined ? {} : { database: server.database }),
    // The socket comes with its encryption.
    ssl: false,
    prepare: isPrepared && !server.isPooled,
    connection: { ...common.connection, ...server.settings },
  })
  return { client, socket }
}

const common = {
  connect_timeout: 10,
  // postgres.js 3.4.9 would ask each new connection for the types of arrays, and nobody listens to how
  // that ends: a connection that is lost meanwhile ends the process.
  fetch_types: false,
  types: { arrays },
  // Seconds between tries to connect; its own grow to 20, and then a database that is back waits unseen.
  backoff: () => 0.5,
  onnotice: () => {},
  connection: { application_name: 'frontdesk' },
} as const

/** The configuration has refused what cannot be read. */
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
