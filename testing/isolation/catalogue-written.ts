/** Compares the rights on columns and functions with the tables of docs/permissions.md. */
import type { Check } from './catalogue.ts'
import { type Line, namesIn } from './permissions-table.ts'

const RIGHTS = ['read', 'create', 'change'] as const
type Columns = { table: string } & Record<(typeof RIGHTS)[number], string[] | null> & { all: string[] }

/** The columns that a person may read, insert and update: exactly those listed. */
export function columnsMatchDocs(lines: readonly Line[]): Check {
  return async (sql) => {
    const may = (right: string) =>
      sql`json_agg(a.attname) filter (where has_column_privilege('frontdesk_app', c.oid, a.attnum, ${right}))`
    const tables = await sql<Columns[]>`
      select c.relname as table, json_agg(a.attname) as all, ${may('select')} as read, ${may('insert')} as create,
        ${may('update')} as change
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      group by c.relname order by c.relname`
    const complaints = tables.flatMap((columns) => {
      const line = lines.find(({ table }) => table === columns.table)
      return RIGHTS.flatMap((right) => {
        const granted = columns[right] ?? []
        const written = line?.[right] === 'all' ? columns.all : namesIn(line?.[right] ?? '–')
        const wrong = symmetricDifference(granted, written)
        return wrong.map((column) => tell(columns.table, column, right, granted.includes(column)))
      })
    })
    const names = tables.map(({ table }) => table)
    const gone = lines.filter(({ table = '' }) => !names.includes(table))
    return [...complaints, ...gone.map(({ table }) => `${table} is written of, and does not exist`)]
  }
}

function tell(table: string, column: string, right: string, isGranted: boolean): string {
  return isGranted
    ? `frontdesk_app may ${right} ${table}.${column}, which is not written`
    : `frontdesk_app may not ${right} ${table}.${column}, as is written`
}

function symmetricDifference(some: readonly string[], others: readonly string[]): string[] {
  const only = (these: readonly string[], those: readonly string[]) =>
    these.filter((each) => !those.includes(each))
  return [...only(some, others), ...only(others, some)]
}

const CALLERS = ['everybody', 'frontdesk_app', 'frontdesk_system'] as const

/** The functions that each role may call; nobody else may, except their owner. */
export function functionsMatchDocs(lines: readonly Line[]): Check {
  return async (sql) => {
    const functions = await sql<({ name: string; others: string[] | null } & Record<string, boolean>)[]>`
      select p.proname as name,
        0 = any (r.grantees) as everybody,
        has_function_privilege('frontdesk_app', p.oid, 'execute') as frontdesk_app,
        has_function_privilege('frontdesk_system', p.oid, 'execute') as frontdesk_system,
        (
          select json_agg(grantee::regrole::text) from unnest(r.grantees) as grantee
          where grantee not in (0, p.proowner, 'frontdesk_app'::regrole, 'frontdesk_system'::regrole)
        ) as others
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace, lateral (
        select coalesce(array_agg(grantee), '{}') as grantees
        from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))
      ) r
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      order by p.proname`
    return functions.flatMap(({ name, others, ...may }) => {
      const line = lines.find((each) => each.function === name)
      const wrong = CALLERS.filter((caller) => (may[caller] ? 'yes' : '–') !== (line?.[caller] ?? '–'))
      return [
        ...wrong.map(
          (caller) => `${caller} ${may[caller] ? 'may' : 'may not'} call ${name}, unlike what is written`,
        ),
        ...(others ?? []).map((other) => `${other} may call ${name}`),
      ]
    })
  }
}
