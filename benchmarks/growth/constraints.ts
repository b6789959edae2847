/** Indexes, keys and foreign keys, dropped for the insertion of many rows and built from all of them at its end. */
import type { Sql } from 'postgres'

/** Each with the statements that drop and restore it. */
type Part = { drop: string; restore: string }

/** @returns restores them, which also checks the rows */
export async function dropConstraints(sql: Sql, tables: readonly string[]): Promise<() => Promise<void>> {
  const foreignKeys = await constraintsOf(sql, tables, ['f'])
  const keys = await constraintsOf(sql, tables, ['p', 'u'])
  const indexes = await sql<Part[]>`
    select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as restore
    from pg_index i
    where i.indrelid = any (${[...tables]}::text[]::regclass[])
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))`
  const parts = [...foreignKeys, ...keys, ...indexes]
  for (const { drop } of parts) await sql.unsafe(drop)
  return async () => {
    for (const { restore } of parts.toReversed()) await sql.unsafe(restore)
  }
}

/** Foreign keys also of other tables that refer to these. */
function constraintsOf(sql: Sql, tables: readonly string[], kinds: readonly string[]) {
  return sql<Part[]>`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as restore
    from pg_constraint c
    where c.contype = any (${[...kinds]}::text[]::"char"[])
      and (c.conrelid = any (${[...tables]}::text[]::regclass[])
        or c.contype = 'f' and c.confrelid = any (${[...tables]}::text[]::regclass[]))
    order by c.oid`
}
