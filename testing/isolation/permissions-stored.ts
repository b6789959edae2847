/** The stored rows, for comparing two moments. */
import type { Connections } from '../../server/database/connections.ts'
import { asServiceRole } from '../../server/database/transaction.ts'
import { asLoginRole } from '../database.ts'

/** The server's own bookkeeping, which any call may change. */
const OF_SERVER = ['frontdesk_migrations', 'servers', 'idempotent_calls', 'budget_days', 'known_networks']

/** Without the time of a key's last use, which any call with it may update. */
export async function storedRows(connections: Connections): Promise<string[]> {
  const tables = (await tablesOf(connections)).filter((table) => !OF_SERVER.includes(table))
  const [rows] = await asServiceRole(connections, (sql) => [
    sql.unsafe<{ row: string }[]>(
      tables
        .map((table) => `select '${table} ' || (to_jsonb(t) - 'last_used_at')::text as row from ${table} t`)
        .join(' union all '),
    ),
  ])
  return rows.map(({ row }) => row)
}

let tables: Promise<string[]> | undefined

function tablesOf(connections: Connections): Promise<string[]> {
  tables ??= asLoginRole(connections, async (sql) => {
    const rows = await sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by relname`
    return rows.map(({ name }) => name)
  })
  return tables
}

/** Rows that are new, changed or deleted. */
export function changes(before: readonly string[], after: readonly string[]): string[] {
  const [were, are] = [new Set(before), new Set(after)]
  return [...before.filter((row) => !are.has(row)), ...after.filter((row) => !were.has(row))]
}
