/**
 * Who sets a new server up. Whoever started it is told a code, and the first to show it is its first
 * administrator. Setup is closed from the moment an administrator exists, however they became one and whether or not
 * their account is active; and it stays closed: an old log holds the code.
 */
import { hash, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, asSystem, type User } from '../database/transaction.ts'

const CODE_BYTES = 18

export type Setup = {
  /** Good while nobody has claimed. Of the server's secret, so that each start and process tells the same. */
  code: string
  /** Whether nobody administers this server, or ever has. */
  isOpen: () => Promise<boolean>
  /**
   * Makes this user the first administrator. Of two at once, one is.
   * @returns whether the code was right and nobody had been before
   * @throws Refused
   */
  claim: (user: User, code: string) => Promise<boolean>
}

/** @param secret this server's */
export function createSetup(connections: Connections, secret: string): Setup {
  const code = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk setup code', CODE_BYTES)).toString(
    'base64url',
  )
  const isOpen = async () => {
    const [rows] = await asSystem(connections, (sql) => [sql`select where ${isUnclaimed(sql)}`])
    return rows.length === 1
  }
  const claim = async (user: User, shown: string) => {
    // Their login may have ended, and the server itself would not ask.
    await asPerson(connections, user, (sql) => [sql`select from users where id = ${user.userId}`])
    if (!isSame(shown, code)) return false
    const [rows] = await asSystem(connections, (sql) => [
      sql`
        with claimed as (
          insert into setup (claimed_by) select ${user.userId} where ${isUnclaimed(sql)}
          on conflict do nothing returning claimed_by
        )
        update users set role = 'admin', updated_at = now() from claimed
        where users.id = claimed.claimed_by returning users.id`,
    ])
    return rows.length === 1
  }
  return { code, isOpen, claim }
}

/** The row is written by a trigger too, when somebody becomes an administrator in another way. */
function isUnclaimed(sql: ReservedSql) {
  return sql`
    not exists (select from setup)
    and not exists (select from users where role = 'admin' or is_admin_elsewhere)`
}

/** In a time that tells nothing of where they differ. */
function isSame(shown: string, code: string): boolean {
  return timingSafeEqual(hash('sha256', shown, 'buffer'), hash('sha256', code, 'buffer'))
}
