import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Sql } from 'postgres'

const MIGRATIONS = join(import.meta.dirname, '../../database/migrations')

/** Any number that nothing else in the database locks; "frontdsk" in ASCII. */
const LOCK = 0x66726f6e74n * 2n ** 24n + 0x64736bn

/**
 * Applies the migrations that the database does not have yet, each in a transaction of its own. Processes
 * that start together wait for the first, then find nothing to do.
 * @returns the names of those applied
 */
export async function migrate(sql: Sql, directory = MIGRATIONS): Promise<string[]> {
  const names = (await readdir(directory))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => basename(file, '.sql'))
  const applied: string[] = []
  for (const name of names.sort()) {
    const text = await readFile(join(directory, `${name}.sql`), 'utf8')
    // A transaction's lock, not a session's: a transaction pooler may give each its own session.
    await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${LOCK.toString()}::bigint)`
      if (await isApplied(transaction, name)) return
      await transaction.unsafe(text)
      applied.push(name)
    })
  }
  return applied
}

async function isApplied(
  transaction: Sql | Parameters<Parameters<Sql['begin']>[1]>[0],
  name: string,
): Promise<boolean> {
  const [table] = await transaction`select to_regclass('frontdesk_migrations') is not null as exists`
  if (!table?.exists) return false
  const rows = await transaction`select from frontdesk_migrations where name = ${name}`
  return rows.length > 0
}
