/**
 * A fresh database per test file: on the Citus cluster of TEST_CITUS_URL, on the Postgres server of
 * TEST_DATABASE_URL, or embedded, copied from a data folder that is prepared once per machine. On Postgres, `npm test`
 * prepares a template likewise, for one run.
 */
import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres, { type ReservedSql } from 'postgres'
import type { DatabaseAddress } from '../server/database/connection.ts'
import type { Connections } from '../server/database/connections.ts'
import { openDatabase } from '../server/database/database.ts'
import { startEmbedded } from '../server/database/embedded.ts'
import { CITUS_URL, createDistributed, dropOnCluster } from './citus.ts'

export type TestDatabase = {
  /** Environment of the server under test. */
  env: Record<string, string>
  dataDir: string
  /** Deletes the database. */
  remove: () => Promise<void>
}

export const SERVER_URL = CITUS_URL ?? process.env.TEST_DATABASE_URL

export type EmptyDatabase = { address: DatabaseAddress; remove: () => Promise<void> }

/** A database on which Frontdesk has never been started. */
export async function createEmptyDatabase(): Promise<EmptyDatabase> {
  if (SERVER_URL) {
    const { url, remove } = await createOnServer()
    return { address: { url }, remove }
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  const embedded = await startEmbedded({ dataDir, onFirstStart: () => {}, onCrash: () => {} })
  const remove = async () => {
    await embedded.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { address: { socketPath: embedded.socketPath }, remove }
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  const removeFolder = () => rm(dataDir, { recursive: true, force: true })
  if (!SERVER_URL) {
    // Twice as fast as its promise for these thousand files.
    cpSync(await preparedFolder(), dataDir, { recursive: true })
    return { env: { DATA_DIR: dataDir }, dataDir, remove: removeFolder }
  }
  const { url, remove } = await createOnServer(process.env[TEMPLATE])
  return {
    env: { DATA_DIR: dataDir, DATABASE_URL: url },
    dataDir,
    remove: async () => {
      await remove()
      await removeFolder()
    },
  }
}

/** Names the migrated template database to the test files. */
export const TEMPLATE = 'TEST_DATABASE_TEMPLATE'

/** A migrated database on the Postgres server, which the others are copied from. */
export async function createTemplate(): Promise<{ name: string; remove: () => Promise<void> }> {
  const { url, name, remove } = await createOnServer()
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-test-'))
  try {
    const database = await openDatabase({ url, dataDir, onFirstStart: () => {}, onCrash: () => {} })
    await database.close()
    return { name, remove }
  } catch (error) {
    await remove()
    throw error
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function createOnServer(template = 'template1') {
  const url = new URL(SERVER_URL ?? '')
  const name = `frontdesk_test_${randomUUID().replaceAll('-', '')}`
  url.pathname = `/${name}`
  if (CITUS_URL) return { name, url: await createDistributed(name), remove: () => dropOnCluster(name) }
  await onServer((sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  return {
    name,
    url: url.href,
    remove: async () => void (await onServer((sql) => sql`drop database ${sql(name)} with (force)`)),
  }
}

/** Runs as the login role, which may bypass row-level security; tables need no schema prefix. */
export function asLoginRole<Result>(
  connections: Connections,
  run: (sql: ReservedSql) => Promise<Result>,
): Promise<Result> {
  return connections.use(async (sql) => {
    await sql`select set_config('search_path', ${connections.schema}, false)`
    try {
      return await run(sql)
    } finally {
      await sql`reset search_path`
    }
  })
}

async function onServer(run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(SERVER_URL ?? '', { max: 1, onnotice: () => {} })
  try {
    await run(sql)
  } finally {
    await sql.end()
  }
}

const CACHE = join(import.meta.dirname, '../node_modules/.cache')

/** A migrated embedded database, cached for all test files until a migration or PGlite changes. */
async function preparedFolder(): Promise<string> {
  const folder = join(CACHE, `database-${await versionOfSchema()}`)
  if (existsSync(folder)) return folder
  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true, mode: 0o700 })
  const { connections, close } = await openDatabase({
    dataDir: draft,
    onFirstStart: () => {},
    onCrash: () => {},
  })
  await connections.use(dropTemplates)
  await close()
  // Another test file may have been faster.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}

/** Nobody creates databases there: half of the files need not be copied. */
async function dropTemplates(sql: ReservedSql): Promise<void> {
  await sql`update pg_database set datistemplate = false where datname in ('template0', 'template1')`
  await sql`drop database template0`
  await sql`drop database template1`
}

/** The inputs of a prepared folder besides the migrations. */
const MADE_BY = [
  'node_modules/@electric-sql/pglite/package.json',
  'server/database/migrate.ts',
  'server/database/roles.ts',
  'server/database/schema.ts',
  'testing/database.ts',
]

async function versionOfSchema(): Promise<string> {
  const hash = createHash('sha256')
  const root = join(import.meta.dirname, '..')
  const migrations = (await readdir(join(root, 'database/migrations'))).sort()
  const files = [...migrations.map((file) => `database/migrations/${file}`), ...MADE_BY]
  for (const file of files) hash.update(await readFile(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
