/** Maps a token to its user. Users of other issuers are created on their first call. */
import { boundedCache } from '../bounded-cache.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole, type User } from '../database/transaction.ts'
import { type Claims, type ForeignClaims, isUuid } from './claims.ts'
import type { Refusal, Tokens } from './tokens.ts'

export type Caller = { user: User; claims: Claims }

export type Callers = {
  /** @throws IssuerUnavailable, DatabaseUnavailable */
  identify: (token: string) => Promise<Caller | { refused: Refusal }>
}

export type Arrival = Pick<ForeignClaims, 'issuer' | 'subject'> & { is: 'created' | 'changed' }

export type CallersOptions = {
  connections: Connections
  tokens: Tokens
  /** Called when another issuer's user is created or renamed. */
  onArrival: (arrival: Arrival) => void
}

/** The cache of other issuers' users, valid while their claims stay the same. */
const CACHE_SIZE = 10_000
/** Short, because another process may store another name. */
const CACHE_TTL_MS = 60_000

export function createCallers({ connections, tokens, onArrival }: CallersOptions): Callers {
  const cache = boundedCache<{ id: string; said: string }>({ most: CACHE_SIZE, ttlMs: CACHE_TTL_MS })

  const userIdOf = async (claims: Claims): Promise<string> => {
    if (claims.issuer === 'frontdesk') return claims.userId
    const { issuer, subject, username, email, isAdmin } = claims
    // One entry for each user: returning to an earlier name is a change too.
    const user = `${issuer} ${subject}`
    const said = JSON.stringify([username, email, isAdmin])
    const known = cache.get(user)
    if (known?.said === said) return known.id
    const { id, change } = await saveForeignUser(connections, claims)
    if (change) onArrival({ issuer, subject, is: change })
    cache.set(user, { id, said })
    return id
  }

  return {
    identify: async (token) => {
      const verdict = await tokens.verify(token)
      if ('refused' in verdict) return verdict
      const { claims } = verdict
      const { loginId, issuedAt, expiresAt } = claims
      const isAdmin = claims.issuer !== 'frontdesk' && claims.isAdmin
      const user = { userId: await userIdOf(claims), loginId, issuedAt, expiresAt, isAdmin }
      return { user, claims }
    },
  }
}

type Saved = { id: string; change: Arrival['is'] | null }

/**
 * Finds or creates the user of these claims; concurrent first calls create one. Supabase's users keep their
 * id, so that policies on auth.uid() mean the same person, unless another user here already has it.
 */
async function saveForeignUser(connections: Connections, claims: ForeignClaims): Promise<Saved> {
  const { issuer, subject, username = null, email = null, isAdmin } = claims
  const saidAt = claims.issuedAt ?? Math.floor(Date.now() / 1000)
  const id = issuer === 'supabase' && isUuid(subject) ? subject : crypto.randomUUID()
  const [created, changed, , found] = await asServiceRole(connections, (sql) => [
    // Checked before inserting, because each conflict would consume a sequence number.
    sql<Saved[]>`
      insert into users (id, issuer, subject, username, email, is_admin_elsewhere, admin_said_at)
      select case when exists (select from users where id = ${id}) then gen_random_uuid() else ${id} end,
        ${issuer}, ${subject}, ${username}, ${email}, ${isAdmin}, ${saidAt}
      where not exists (select from users where issuer = ${issuer} and subject = ${subject})
      on conflict do nothing
      returning id, 'created' as change`,
    sql<Saved[]>`
      update users set username = coalesce(${username}, username), email = coalesce(${email}, email), updated_at = now()
      where issuer = ${issuer} and subject = ${subject}
        and (username is distinct from coalesce(${username}, username) or email is distinct from coalesce(${email}, email))
      returning id, 'changed' as change`,
    // An older token does not override a newer one.
    sql`
      update users set is_admin_elsewhere = ${isAdmin}, admin_said_at = ${saidAt}
      where issuer = ${issuer} and subject = ${subject} and is_admin_elsewhere <> ${isAdmin}
        and admin_said_at <= ${saidAt}`,
    sql<Saved[]>`select id, null as change from users where issuer = ${issuer} and subject = ${subject}`,
  ])
  const row = created[0] ?? changed[0] ?? found[0]
  if (!row) throw new Error('a user whom another system vouches for was not saved')
  return row
}
