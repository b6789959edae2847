/**
 * First-run setup. The server prints a code, and the first user who enters it becomes the administrator.
 * Setup closes as soon as any administrator exists, active or not, and never reopens, because old logs
 * contain the code.
 */
import { hash, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, asServiceRole, becomeServiceRole, type User } from '../database/transaction.ts'

const CODE_BYTES = 18

export type Setup = {
  /** Derived from the server's secret, so that it is the same for each start and process. */
  code: string
  /** Whether this server has never had an administrator. */
  isOpen: () => Promise<boolean>
  /**
   * Makes this user the first administrator. Of concurrent claims one succeeds.
   * @returns whether the code was right and setup was open
   * @throws Refused
   */
  claim: (user: User, code: string) => Promise<boolean>
}

/** @param secret of this server */
export function createSetup(connections: Connections, secret: string): Setup {
  const code = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk setup code', CODE_BYTES)).toString(
    'base64url',
  )
  const isOpen = async () => {
    const [rows] = await asServiceRole(connections, (sql) => [sql`select where ${isUnclaimed(sql)}`])
    return rows.length === 1
  }
  const claim = async (user: User, shown: string) => {
    const isRight = isSame(shown, code)
    // As the user first, which checks that their login has not ended.
    const [, rows] = await asPerson(connections, user, (sql) => [
      becomeServiceRole(sql),
      sql`
        with claimed as (
          insert into setup (claimed_by) select ${user.userId} where ${isRight} and ${isUnclaimed(sql)}
          on conflict do nothing returning claimed_by
        )
        update users set role = 'admin', updated_at = now() from claimed
        where users.id = claimed.claimed_by returning users.id`,
    ])
    return rows.length === 1
  }
  return { code, isOpen, claim }
}

/** A trigger also writes the row when somebody becomes an administrator in another way. */
function isUnclaimed(sql: ReservedSql) {
  return sql`
    not exists (select from setup)
    and not exists (select from users where role = 'admin' or is_admin_elsewhere)`
}

/** Compares in constant time. */
function isSame(shown: string, code: string): boolean {
  return timingSafeEqual(hash('sha256', shown, 'buffer'), hash('sha256', code, 'buffer'))
}
