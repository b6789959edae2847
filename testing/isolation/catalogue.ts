/**
 * Audits permissions in Postgres's system catalogue. Each check maps a connection to a list of complaints; an
 * empty list passes.
 */
import type { ReservedSql } from 'postgres'

export type Check = (sql: ReservedSql) => Promise<string[]>

/** The roles of the server's transactions. */
export const OURS = ['frontdesk_app', 'frontdesk_system']

/** Tables without forced row-level security, or without a policy, and the reason. */
export const UNFORCED: Record<string, string> = {
  frontdesk_migrations:
    'names of migrations, nobody’s rows; the role that migrates writes them, and the server’s role reads them',
}

/** Ownership and reference columns that people may update, and the reason. */
export const CHANGEABLE_KEYS: Record<string, string> = {
  'chatbots.form_id': 'an owner sets another form; the policy of forms asks whose chatbot it is of',
  'chatbots.draft_form_id': 'the same, of a draft',
}

type Row = { complaint: string }

const complaintsOf = (rows: readonly Row[]): string[] => rows.map(({ complaint }) => complaint)

/** Every relation except Postgres's own. Views with the owner's rights are checked separately. */
export const tablesAreGuarded: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select case
        when c.relkind in ('m', 'f') then format('%s can have no row-level security', c.oid::regclass)
        when not c.relrowsecurity then format('%s has no row-level security', c.oid::regclass)
        when not c.relforcerowsecurity then format('row-level security is not forced on %s', c.oid::regclass)
        else format('%s has no policy', c.oid::regclass)
      end as complaint
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'f') and ${isNotPostgres(sql)}
      and not (c.relname = any (${Object.keys(UNFORCED)}::text[]) and c.relrowsecurity)
      and (
        c.relkind in ('m', 'f') or not c.relrowsecurity or not c.relforcerowsecurity
        or not exists (select from pg_policy p where p.polrelid = c.oid)
      )
    order by 1`
  return complaintsOf(rows)
}

/** The server's own role sees every row; every other policy must depend on the identity. */
export const policiesNameTheCaller: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select format('policy %s on %s asks nobody who they are: %s', polname, polrelid::regclass,
      coalesce(asked, 'nothing')) as complaint
    from pg_policy, lateral (
      -- Without an expression of its own, what is written is held against the one for reading.
      select pg_get_expr(polqual, polrelid) where polcmd <> 'a'
      union all
      select pg_get_expr(polwithcheck, polrelid) where polcmd = 'a' or polwithcheck is not null
    ) as expressions (asked)
    where polpermissive and polroles <> array['frontdesk_system'::regrole::oid]
      -- A function of ours that names the person.
      and coalesce(asked, '') !~ 'frontdesk_\\w+\\('
    order by 1`
  return complaintsOf(rows)
}

/** A row says itself whose it is: a subquery would run the policies of another table at each statement. */
export const policiesHaveNoSubquery: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select format('policy %s on %s has a subquery', polname, polrelid::regclass) as complaint
    from pg_policy
    where concat(polqual, polwithcheck) ~ '\\{SUB(LINK|PLAN)'
    order by 1`
  return complaintsOf(rows)
}

/** Supabase's API roles have rights on all columns, so no write policy may apply to everybody. */
export const policiesOfWritingAreOurs: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select format('policy %s on %s lets others write than the server', polname, polrelid::regclass) as complaint
    from pg_policy
    where polcmd <> 'r' and not polroles <@ array['frontdesk_app', 'frontdesk_system']::regrole[]::oid[]
    order by 1`
  return complaintsOf(rows)
}

export const viewsAreTheirReaders: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select format('view %s reads with its owner’s rights', c.oid::regclass) as complaint
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and ${isNotPostgres(sql)}
      and not coalesce(
        c.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
    order by 1`
  return complaintsOf(rows)
}

/** Otherwise the caller chooses which schemas its tables and operators come from. */
export const definersPinTheirPath: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select format('%s runs with its owner’s rights on its caller’s search_path', p.oid::regprocedure) as complaint
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and ${isNotPostgres(sql)}
      and not exists (select from unnest(p.proconfig) setting where setting like 'search\\_path=%')
    order by 1`
  return complaintsOf(rows)
}

/** The roles have no attributes or memberships beyond their grants. */
export function rolesArePlain(roles: readonly string[] = OURS): Check {
  return async (sql) => {
    const attributes = await sql<Row[]>`
      select format('role %s %s', rolname, may) as complaint
      from pg_roles, unnest(
        array[
          'is a superuser', 'bypasses row-level security', 'may log in', 'may create roles', 'may create databases',
          'may replicate'],
        array[rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, rolreplication]
      ) as attributes (may, so)
      where so and rolname = any (${roles}::text[])
      order by 1`
    const rights = await sql<Row[]>`
      select format('role %s is a member of %s', m.member::regrole, m.roleid::regrole) as complaint
      from pg_auth_members m where m.member::regrole::text = any (${roles}::text[])
      union all
      select format('role %s owns %s', d.refobjid::regrole, pg_describe_object(d.classid, d.objid, d.objsubid))
      from pg_shdepend d
      where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass
        and d.refobjid::regrole::text = any (${roles}::text[])
        and d.dbid = (select oid from pg_database where datname = current_database())
      union all
      select format('role %s may create in the schema %s', role, n.nspname)
      from unnest(${roles}::text[]) as role, pg_namespace n
      where ${isNotPostgres(sql)} and has_schema_privilege(role, n.oid, 'create')
      union all
      select format('role %s may create schemas', role)
      from unnest(${roles}::text[]) as role where has_database_privilege(role, current_database(), 'create')
      order by 1`
    return complaintsOf([...attributes, ...rights])
  }
}

/** No role can set a sequence's next number or bypass row-level security. */
export function rightsAreOfRows(roles: readonly string[] = OURS): Check {
  return async (sql) => {
    const rows = await sql<Row[]>`
      select format('role %s has rights on the sequence %s', role, c.oid::regclass) as complaint
      from unnest(${roles}::text[]) as role, pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'S' and ${isNotPostgres(sql)}
        and has_sequence_privilege(role, c.oid, 'usage, select, update')
      union all
      select format('role %s may do more with %s than read and write rows', role, c.oid::regclass)
      from unnest(${roles}::text[]) as role, pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${isNotPostgres(sql)}
        and has_table_privilege(role, c.oid, 'truncate, references, trigger')
      order by 1`
    return complaintsOf(rows)
  }
}

/** Ownership is immutable: keys, and columns that reference others. */
export const keysAreImmutable: Check = async (sql) => {
  const rows = await sql<Row[]>`
    select distinct
      format('frontdesk_app may change %s.%s, which says whose the row is', c.relname, a.attname) as complaint
    from pg_constraint k
      join pg_class c on c.oid = k.conrelid
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.contype in ('p', 'f') and has_column_privilege('frontdesk_app', c.oid, a.attnum, 'update')
      and c.relname || '.' || a.attname <> all (${Object.keys(CHANGEABLE_KEYS)}::text[])
    order by 1`
  return complaintsOf(rows)
}

/** A condition on `pg_namespace n`. */
function isNotPostgres(sql: ReservedSql) {
  return sql`n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
}
