/** Accounts with an e-mail address and a password, stored here or, if configured, by Supabase Auth. */
import type { Connections } from '../database/connections.ts'
import { codePoints } from '../text/shorten.ts'
import { AccountRefusal } from './account-refusal.ts'
import type { Caller } from './callers.ts'
import { isTooCommon, type Names } from './common-passwords.ts'
import type { Logins, TokenPair } from './logins.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { checkPassword } from './sign-in.ts'
import type { SupabaseAuth } from './supabase-auth.ts'
import { createAccount, findPasswordHash, findUser, replacePassword } from './users.ts'

/** In characters, for passwords stored here. */
export const MIN_PASSWORD_LENGTH = 8
export const MAX_PASSWORD_LENGTH = 128

export type Member = { id: string; email: string }

export type PasswordChange = { current: string; new: string }

/** All throw AccountRefusal for errors that the caller can fix, and AccountServiceUnavailable for others. */
export type Accounts = {
  /** @returns no tokens if the address has to be confirmed first */
  signUp: (email: string, password: string) => Promise<{ member: Member; tokens: TokenPair | undefined }>
  signIn: (email: string, password: string) => Promise<{ member: Member; tokens: TokenPair }>
  refresh: (refreshToken: string) => Promise<TokenPair>
  /** Revokes the access and the refresh token immediately. */
  signOut: (caller: Caller, accessToken: string) => Promise<void>
  /** Ends every other login. */
  changePassword: (caller: Caller, accessToken: string, change: PasswordChange) => Promise<void>
}

/** Accounts whose passwords this server stores. */
export function createBuiltInAccounts(connections: Connections, logins: Logins): Accounts {
  return {
    signUp: async (email, password) => {
      await refuseWeak(password, { email })
      const account = await createAccount(connections, { email }, await hashPassword(password))
      if (!account) throw new AccountRefusal('email_taken')
      return { member: { id: account.id, email }, tokens: await logins.begin(account) }
    },
    signIn: async (email, password) => {
      const account = await checkPassword(connections, { email }, password)
      const tokens = account && (await logins.begin(account))
      if (!tokens) throw new AccountRefusal('wrong_credentials')
      return { member: { id: account.id, email: account.email ?? email }, tokens }
    },
    refresh: async (refreshToken) => {
      const tokens = await logins.refresh(refreshToken)
      if (!tokens) throw new AccountRefusal('invalid_refresh_token')
      return tokens
    },
    signOut: ({ user }) => logins.end(user),
    changePassword: async ({ user }, _accessToken, change) => {
      // `findUser` also checks whether the caller's login has ended.
      await refuseWeak(change.new, await findUser(connections, user))
      const old = await findPasswordHash(connections, user)
      const isChanged =
        old !== undefined &&
        (await verifyPassword(change.current, old)) &&
        (await replacePassword(connections, user, { old, new: await hashPassword(change.new) }))
      if (!isChanged) throw new AccountRefusal('wrong_credentials')
    },
  }
}

async function refuseWeak(password: string, names: Names): Promise<void> {
  const length = codePoints(password)
  if (length < MIN_PASSWORD_LENGTH) throw new AccountRefusal('password_too_short')
  if (length > MAX_PASSWORD_LENGTH) throw new AccountRefusal('password_too_long')
  if (await isTooCommon(password, names)) throw new AccountRefusal('common_password')
}

/**
 * Accounts stored by Supabase Auth. Users of other APIs keep their built-in accounts. The Supabase project's
 * password policy applies, which may accept passwords that ours refuses.
 */
export function createSupabaseAccounts(
  supabase: SupabaseAuth,
  builtIn: Accounts,
  connections: Connections,
  logins: Logins,
): Accounts {
  const isTheirs = ({ claims }: Caller) => claims.issuer === 'supabase'
  return {
    signUp: async (email, password) => {
      const { user, accessToken, refreshToken } = await supabase.signUp(email, password)
      const tokens = accessToken === null ? undefined : { accessToken, refreshToken }
      return { member: user, tokens }
    },
    signIn: async (email, password) => {
      const { user, ...tokens } = await supabase.signIn(email, password)
      return { member: user, tokens }
    },
    refresh: (refreshToken) => supabase.refresh(refreshToken),
    signOut: async (caller, accessToken) => {
      // Here first, so that the token is refused even if Auth is unavailable.
      await builtIn.signOut(caller, accessToken)
      if (isTheirs(caller)) await supabase.signOut(accessToken)
    },
    changePassword: async (caller, accessToken, change) => {
      if (!isTheirs(caller)) return builtIn.changePassword(caller, accessToken, change)
      const { email } = await findUser(connections, caller.user)
      if (email === null) throw new AccountRefusal('wrong_credentials')
      await supabase.changePassword(accessToken, email, change.current, change.new)
      await logins.endOthersElsewhere(caller.user)
    },
  }
}
