import postgres from 'postgres'
import { arrays } from './arrays.ts'
import { Connections, TIMES } from './connections.ts'
import { OneSocket } from './one-socket.ts'

/** Where the database is: a server's URL, or the private socket of the embedded one. */
export type DatabaseAddress = { url: string } | { socketPath: string }

/** Connections kept to a Postgres server. More than this wait their turn, in order. */
const POOL_SIZE = 10

const EMBEDDED_REOPEN_MS = 2000

/** Supabase's transaction pooler listens here and cannot keep prepared statements. */
const SUPABASE_TRANSACTION_POOLER_PORT = '6543'

export function connect(address: DatabaseAddress, times = TIMES, poolSize = POOL_SIZE): Connections {
  const makeSession = (onLost: () => void) => {
    const socket = new OneSocket()
    const client = makeClient(address, { onclose: onLost, socket: socket.open })
    // The embedded database's end of a socket that is torn off may stay open, and no other is let in.
    const bidFarewell = () => void client.end({ timeout: 0 }).catch(() => {})
    return { client, destroy: 'socketPath' in address ? bidFarewell : () => socket.destroy() }
  }
  if ('url' in address) return new Connections(makeSession, poolSize, times)
  // PGlite is one session: a second connection would interleave with the first's portals, and is refused
  // until the first is closed at its end too.
  return new Connections(makeSession, 1, { ...times, reopen: EMBEDDED_REOPEN_MS })
}

type Own = { onclose?: () => void; socket?: OneSocket['open'] }

/** A client of one connection: for the migrations, and for each of the connections. */
export function makeClient(address: DatabaseAddress, own: Own = {}): postgres.Sql {
  const options = { ...common, max: 1, max_lifetime: null, ...own }
  return 'socketPath' in address
    ? postgres({ ...options, path: address.socketPath, database: 'postgres', user: 'postgres' })
    : postgres(forServer(address.url), { ...options, prepare: canPrepare(address.url) })
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

/** What Prisma, libpq and Neon's console put into URLs for a client; a server refuses to know them. */
const CLIENT_PARAMETERS = [
  'pgbouncer',
  'schema',
  'connection_limit',
  'pool_timeout',
  'channel_binding',
  'gssencmode',
]

function forServer(given: string): string {
  const url = new URL(given)
  for (const name of CLIENT_PARAMETERS) url.searchParams.delete(name)
  return url.href
}

/**
 * Whether this server keeps a session's prepared statements: not Supabase's pooler in transaction mode
 * (its port), nor a pgbouncer that says so in the URL, as Prisma's convention has it.
 */
export function canPrepare(url: string): boolean {
  const { port, hostname, searchParams } = new URL(url)
  if (searchParams.get('pgbouncer') === 'true') return false
  return !(port === SUPABASE_TRANSACTION_POOLER_PORT && hostname.endsWith('.supabase.com'))
}
