import type { Connections } from '../database/connections.ts'
import { verifyNothing, verifyPassword } from './passwords.ts'
import { type Account, type AccountName, findAccount } from './users.ts'

/**
 * Finds the account of this name and password. Takes as long for an unknown name as for a known one.
 * @returns undefined for wrong credentials
 */
export async function checkPassword(
  connections: Connections,
  name: AccountName,
  password: string,
): Promise<Account | undefined> {
  const account = await findAccount(connections, name)
  const isRight = account
    ? await verifyPassword(password, account.passwordHash)
    : await verifyNothing(password)
  return isRight ? account : undefined
}
