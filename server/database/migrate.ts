import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Sql, TransactionSql } from 'postgres'
import { prepareRoles } from './roles.ts'
import {
  appliedMigrations,
  enterSchema,
  type Migration,
  ownedByAnother,
  ownerOfInstallation,
} from './schema.ts'
import { DEFAULT_SCHEMA } from './schema-name.ts'
import { DatabaseSetupError, NAME_TAKEN } from './setup-error.ts'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')

/** The advisory lock's key: "frontdsk" in ASCII. */
const LOCK = 0x66726f6e74n * 2n ** 24n + 0x64736bn

/**
 * Prepares the roles and the schema, and applies pending migrations, in one transaction: a failed start
 * leaves nothing behind. Processes that start at the same time wait for the first one.
 * @returns the names of the applied migrations
 * @throws DatabaseSetupError when an administrator has to prepare something
 */
export async function migrate(
  sql: Sql,
  schema = DEFAULT_SCHEMA,
  directory = MIGRATIONS,
): Promise<readonly string[]> {
  const migrations = await readMigrations(directory)
  return sql.begin(async (transaction) => {
    // A transaction lock, because a transaction pooler may change sessions between transactions.
    await transaction`select pg_advisory_xact_lock(${LOCK.toString()}::bigint)`
    await prepareRoles(transaction)
    await enterSchema(transaction, schema, migrations)
    const applied = await appliedMigrations(transaction, schema)
    const pending = migrations.filter(({ name }) => !applied.has(name))
    const names = pending.map(({ name }) => name)
    const installation = await ownerOfInstallation(transaction, schema)
    if (names.length > 0 && installation && !installation.isOurs)
      throw ownedByAnother(schema, installation.owner, names)
    for (const { text } of pending) await apply(transaction, schema, text)
    return names
  })
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
