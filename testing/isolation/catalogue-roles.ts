/** Tries every operation on every table as each role, including tables that no other test knows. */
import postgres, { type ReservedSql } from 'postgres'
import type { Check } from './catalogue.ts'

export type Acting = {
  role: string
  /** As PostgREST and frontdesk_enter() set them. */
  claims?: object
  /** The number of readable rows, by table; 0 for tables not named. */
  mayRead?: Record<string, number>
}

type Relation = { name: string; kind: string; columns: string[] }

/** Refusals: of a right, of a row's policy, or of a view that is not writable. */
const REFUSED = ['42501', '55000']

/**
 * Every table and view returns the expected rows and refuses insert, update and delete. Each must contain a
 * row, or the check would prove nothing.
 */
export function writesNothing(acting: Acting): Check {
  return async (sql) => {
    const complaints: string[] = []
    for (const relation of await relations(sql)) {
      const { name } = relation
      const [all] = await sql`select count(*)::integer as count from ${sql(name)}`
      if (all?.count === 0) complaints.push(`${name} is empty: nothing is proven of it`)
      for (const did of await statements(sql, acting, relation)) complaints.push(`${acting.role} ${did}`)
    }
    return complaints
  }
}

async function relations(sql: ReservedSql): Promise<Relation[]> {
  return sql<Relation[]>`
    select c.relname as name, c.relkind as kind, (
      select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
    ) as columns
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
    order by c.relname`
}

async function statements(sql: ReservedSql, acting: Acting, { name, columns }: Relation): Promise<string[]> {
  const did: string[] = []
  const expected = acting.mayRead?.[name] ?? 0
  const read = await attempt(sql, acting, () => sql`select 1 as one from ${sql(name)}`)
  if (read !== expected) did.push(`reads ${read} rows of ${name}, and not ${expected}`)
  // Policies are checked before constraints, so another error means that the row got past them.
  const inserted = await attempt(sql, acting, () => sql`insert into ${sql(name)} default values`)
  if (inserted !== 0) did.push(`inserts into ${name}`)
  for (const column of columns) {
    const update = () => sql`update ${sql(name)} set ${sql(column)} = ${sql(column)}`
    if ((await attempt(sql, acting, update)) !== 0) did.push(`updates ${name}.${column}`)
  }
  const deleted = await attempt(sql, acting, () => sql`delete from ${sql(name)}`)
  if (deleted !== 0) did.push(`deletes from ${name}`)
  return did
}

/** @returns the number of affected rows; 0 if refused, -1 if it failed for another reason */
async function attempt(
  sql: ReservedSql,
  { role, claims }: Acting,
  act: () => PromiseLike<{ count: number }>,
): Promise<number> {
  await sql`savepoint attempt`
  await sql`select set_config('request.jwt.claims', ${claims ? JSON.stringify(claims) : ''}, true)`
  await sql`select set_config('role', ${role}, true)`
  try {
    return (await act()).count
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error
    return REFUSED.includes(error.code) ? 0 : -1
  } finally {
    await sql`rollback to savepoint attempt`
  }
}
