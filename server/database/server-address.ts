/**
 * Parses DATABASE_URL as libpq does: a URL, or keywords such as `host=db.example.org dbname=app`. A host may
 * be a name, an IP address (IPv6 in brackets), or the folder of a Unix socket.
 */

export const TLS_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
export type TlsMode = (typeof TLS_MODES)[number]

export type Tls = {
  mode: TlsMode
  /** Files: the trusted CA, and the client's certificate and key. */
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
  /** Whether the server is behind a transaction pooler; undefined when the address does not tell. */
  isPooled: boolean | undefined
  /** Startup parameters sent to the server, such as `options`. */
  settings: Record<string, string>
}

type Parameters = Record<string, string>

/** Supabase's transaction pooler listens here. */
const SUPABASE_TRANSACTION_POOLER_PORT = 6543
const USUAL_PORT = 5432

/** Client-side parameters of libpq, Prisma and hosted services. A server would reject them. */
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

/** @returns undefined when it is not the address of one server */
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

/** `host:port` or the socket's path, for logs; without a password. */
export function nameOfServer({ host, port }: ServerAddress): string {
  return host.startsWith('/')
    ? socketPathOf(host, port)
    : `${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The same for an unparsed address. An invalid one is not shown, because it may contain a password. */
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

/** libpq accepts `postgres://user@/db?host=/cloudsql/x`, which the URL standard does not. */
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
    // An invalid percent-encoding.
    return undefined
  }
}

/** A keyword and its value, bare or in single quotes; a backslash escapes a quote or a backslash. */
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

/** Other names for libpq's modes. */
const OTHER_MODES: Record<string, TlsMode> = { true: 'require', false: 'disable', 'no-verify': 'require' }

/** @returns undefined for an unknown mode */
function tlsOf(parameters: Parameters, host: string): Tls | undefined {
  const { sslmode, ssl, sslrootcert, sslcert, sslkey, sslpassword } = parameters
  const asked = sslmode ?? ssl
  const mode = asked === undefined ? usualMode(host, sslrootcert) : (OTHER_MODES[asked] ?? asked)
  if (!isTlsMode(mode)) return undefined
  return {
    mode: mode === 'require' && sslrootcert ? 'verify-ca' : mode,
    // Without a file, Node's own CA list is used.
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
