/** Creates the two roles that transactions use, and grants them to the login role. */
import type { TransactionSql } from 'postgres'
import { DatabaseSetupError, OBJECT_EXISTS, PERMISSION_DENIED, quotedName } from './setup-error.ts'

export const ROLES = ['frontdesk_app', 'frontdesk_system'] as const

type State = { user: string; version: number; missing: string[]; notTaken: string[] }

/**
 * Creates missing roles, and grants those that the login role cannot set.
 * @throws DatabaseSetupError with the statements to run, when the login role may not do this
 */
export async function prepareRoles(sql: TransactionSql): Promise<void> {
  let state = await stateOf(sql)
  for (const role of state.missing) await attempt(sql, `create role ${role} nologin noinherit`)
  if (state.missing.length > 0) state = await stateOf(sql)
  for (const role of state.notTaken) await attempt(sql, grantOf(role, 'current_user', state.version))
  if (state.notTaken.length > 0) state = await stateOf(sql)
  if (state.missing.length + state.notTaken.length === 0) return
  throw new DatabaseSetupError(problemOf(state), remedyOf(state))
}

async function stateOf(sql: TransactionSql): Promise<State> {
  // Since version 16, a role with CREATEROLE is a member of the roles it creates, but without the SET option.
  const [state] = await sql<State[]>`
    select current_user as user, version,
      coalesce(json_agg(wanted order by wanted) filter (where r.oid is null), '[]') as missing,
      coalesce(json_agg(wanted order by wanted)
        filter (where not pg_has_role(current_user, r.oid, privilege)), '[]') as "notTaken"
    from unnest(${[...ROLES]}::text[]) as wanted left join pg_roles r on r.rolname = wanted,
      (select current_setting('server_version_num')::integer as version) as server,
      lateral (select case when version >= 160000 then 'set' else 'member' end as privilege) as asked
    group by version`
  if (!state) throw new Error('the state of the roles could not be read')
  return state
}

/** From version 16 on without INHERIT, so that the login role has the rights only after SET ROLE. */
function grantOf(role: string, to: string, version: number): string {
  return `grant ${role} to ${to}${version >= 160000 ? ' with inherit false, set true' : ''}`
}

/** Ignores missing permissions; the caller checks the result afterwards. */
async function attempt(sql: TransactionSql, statement: string): Promise<void> {
  try {
    await sql.savepoint((inner) => inner.unsafe(statement))
  } catch (error) {
    if (!PERMISSION_DENIED.matches(error) && !OBJECT_EXISTS.matches(error)) throw error
  }
}

function problemOf({ user, missing, notTaken }: State): string {
  return missing.length > 0
    ? `The role "${user}" may not create the roles ${missing.join(' and ')}.`
    : `The role "${user}" may not take the roles ${notTaken.join(' and ')}.`
}

function remedyOf({ user, version, missing }: State): string {
  const statements = missing.map((role) => `create role ${role} nologin noinherit;`)
  const grants = ROLES.map((role) => `${grantOf(role, quotedName(user), version)};`)
  return [...statements, ...grants].join(' ')
}
