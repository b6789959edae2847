/**
 * Reads DATABASE_URL as libpq does: a URL, or words such as `host=db.example.org dbname=app`. A host may be a
 * name, an address, an IPv6 address in brackets, or the folder of a Unix socket.
 */

export const TLS_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
export type TlsMode = (typeof TLS_MODES)[number]

export type Tls = {
  mode: TlsMode
  /** Files: whom to trust, and what to show. */
  rootCertificate: string | undefined
  certificate: string | undefined
  key: string | undefined
  passphrase: string | undefined
}

export type ServerAddress = {
  /** Without brackets; a path is the folder of a Unix socket. */
  host: string
  port: number
  user: string | undefined
  password: string | undefined
  database: string | undefined
  tls: Tls
  /** Whether a transaction pooler stands before it, where the address tells; else it has to be found out. */
  isPooled: boolean | undefined
  /** What the server is told when a connection opens, such as `options`. */
  settings: Record<string, string>
}

type Parameters = Record<string, string>

/** Supabase's transaction pooler listens here. */
const SUPABASE_TRANSACTION_POOLER_PORT = 6543
const USUAL_PORT = 5432

/** For a client: what libpq, Prisma and hosted services put into addresses. A server refuses to know them. */
const CLIENT_PARAMETERS = new Set([
  ...[
    'host',
    'hostaddr',
    'port',
    'user',
    'username',
    'password',
    'dbname',
    'database',
    'passfile',
    'service',
  ],
  ...['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword', 'sslcrl', 'sslcrldir', 'sslsni'],
  ...[
    'sslcompression',
    'sslcertmode',
    'sslnegotiation',
    'ssl_min_protocol_version',
    'ssl_max_protocol_version',
  ],
  ...[
    'channel_binding',
    'require_auth',
    'requirepeer',
    'gssencmode',
    'gssdelegation',
    'gsslib',
    'krbsrvname',
  ],
  ...['keepalives', 'keepalives_idle', 'keepalives_interval', 'keepalives_count', 'tcp_user_timeout'],
  ...['connect_timeout', 'target_session_attrs', 'load_balance_hosts', 'fallback_application_name'],
  ...['pgbouncer', 'schema', 'connection_limit', 'pool_timeout', 'socket_timeout', 'statement_cache_size'],
])

/** @returns undefined for what is no address of one server */
export function readServerAddress(given: string): ServerAddress | undefined {
  const parameters = /^postgres(ql)?:\/\//i.test(given) ? fromUrl(given) : fromWords(given)
  if (!parameters) return undefined
  const host = parameters.host || parameters.hostaddr || 'localhost'
  const port = parameters.port ? Number(parameters.port) : USUAL_PORT
  const tls = tlsOf(parameters, host)
  if (host.includes(',') || !Number.isInteger(port) || port < 1 || port > 65_535 || !tls) return undefined
  const settings = Object.entries(parameters).filter(([name]) => !CLIENT_PARAMETERS.has(name))
  return {
    host,
    port,
    user: parameters.user || parameters.username,
    password: parameters.password,
    database: parameters.dbname || parameters.database,
    tls,
    isPooled: isPooled(parameters, host, port),
    settings: Object.fromEntries(settings),
  }
}

/** `host:port`, or the socket's path: for people, and without a password. */
export function nameOfServer({ host, port }: ServerAddress): string {
  return host.startsWith('/')
    ? socketPathOf(host, port)
    : `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The same of what is written; nothing of what cannot be read, which may hold a password. */
export function nameOfAddress(given: string): string {
  const server = readServerAddress(given)
  return server ? nameOfServer(server) : 'an address that cannot be read'
}

export function socketPathOf(folder: string, port: number): string {
  return `${folder.replace(/\/$/, '')}/.s.PGSQL.${port}`
}

export function isLocal(host: string): boolean {
  return host.startsWith('/') || host === '::1' || /^127\./.test(host) || /^(.+\.)?localhost$/i.test(host)
}

/** The flag is Prisma's convention. */
function isPooled({ pgbouncer }: Parameters, host: string, port: number): boolean | undefined {
  if (pgbouncer === 'true' || pgbouncer === 'false') return pgbouncer === 'true'
  return port === SUPABASE_TRANSACTION_POOLER_PORT && host.endsWith('.supabase.com') ? true : undefined
}

/** `postgres://user@/db?host=/cloudsql/x` is an address to libpq, and none to the URL standard. */
const WITHOUT_HOST = /^([a-z]+:\/\/[^/?#]*@)(?=[/?#]|$)/i
const NO_HOST = 'no-host.invalid'

function fromUrl(given: string): Parameters | undefined {
  const url = URL.parse(given.replace(WITHOUT_HOST, `$1${NO_HOST}`))
  if (!url) return undefined
  try {
    const { username, password, hostname, port, pathname, searchParams } = url
    const host = hostname === NO_HOST ? '' : decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1')
    const written = {
      host,
      port,
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      dbname: decodeURIComponent(pathname.slice(1)),
    }
    const named = Object.entries(written).filter(([, value]) => value !== '')
    return { ...Object.fromEntries(named), ...Object.fromEntries(searchParams) }
  } catch {
    // A % that was not written as %25.
    return undefined
  }
}

/** A name, and its value as it is or in single quotes, where a backslash stands before a quote or another. */
const WORD = /\s*(\w+)\s*=\s*(?:'((?:[^'\\]|\\.)*)'|((?:[^\s'\\]|\\.)*))(?=\s|$)/y

function fromWords(given: string): Parameters | undefined {
  const parameters: Parameters = {}
  WORD.lastIndex = 0
  const text = given.trim()
  while (WORD.lastIndex < text.length) {
    const match = WORD.exec(text)
    if (!match) return undefined
    const [, name = '', quoted, bare = ''] = match
    parameters[name] = (quoted ?? bare).replaceAll(/\\(.)/g, '$1')
  }
  return parameters.host || parameters.hostaddr || parameters.dbname ? parameters : undefined
}

/** What libpq calls it, and what others have called it. */
const OTHER_MODES: Record<string, TlsMode> = { true: 'require', false: 'disable', 'no-verify': 'require' }

/** @returns undefined for a mode that there is not */
function tlsOf(parameters: Parameters, host: string): Tls | undefined {
  const { sslmode, ssl, sslrootcert, sslcert, sslkey, sslpassword } = parameters
  const asked = sslmode ?? ssl
  const mode = asked === undefined ? usualMode(host, sslrootcert) : (OTHER_MODES[asked] ?? asked)
  if (!isTlsMode(mode)) return undefined
  return {
    mode: mode === 'require' && sslrootcert ? 'verify-ca' : mode,
    // Node's own list of authorities serves where no file is named.
    rootCertificate: sslrootcert === 'system' ? undefined : sslrootcert,
    certificate: sslcert,
    key: sslkey,
    passphrase: sslpassword,
  }
}

function usualMode(host: string, rootCertificate: string | undefined): TlsMode {
  if (rootCertificate) return 'verify-full'
  return isLocal(host) ? 'disable' : 'prefer'
}

function isTlsMode(mode: string): mode is TlsMode {
  return (TLS_MODES as readonly string[]).includes(mode)
}
