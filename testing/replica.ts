/** A Postgres server with a streaming replica, from the installed binaries. Without them, their tests are skipped. */
import { chmod, chown, mkdtemp, readFile, realpath, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import postgres from 'postgres'
import { findBinaries } from '../benchmarks/postgres-server.ts'
import type { TestDatabase } from './database.ts'
import {
  type Installation,
  type Owner,
  ownerOfServer,
  type Replica,
  startPostgres,
  startReplica,
} from './postgres-process.ts'

export type Replicated = {
  /** A new database on the primary; its environment names the replica, too. */
  createDatabase: () => Promise<TestDatabase & { readUrl: string }>
  replica: Replica
  /** Holds back what the primary writes from the replica's readers. */
  pause: () => Promise<void>
  resume: () => Promise<void>
  /** The statements that the replica has got. */
  statements: () => Promise<string[]>
}

/** @returns undefined where Postgres is not installed; both servers end after the file's tests */
export async function startReplicated(): Promise<Replicated | undefined> {
  const found = await findBinaries()
  if (!found) return undefined
  // Links may lead to initdb alone; pg_basebackup is beside the file itself.
  const binaries = dirname(await realpath(join(found, 'initdb')))
  const owner = ownerOfServer()
  const home = await makeHome(owner)
  after(() => rm(home, { recursive: true, force: true }))
  const common = {
    binaries,
    owner,
    login: 'postgres',
    initialize: ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
  }
  const settings = { fsync: 'off', max_connections: 200 }
  const primary = await startPostgres({ ...common, data: join(home, 'primary'), settings })
  after(() => primary[Symbol.asyncDispose]())
  const log = join(home, 'replica.log')
  const standby: Installation = {
    ...common,
    data: join(home, 'replica'),
    settings: {
      ...settings,
      ...{ log_statement: 'all', logging_collector: 'on', log_directory: home, log_filename: 'replica.log' },
    },
  }
  const replica = await startReplica(primary, standby)
  after(() => replica[Symbol.asyncDispose]())
  return {
    replica,
    createDatabase: () => createDatabase(primary.url, replica.url),
    pause: () => onServer(replica.url, (sql) => sql`select pg_wal_replay_pause()`),
    resume: () => onServer(replica.url, (sql) => sql`select pg_wal_replay_resume()`),
    statements: async () => statementsIn(await readFile(log, 'utf8')),
  }
}

async function makeHome(owner: Owner | undefined): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'frontdesk-replica-'))
  await chmod(home, 0o700)
  if (!owner) return home
  await chown(home, owner.uid, owner.gid)
  // The servers' user must be able to pass through the folder of the whole run.
  const { mode } = await stat(tmpdir())
  await chmod(tmpdir(), mode | 0o011)
  return home
}

let databases = 0

async function createDatabase(primary: string, replica: string) {
  const name = `frontdesk_test_${++databases}`
  await onServer(primary, (sql) => sql`create database ${sql(name)}`)
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  const [url, readUrl] = [primary, replica].map((server) => server.replace(/postgres$/, name)) as [
    string,
    string,
  ]
  return {
    env: { DATA_DIR: dataDir, DATABASE_URL: url, DATABASE_READ_URL: readUrl },
    readUrl,
    dataDir,
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

async function onServer(url: string, run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await run(sql)
  } finally {
    await sql.end()
  }
}

/** With parameters, a statement is logged as `execute`. */
function statementsIn(log: string): string[] {
  return [...log.matchAll(/LOG: {2}(?:statement|execute [^:]*): ([^\n]*(?:\n\t[^\n]*)*)/g)].map(
    ([, text = '']) => text,
  )
}
