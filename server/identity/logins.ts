/**
 * Logins: the sessions that sign-ins create. Access tokens live an hour and contain the login's id. Refresh
 * tokens live 30 days and are rotated: each works once and is replaced by a successor. Reuse of a spent token
 * means theft, so it ends the login. Clients also send duplicates, so a just spent token returns the same
 * successor during a short grace period.
 * Source: RFC 9700, section 4.14.2
 */
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { PendingQuery, ReservedSql, Row } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, type User } from '../database/transaction.ts'
import type { Tokens } from './tokens.ts'
import type { ProvenAccount } from './users.ts'

const ACCESS_LIFETIME_S = 60 * 60
const REFRESH_LIFETIME_S = 30 * 24 * 60 * 60
/** The grace period for reuse of a just spent refresh token. */
const GRACE_S = 10

export type TokenPair = { accessToken: string; refreshToken: string }

export type Logins = {
  /** Begins a login with a refresh token. @returns undefined when the password was changed meanwhile */
  begin: (account: ProvenAccount) => Promise<TokenPair | undefined>
  /** Begins a login with a single access token of this lifetime. */
  beginWithoutRefresh: (account: ProvenAccount, lifetimeS: number) => Promise<string | undefined>
  /** @returns undefined when the token is unknown, spent, expired, or its login has ended */
  refresh: (refreshToken: string) => Promise<TokenPair | undefined>
  /** Ends the login of this user's token. */
  end: (user: User) => Promise<void>
  /** Ends all other logins of this user that another issuer began. */
  endOthersElsewhere: (user: User) => Promise<void>
}

export function createLogins(connections: Connections, tokens: Tokens, secret: string): Logins {
  // The successor is derived, so that duplicates get the same one while the database stores only hashes.
  const successorKey = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk refresh tokens', 32))
  const successorOf = (token: string) => createHmac('sha256', successorKey).update(token).digest('base64url')
  const accessToken = (userId: string, loginId: string, lifetimeS = ACCESS_LIFETIME_S) =>
    tokens.issue({ userId, loginId, lifetimeS })

  return {
    begin: async (account) => {
      const refreshToken = randomBytes(32).toString('base64url')
      const loginId = await saveLogin(connections, account, REFRESH_LIFETIME_S, hashOf(refreshToken))
      if (loginId === undefined) return undefined
      return { accessToken: await accessToken(account.id, loginId), refreshToken }
    },
    beginWithoutRefresh: async (account, lifetimeS) => {
      const loginId = await saveLogin(connections, account, lifetimeS)
      return loginId === undefined ? undefined : accessToken(account.id, loginId, lifetimeS)
    },
    refresh: async (token) => {
      const refreshToken = successorOf(token)
      const login = await spend(connections, hashOf(token), hashOf(refreshToken))
      return login && { accessToken: await accessToken(login.userId, login.id), refreshToken }
    },
    end: (user) => endLogin(connections, user),
    endOthersElsewhere: (user) => endOthersElsewhere(connections, user),
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Saves a login and deletes the user's expired ones. The password's row is locked until the login is stored:
 * a concurrent password change either ends this login too, or comes first and prevents it.
 * @returns the login's id; undefined when the password was changed meanwhile
 */
async function saveLogin(
  connections: Connections,
  { id: userId, passwordHash }: ProvenAccount,
  lifetimeS: number,
  refreshHash?: Buffer,
): Promise<string | undefined> {
  const id = crypto.randomUUID()
  const [saved] = await asServiceRole(connections, (sql) => [
    sql`
      with proven as (
        select p.user_id from passwords p
        where p.user_id = ${userId} and p.hash = ${passwordHash} and ${isLetIn(sql, sql`p.user_id`)}
        for share
      )
      insert into logins (id, user_id, expires_at)
      select ${id}, user_id, now() + ${lifetimeS} * interval '1 s' from proven
      returning id`,
    sql`delete from logins where user_id = ${userId} and expires_at < now()`,
    ...(refreshHash
      ? [
          sql`
            insert into refresh_tokens (hash, login_id, expires_at)
            select ${refreshHash}, id, expires_at from logins where id = ${id}`,
        ]
      : []),
  ])
  return saved.length === 1 ? id : undefined
}

/**
 * Exchanges a refresh token for its successor. Of concurrent calls one spends it; the others are within the
 * grace period. Reuse after the grace period ends the login.
 */
async function spend(connections: Connections, hash: Buffer, successor: Buffer) {
  const [, , found] = await asServiceRole(connections, (sql) => {
    const isJustSpent = sql`
      t.spent_at > now() - ${GRACE_S} * interval '1 s'
      and exists (select from refresh_tokens s where s.hash = ${successor} and s.spent_at is null)`
    return [
      sql`
        with spent as (
          update refresh_tokens t set spent_at = now() from logins l
          where t.hash = ${hash} and t.spent_at is null and t.expires_at > now()
            and l.id = t.login_id and l.ended_at is null and ${isLetIn(sql, sql`l.user_id`)}
          returning t.login_id
        ), extended as (
          update logins set expires_at = now() + ${REFRESH_LIFETIME_S} * interval '1 s'
          from spent where id = spent.login_id
        ), forgotten as (
          delete from refresh_tokens t using spent where t.login_id = spent.login_id and t.expires_at < now()
        )
        insert into refresh_tokens (hash, login_id, expires_at)
        select ${successor}, login_id, now() + ${REFRESH_LIFETIME_S} * interval '1 s' from spent`,
      sql`
        update logins l set ended_at = now() from refresh_tokens t
        where t.hash = ${hash} and l.id = t.login_id and l.ended_at is null
          and t.spent_at is not null and not (${isJustSpent})`,
      sql<{ id: string; userId: string }[]>`
        select l.id, l.user_id as "userId" from refresh_tokens t join logins l on l.id = t.login_id
        where t.hash = ${hash} and l.ended_at is null and ${isJustSpent}`,
    ]
  })
  return found[0]
}

/** Whether the operator has not disabled this user, who could otherwise not begin or refresh a login. */
function isLetIn(sql: ReservedSql, userId: PendingQuery<Row[]>) {
  return sql`exists (select from users u where u.id = ${userId} and u.is_active)`
}

/** A login of another issuer has no row until it ends. */
async function endLogin(connections: Connections, { userId, loginId }: User): Promise<void> {
  if (!loginId) return
  await asServiceRole(connections, (sql) => [
    sql`
      insert into logins (id, user_id, expires_at, ended_at)
      values (${loginId}, ${userId}, now() + ${REFRESH_LIFETIME_S} * interval '1 s', now())
      on conflict (id) do update set ended_at = now() where logins.user_id = excluded.user_id`,
  ])
}

/**
 * `iat` is in whole seconds, so tokens issued in the current second stay valid: they may come from a later
 * sign-in.
 */
async function endOthersElsewhere(connections: Connections, { userId, loginId }: User): Promise<void> {
  await asServiceRole(connections, (sql) => [
    sql`
      update users set others_ended_at = date_trunc('second', now()), others_ended_but = ${loginId ?? null}
      where id = ${userId}`,
  ])
}
