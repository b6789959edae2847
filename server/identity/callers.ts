/** Who calls: from a token to the user it means, who is made when another system vouches for a new one. */
import { LRUCache } from 'lru-cache'
import type { Connections } from '../database/connections.ts'
import { asSystem, type User } from '../database/transaction.ts'
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
  /** Told when another system's user is made, or goes by a new name. */
  onArrival: (arrival: Arrival) => void
}

/** Users of other issuers that are not looked up again while their tokens say the same. */
const REMEMBERED = 10_000
/** Another process may have stored another name meanwhile. */
const MEMORY_MS = 60_000

export function createCallers({ connections, tokens, onArrival }: CallersOptions): Callers {
  const remembered = new LRUCache<string, { id: string; said: string }>({ max: REMEMBERED, ttl: MEMORY_MS })

  const userIdOf = async (claims: Claims): Promise<string> => {
    if (claims.issuer === 'frontdesk') return claims.userId
    const { issuer, subject, username, email, isAdmin } = claims
    // One entry a user: a name that comes back after another is a change again.
    const user = `${issuer} ${subject}`
    const said = JSON.stringify([username, email, isAdmin])
    const known = remembered.get(user)
    if (known?.said === said) return known.id
    const { id, change } = await saveForeignUser(connections, claims)
    if (change) onArrival({ issuer, subject, is: change })
    remembered.set(user, { id, said })
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
 * The user whom these claims mean, made if need be; two first calls at once make one. Supabase's users
 * keep the id that it gave them, so that policies on auth.uid() mean the same person, unless somebody else
 * has it here.
 */
async function saveForeignUser(connections: Connections, claims: ForeignClaims): Promise<Saved> {
  const { issuer, subject, username = null, email = null, isAdmin } = claims
  const saidAt = claims.issuedAt ?? Math.floor(Date.now() / 1000)
  const id = issuer === 'supabase' && isUuid(subject) ? subject : crypto.randomUUID()
  const [created, changed, , found] = await asSystem(connections, (sql) => [
    // Asked first, and not left to the conflict, which would use up a number at each look-up.
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
    // An older token does not undo what a newer one has said.
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
