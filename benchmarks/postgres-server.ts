/**
 * The Postgres server of a run: the one of BENCH_DATABASE_URL (or TEST_DATABASE_URL). Otherwise one started
 * from the installed binaries, in a temporary folder, with default settings.
 */
import { randomBytes } from 'node:crypto'
import { chmod, chown, glob, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import postgres from 'postgres'
import { ownerOfServer, type PostgresServer, startPostgres } from '../testing/postgres-process.ts'
import { parentOf } from './process-usage.ts'

const ADVICE = `The benchmark needs a Postgres server. Either
  set BENCH_DATABASE_URL=postgres://user:password@host:5432/postgres, whose role may create databases, or
  install Postgres so that initdb is in PATH or in /usr/lib/postgresql/*/bin.`

export class NoPostgres extends Error {
  constructor() {
    super(ADVICE)
  }
}

/**
 * @param folder for the data of a server that we start
 * @param settings of a server that we start
 */
export async function findPostgres(
  folder: string,
  settings: Record<string, string> = {},
): Promise<PostgresServer> {
  const url = process.env.BENCH_DATABASE_URL ?? process.env.TEST_DATABASE_URL
  if (url) return { url, [Symbol.asyncDispose]: async () => {} }
  const binaries = await findBinaries()
  if (!binaries) throw new NoPostgres()
  return startServer(binaries, folder, settings)
}

/** The folder of the newest installed version; undefined without one. */
export async function findBinaries(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for await (const path of glob('/usr/lib/postgresql/*/bin/initdb')) folders.push(join(path, '..'))
  const found: string[] = []
  for (const candidate of folders.filter((path) => path !== '')) {
    for await (const path of glob('initdb', { cwd: candidate })) found.push(join(candidate, path, '..'))
  }
  return found.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1)
}

async function startServer(
  binaries: string,
  folder: string,
  settings: Record<string, string>,
): Promise<PostgresServer> {
  const owner = ownerOfServer()
  const home = join(folder, 'postgres')
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(home, 'password')
  await mkdir(home)
  await writeFile(passwordFile, password)
  if (owner) for (const path of [home, passwordFile]) await chown(path, owner.uid, owner.gid)
  // Private, but the server's user must be able to pass through it.
  await chmod(folder, 0o711)
  return startPostgres({
    binaries,
    data: join(home, 'data'),
    owner,
    initialize: ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
    login: `postgres:${password}`,
    settings,
  })
}

/** A new database on the server, dropped when disposed of. */
export async function createDatabase({ url }: Pick<PostgresServer, 'url'>): Promise<PostgresServer> {
  const name = `frontdesk_bench_${randomBytes(6).toString('hex')}`
  const own = new URL(url)
  own.pathname = `/${name}`
  await onServer(url, (sql) => sql`create database ${sql(name)}`)
  const drop = async () => void (await onServer(url, (sql) => sql`drop database ${sql(name)} with (force)`))
  return { url: own.href, [Symbol.asyncDispose]: drop }
}

/** The server's process id; NaN where it runs on another machine. */
export function pidOf({ url }: Pick<PostgresServer, 'url'>): Promise<number> {
  return onServer(url, async (sql) => {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    // While the connection is open, its process exists.
    return row ? parentOf(row.pid) : Number.NaN
  })
}

async function onServer<Result>(
  url: string,
  statement: (sql: postgres.Sql) => PromiseLike<Result>,
): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await statement(sql)
  } finally {
    await sql.end()
  }
}
