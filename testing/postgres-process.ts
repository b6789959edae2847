/** Runs a Postgres server from its binaries: for benchmarks, and for tests of a specific version. */
import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { endingOf } from '../benchmarks/programs.ts'

const run = promisify(execFile)

/** A server on which databases may be created; disposing of it ends it if we started it. */
export type PostgresServer = AsyncDisposable & { url: string }

export type Owner = { uid: number; gid: number }

export type Installation = {
  /** The folder of initdb and postgres. */
  binaries: string
  /** The data folder, in one that its owner may write to; the socket is beside it. */
  data: string
  /** The user that the server runs as. */
  owner: Owner | undefined
  /** Further arguments of initdb. */
  initialize: readonly string[]
  /** The superuser's name, with `:` and a password where initdb was given one. */
  login: string
  settings?: Record<string, string | number>
}

/** @returns once it accepts connections */
export async function startPostgres(installation: Installation): Promise<PostgresServer> {
  const { binaries, data, owner, initialize } = installation
  const place = { cwd: dirname(data), ...owner }
  await run(join(binaries, 'initdb'), ['-D', data, ...initialize], place)
  return servePostgres(installation, await freePort())
}

export type Replica = PostgresServer & {
  /** Ends it at once, as a crash does. */
  kill: () => Promise<void>
  /** Starts it again at the same address. */
  restart: () => Promise<void>
}

/** A hot standby that streams from a server that `startPostgres` started, whose data folder is beside its own. */
export async function startReplica(primary: PostgresServer, installation: Installation): Promise<Replica> {
  const { binaries, data, owner } = installation
  const copy = ['-D', data, '-d', primary.url, '-R', '-X', 'stream', '-c', 'fast']
  await run(join(binaries, 'pg_basebackup'), copy, { cwd: dirname(data), ...owner })
  const port = await freePort()
  let server = await servePostgres(installation, port)
  return {
    url: server.url,
    kill: () => server.kill(),
    restart: async () => {
      server = await servePostgres(installation, port)
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

type Killable = PostgresServer & { kill: () => Promise<void> }

async function servePostgres(installation: Installation, port: number): Promise<Killable> {
  const { binaries, data, owner, login, settings = {} } = installation
  const place = { cwd: dirname(data), ...owner }
  const own = { port, listen_addresses: '127.0.0.1', unix_socket_directories: dirname(data) }
  const flags = Object.entries({ ...own, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], { stdio: 'ignore', ...place })
  // SIGINT is Postgres's fast shutdown: connections are ended, not waited for.
  const end = endingOf(child, 'SIGINT')
  const url = `postgres://${login}@127.0.0.1:${port}/postgres`
  await untilReady(url).catch(async (error) => {
    await end()
    throw error
  })
  const kill = async () => {
    // SIGQUIT is its immediate shutdown, which writes nothing.
    child.kill('SIGQUIT')
    await end()
  }
  return { url, kill, [Symbol.asyncDispose]: end }
}

/**
 * Postgres refuses to run as root: it then runs as `postgres` or `nobody`.
 * @returns undefined for the current user
 */
export function ownerOfServer(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      // No such user here.
    }
  }
  throw new Error('Postgres refuses to run as root, and there is neither a user postgres nor nobody')
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
    try {
      await sql`select 1`
      return
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    } finally {
      await sql.end()
    }
  }
}
