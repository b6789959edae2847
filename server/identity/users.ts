import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, type User } from '../database/transaction.ts'

/** A built-in account, and the hash against which its password was verified. */
export type ProvenAccount = { id: string; passwordHash: string }
/** A built-in account as sign-in needs it. */
export type Account = ProvenAccount & { email: string | null }

/** In UTF-16 units; no API accepts longer usernames. */
const MAX_USERNAME = 100

/** An account's identifier: a username or an e-mail address. */
export type AccountName = { username: string } | { email: string }

/**
 * The lookup key of an account. Usernames ignore case and Unicode compatibility forms (NFKC); e-mail
 * addresses ignore case.
 */
export function accountKey(name: AccountName): string {
  if ('email' in name) return name.email.toLowerCase()
  const { username } = name
  // Overlong names are not normalized, because that takes quadratic time; no account has one.
  return (username.length > MAX_USERNAME ? username : username.normalize('NFKC')).toLowerCase()
}

/** @returns undefined when the name is taken */
export async function createAccount(
  connections: Connections,
  name: AccountName,
  passwordHash: string,
): Promise<ProvenAccount | undefined> {
  const key = accountKey(name)
  const username = 'username' in name ? name.username : null
  const email = 'email' in name ? name.email : null
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ id: string }[]>`
      with created as (
        insert into users (username, username_key, email, email_key)
        values (${username}, ${username && key}, ${email}, ${email && key})
        on conflict do nothing
        returning id
      )
      insert into passwords (user_id, hash) select id, ${passwordHash} from created
      returning user_id as id`,
  ])
  return rows[0] && { id: rows[0].id, passwordHash }
}

export async function findAccount(connections: Connections, name: AccountName): Promise<Account | undefined> {
  const key = accountKey(name)
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<Account[]>`
      select u.id, u.email, p.hash as "passwordHash"
      from users u join passwords p on p.user_id = u.id
      where ${'username' in name ? sql`u.username_key = ${key}` : sql`u.email_key = ${key}`}`,
  ])
  return rows[0]
}

/** @returns undefined when this user has no password here */
export async function findPasswordHash(connections: Connections, user: User): Promise<string | undefined> {
  const [rows] = await asServiceRole(connections, (sql) => [
    sql<{ hash: string }[]>`select hash from passwords where user_id = ${user.userId}`,
  ])
  return rows[0]?.hash
}

/**
 * Sets a new password and ends every other login. A concurrent sign-in with the old password either stores
 * its login before the second statement runs, or finds the password changed.
 * @param hashes the hash against which the current password was verified, and the new one
 * @returns false when the password was changed meanwhile; of concurrent changes one succeeds
 */
export async function replacePassword(
  connections: Connections,
  { userId, loginId }: User,
  hashes: { old: string; new: string },
): Promise<boolean> {
  const [changed] = await asServiceRole(connections, (sql) => [
    sql`
      update passwords set hash = ${hashes.new}, changed_at = now()
      where user_id = ${userId} and hash = ${hashes.old}
      returning user_id`,
    sql`
      update logins set ended_at = now()
      where user_id = ${userId} and ended_at is null and id is distinct from ${loginId ?? null}::uuid
        and exists (select from passwords where user_id = ${userId} and hash = ${hashes.new})`,
  ])
  return changed.length === 1
}

export type UserDetails = {
  id: string
  username: string | null
  email: string | null
  createdAt: Date
  defaultSessionId: string | null
}

/** @returns also whether they are an administrator, by the database or their token @throws Refused */
export async function findUser(
  connections: Connections,
  user: User,
): Promise<UserDetails & { isAdmin: boolean }> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<(UserDetails & { isAdmin: boolean })[]>`
      select id, username, email, created_at as "createdAt", default_session_id as "defaultSessionId",
        frontdesk_is_admin() as "isAdmin"
      from users where id = ${user.userId}`,
  ])
  return only(rows)
}

export async function setDefaultSession(
  connections: Connections,
  user: User,
  sessionId: string | null,
): Promise<UserDetails> {
  const [rows] = await asPerson(connections, user, (sql) => [
    sql<UserDetails[]>`
      update users set default_session_id = ${sessionId} where id = ${user.userId}
      returning id, username, email, created_at as "createdAt", default_session_id as "defaultSessionId"`,
  ])
  return only(rows)
}

function only<Found>([user]: readonly Found[]): Found {
  if (!user) throw new Error('a user was let in and not found')
  return user
}
