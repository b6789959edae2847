import type { Connections } from '../database/connections.ts'
import { asSystem } from '../database/transaction.ts'

/** A built-in account as sign-in needs it. */
export type Account = { id: string; passwordHash: string }

/**
 * Usernames that look the same to a reader are the same: compatibility forms are folded, case does
 * not count.
 */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toLowerCase()
}

/** @returns false when the username is taken */
export async function createAccount(
  connections: Connections,
  username: string,
  passwordHash: string,
): Promise<boolean> {
  const [rows] = await asSystem(connections, (sql) => [
    sql`
      with created as (
        insert into users (username, username_key) values (${username}, ${usernameKey(username)})
        on conflict (username_key) do nothing
        returning id
      )
      insert into passwords (user_id, hash) select id, ${passwordHash} from created
      returning user_id`,
  ])
  return rows.length === 1
}

export async function findAccount(connections: Connections, username: string): Promise<Account | undefined> {
  const [rows] = await asSystem(connections, (sql) => [
    sql<Account[]>`
      select u.id, p.hash as "passwordHash"
      from users u join passwords p on p.user_id = u.id
      where u.username_key = ${usernameKey(username)}`,
  ])
  return rows[0]
}
