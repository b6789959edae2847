/** Creates the schema of Frontdesk's tables, and moves an older installation from `public` into it. */
import type { TransactionSql } from 'postgres'
import { DEFAULT_SCHEMA } from './schema-name.ts'
import { DatabaseSetupError, OBJECT_MISSING, PERMISSION_DENIED, quotedName } from './setup-error.ts'

export type Migration = { name: string; text: string }

/** The advisory lock's key: "frontdsk" in ASCII. */
const LOCK = 0x66726f6e74n * 2n ** 24n + 0x64736bn

/** Until the end of the transaction, because a transaction pooler may change sessions between transactions. */
export async function lockMigrations(sql: TransactionSql): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK.toString()}::bigint)`
}

/**
 * Creates the schema if missing, moves an older installation into it, and sets the search path to it alone.
 */
export async function enterSchema(
  sql: TransactionSql,
  schema: string,
  migrations: readonly Migration[],
): Promise<void> {
  if (!(await ownerOfInstallation(sql, schema))) {
    const older = schema === 'public' ? undefined : await olderInstallation(sql, schema)
    await createSchema(sql, schema)
    if (older) await moveInstallation(sql, schema, older, migrations)
  }
  await sql`select set_config('search_path', ${schema}, true)`
}

type Owner = { owner: string; isOurs: boolean }

/** The owner of this schema's migrations table; undefined without one. */
export async function ownerOfInstallation(sql: TransactionSql, schema: string): Promise<Owner | undefined> {
  const [found] = await sql<Owner[]>`
    select pg_get_userbyid(c.relowner) as owner, pg_has_role(c.relowner, 'usage') as "isOurs"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = 'frontdesk_migrations' and c.relkind = 'r'`
  return found
}

async function createSchema(sql: TransactionSql, schema: string): Promise<void> {
  const [state] = await sql<{ user: string; exists: boolean; mayCreate: boolean | null }[]>`
    select current_user as user, n.oid is not null as exists,
      has_schema_privilege(n.oid, 'create') and has_schema_privilege(n.oid, 'usage') as "mayCreate"
    from (select) as one left join pg_namespace n on n.nspname = ${schema}`
  const user = state?.user ?? ''
  if (state?.exists) {
    if (state.mayCreate) return
    throw new DatabaseSetupError(
      `The role "${user}" may not create tables in the schema "${schema}".`,
      `grant usage, create on schema "${schema}" to ${quotedName(user)};`,
    )
  }
  try {
    await sql.savepoint((inner) => inner`create schema ${inner(schema)}`)
  } catch (error) {
    throw PERMISSION_DENIED.matches(error)
      ? new DatabaseSetupError(
          `The role "${user}" may not create the schema "${schema}".`,
          `create schema "${schema}" authorization ${quotedName(user)};`,
        )
      : error
  }
}

/** Finds an installation in `public`, where older versions created their tables. */
async function olderInstallation(sql: TransactionSql, schema: string): Promise<Owner | undefined> {
  const found = await ownerOfInstallation(sql, 'public')
  if (!found || found.isOurs) return found
  // An administrator may have run only the roles' migration, as older documentation said.
  const [tables] = await sql`
    select from pg_tables where schemaname = 'public' and tablename = 'conversations' and tableowner = ${found.owner}`
  if (!tables || schema !== DEFAULT_SCHEMA) return undefined
  throw new DatabaseSetupError(
    `The schema "public" holds an installation of the role "${found.owner}". ` +
      `Start once as that role to move it to "${schema}", or set DATABASE_SCHEMA to another name for a new one.`,
  )
}

/** Matches the tables, views and functions that a migration creates. */
const CREATED = /^create (?:or replace )?(table|view|function)(?: if not exists)? (\w+)/gm

/** Moves only the objects that the recorded migrations created. */
async function moveInstallation(
  sql: TransactionSql,
  schema: string,
  { owner }: Owner,
  migrations: readonly Migration[],
): Promise<void> {
  const recorded = await sql<{ name: string }[]>`select name from public.frontdesk_migrations`
  const applied = new Set(recorded.map(({ name }) => name))
  const made = migrations
    .filter(({ name }) => applied.has(name))
    .flatMap(({ text }) => [...text.matchAll(CREATED)].map(([, kind, name]) => ({ kind, name })))
  const relations = made.flatMap(({ kind, name }) => (kind === 'function' ? [] : (name ?? [])))
  const functions = made.flatMap(({ kind, name }) => (kind === 'function' ? (name ?? []) : []))
  const statements = await sql<{ statement: string }[]>`
    select format('alter %s public.%I set schema %I',
      case c.relkind when 'v' then 'view' else 'table' end, c.relname, ${schema}::text) as statement
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and pg_get_userbyid(c.relowner) = ${owner} and c.relname = any (${relations}::text[])
    union all
    select format('alter function public.%I(%s) set schema %I',
      p.proname, pg_get_function_identity_arguments(p.oid), ${schema}::text)
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and pg_get_userbyid(p.proowner) = ${owner} and p.proname = any (${functions}::text[])`
  // Functions first: after their tables move, the names of their argument types change.
  const ordered = statements.map(({ statement }) => statement).sort()
  await sql.unsafe(ordered.join(';\n'))
  await sql`grant usage on schema ${sql(schema)} to frontdesk_app, frontdesk_system`
}

/**
 * The names of the applied migrations. If another role owns the tables, as after an administrator has run the
 * files, they are read as frontdesk_system.
 */
export async function appliedMigrations(sql: TransactionSql, schema: string): Promise<Set<string>> {
  const installation = await ownerOfInstallation(sql, schema)
  if (!installation) return new Set()
  try {
    const rows = await sql.savepoint(async (inner) => {
      if (!installation.isOurs) await inner`set local role frontdesk_system`
      const names = await inner<{ name: string }[]>`select name from frontdesk_migrations`
      if (!installation.isOurs) await inner`reset role`
      return names
    })
    return new Set(rows.map(({ name }) => name))
  } catch (error) {
    if (!PERMISSION_DENIED.matches(error) && !OBJECT_MISSING.matches(error)) throw error
    throw ownedByAnother(schema, installation.owner)
  }
}

export function ownedByAnother(schema: string, owner: string, missing: readonly string[] = []): Error {
  const files =
    missing.length > 0 ? `, or run as it what is missing of database/migrations: ${missing.join(', ')}` : ''
  return new DatabaseSetupError(
    `The tables in the schema "${schema}" belong to the role "${owner}". ` +
      `Start once as that role, or as a member of it${files}.`,
  )
}
