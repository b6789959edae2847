/**
 * Distributes the tables of conversations over the workers of a Citus cluster, by `npm run distribute` alone. See
 * docs/decisions/0045.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql, TransactionSql } from 'postgres'
import { ROLES } from './roles.ts'
import { lockMigrations } from './schema.ts'
import { DEFAULT_SCHEMA } from './schema-name.ts'
import { DatabaseSetupError, PERMISSION_DENIED } from './setup-error.ts'

const FILES = join(import.meta.dirname, '../../database/citus')

/** All rows of a home are in one shard of each. */
export const DISTRIBUTED = [
  'conversations',
  'messages',
  'turns',
  'training_data',
  'records',
  'record_items',
  'ratings',
  'conversation_notes',
] as const

/**
 * At a start on a database with Citus: prepares one that is distributed. Idempotent; processes that start at the same time
 * wait for the first one.
 * @returns the number of workers; 0 when the tables are not distributed
 * @throws DatabaseSetupError when an administrator has to prepare something
 */
export async function useCluster(sql: Sql, schema = DEFAULT_SCHEMA): Promise<number> {
  return sql.begin(async (transaction) => {
    await enter(transaction, schema)
    if (!(await isDistributed(transaction, schema))) return 0
    await prepare(transaction)
    return countWorkers(transaction)
  }) as Promise<number>
}

/**
 * Distributes a database, in one transaction: ended in the middle, it leaves everything as it was.
 * @returns the number of workers
 * @throws DatabaseSetupError when there is no cluster, or a server uses the database
 */
export async function distribute(sql: Sql, schema = DEFAULT_SCHEMA): Promise<number> {
  return sql.begin(async (transaction) => {
    const [extension] = await transaction`select from pg_extension where extname = 'citus'`
    const workers = extension ? await countWorkers(transaction) : 0
    if (workers === 0) throw new DatabaseSetupError(NO_CLUSTER)
    await enter(transaction, schema)
    if (!(await isDistributed(transaction, schema))) {
      await assertUnused(transaction)
      await distributeTables(transaction, schema)
    }
    await prepare(transaction)
    return workers
  }) as Promise<number>
}

const NO_CLUSTER =
  'DATABASE_URL is no coordinator of a Citus cluster with active workers. ' +
  'Nothing was changed. docs/scaling.md says how to set one up.'

async function enter(sql: TransactionSql, schema: string): Promise<void> {
  await lockMigrations(sql)
  await sql`select set_config('search_path', ${schema}, true)`
}

async function countWorkers(sql: TransactionSql): Promise<number> {
  const [nodes] = await sql<{ workers: number }[]>`
    select count(*)::integer as workers from pg_dist_node
    where groupid > 0 and noderole = 'primary' and isactive and shouldhaveshards`
  return nodes?.workers ?? 0
}

async function isDistributed(sql: TransactionSql, schema: string): Promise<boolean> {
  const [found] = await sql`
    select from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
    where c.relnamespace = ${schema}::regnamespace and c.relname = 'conversations'`
  return found !== undefined
}

/** A server that runs meanwhile would go on as if the tables were on one node, and see no rows. */
async function assertUnused(sql: TransactionSql): Promise<void> {
  const others = await sql`
    select from pg_stat_activity
    where datname = current_database() and application_name = 'frontdesk' and pid <> pg_backend_pid() limit 1`
  if (others.length > 0)
    throw new DatabaseSetupError(
      'A server is connected to this database. Stop all servers, and try again. Nothing was changed.',
    )
}

async function distributeTables(sql: TransactionSql, schema: string): Promise<void> {
  await allowLogin(sql)
  const before = await asSystem(sql, () => countRows(sql))
  await run(sql, 'tables.sql')
  // As their owner, who has written them in this transaction, and is not under their policies until its end.
  const after = await countRows(sql)
  for (const [index, table] of DISTRIBUTED.entries()) {
    if (before[index] !== after[index])
      throw new Error(
        `${after[index]} of ${before[index]} rows of ${schema}.${table} arrived; nothing was changed`,
      )
  }
  await run(sql, 'finish.sql')
}

async function countRows(sql: TransactionSql): Promise<string[]> {
  const counts: string[] = []
  for (const table of DISTRIBUTED) {
    const [row] = await sql<{ count: string }[]>`select count(*) from ${sql(table)}`
    counts.push(row?.count ?? '')
  }
  return counts
}

/** The owner of the tables is under their policies, too. */
async function asSystem<Result>(sql: TransactionSql, act: () => PromiseLike<Result>): Promise<Result> {
  await sql`select set_config('role', 'frontdesk_system', true)`
  const result = await act()
  await sql`select set_config('role', 'none', true)`
  return result
}

/** The coordinator connects to the workers as the role of a statement. */
async function allowLogin(sql: TransactionSql): Promise<void> {
  const roles = await sql<{ name: string }[]>`
    select rolname as name from pg_roles where rolname = any (${[...ROLES]}::text[]) and not rolcanlogin`
  for (const { name } of roles) await allowLoginOf(sql, name)
}

async function allowLoginOf(sql: TransactionSql, role: string): Promise<void> {
  const statement = `alter role ${role} login`
  try {
    await sql.savepoint((inner) => inner.unsafe(statement))
  } catch (error) {
    if (!PERMISSION_DENIED.matches(error)) throw error
    throw new DatabaseSetupError(
      `Citus connects to its workers as the role "${role}", which may not log in.`,
      `${statement};`,
    )
  }
}

/** A migration may have replaced a function. Only the owner of the functions can; others find them prepared. */
async function prepare(sql: TransactionSql): Promise<void> {
  const [state] = await sql<{ isOurs: boolean }[]>`
    select pg_has_role(relowner, 'usage') as "isOurs" from pg_class where oid = 'frontdesk_migrations'::regclass`
  if (!state?.isOurs) return
  for (const file of ['routines.sql', 'on-coordinator.sql']) await run(sql, file)
}

async function run(sql: TransactionSql, file: string): Promise<void> {
  await sql.unsafe(await readFile(join(FILES, file), 'utf8'))
}
