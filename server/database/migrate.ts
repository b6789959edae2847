import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Sql, TransactionSql } from 'postgres'
import type { PrepareOptions } from './build-index.ts'
import { fillHomes, NEEDS_HOMES } from './fill-homes.ts'
import { buildListIndexes, NEEDS_LIST_INDEXES } from './list-indexes.ts'
import { prepareRoles } from './roles.ts'
import {
  appliedMigrations,
  enterSchema,
  lockMigrations,
  type Migration,
  ownedByAnother,
  ownerOfInstallation,
} from './schema.ts'
import { DEFAULT_SCHEMA } from './schema-name.ts'
import { DatabaseSetupError, NAME_TAKEN } from './setup-error.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')

export type MigrateOptions = Partial<Pick<PrepareOptions, 'isShared' | 'onProgress'>> & { directory?: string }

/** What has to be done in an existing database before a migration, while others use it. */
const PREPARATIONS: Readonly<Record<string, (sql: Sql, options: PrepareOptions) => Promise<void>>> = {
  [NEEDS_HOMES]: fillHomes,
  [NEEDS_LIST_INDEXES]: buildListIndexes,
}

/**
 * Prepares the roles and the schema, and applies pending migrations, in one transaction: a failed start
 * leaves nothing behind. Where something has to be prepared, it is one before that and one after. Processes
 * that start at the same time wait for the first one.
 * @returns the names of the applied migrations
 * @throws DatabaseSetupError when an administrator has to prepare something
 */
export async function migrate(
  sql: Sql,
  schema = DEFAULT_SCHEMA,
  { directory = MIGRATIONS, isShared = true, onProgress = () => {} }: MigrateOptions = {},
): Promise<readonly string[]> {
  const migrations = await readMigrations(directory)
  const stops = new Set(Object.keys(PREPARATIONS))
  const applied: string[] = []
  while (true) {
    const { names, stop } = await applyPending(sql, schema, migrations, stops)
    applied.push(...names)
    if (stop === undefined) return applied
    await PREPARATIONS[stop]?.(sql, { schema, isShared, onProgress })
    stops.delete(stop)
  }
}

/**
 * @param stops migrations before which it stops, in an existing installation
 * @returns the names of the applied migrations, and the one before which it stopped
 */
function applyPending(
  sql: Sql,
  schema: string,
  migrations: readonly Migration[],
  stops: ReadonlySet<string>,
): Promise<{ names: string[]; stop: string | undefined }> {
  return sql.begin(async (transaction) => {
    await lockMigrations(transaction)
    await prepareRoles(transaction)
    await enterSchema(transaction, schema, migrations)
    const applied = await appliedMigrations(transaction, schema)
    refuseNewer(applied, migrations)
    const all = migrations.filter(({ name }) => !applied.has(name))
    const at = applied.size === 0 ? -1 : all.findIndex(({ name }) => stops.has(name))
    const pending = at < 0 ? all : all.slice(0, at)
    const names = pending.map(({ name }) => name)
    const installation = await ownerOfInstallation(transaction, schema)
    if (names.length > 0 && installation && !installation.isOurs)
      throw ownedByAnother(schema, installation.owner, names)
    for (const { text } of pending) await apply(transaction, schema, text)
    return { names, stop: all[at]?.name }
  })
}

/** This version would read and write the tables of a later one wrongly. @throws DatabaseSetupError */
function refuseNewer(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied].filter((name) => !known.has(name)).sort()
  if (unknown.length === 0) return
  throw new DatabaseSetupError(
    `A newer version of Frontdesk has updated this database (${unknown.join(', ')}). ` +
      'Start that version, or restore the backup from before the update. Nothing was changed.',
  )
}

async function apply(sql: TransactionSql, schema: string, text: string): Promise<void> {
  try {
    await sql.unsafe(text)
  } catch (error) {
    if (!NAME_TAKEN.matches(error)) throw error
    throw new DatabaseSetupError(
      `The schema "${schema}" holds tables of another program (${(error as Error).message}). ` +
        'Set DATABASE_SCHEMA to the name of a new schema.',
    )
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => ({
      name: basename(file, '.sql'),
      text: await readFile(join(directory, file), 'utf8'),
    })),
  )
}
