/** Why accounts refuse what a caller wants: stable codes. */
export type AccountRefusalCode =
  | 'email_taken'
  | 'invalid_email'
  | 'password_too_short'
  | 'password_too_long'
  | 'common_password' // or one of the user's own names
  | 'weak_password' // by the policy of Supabase Auth; see WeakPasswordReason
  | 'password_too_many_bytes' // for Supabase Auth
  | 'same_password' // the new one is the current one
  | 'wrong_credentials'
  | 'email_not_confirmed'
  | 'user_banned'
  | 'signup_disabled' // or for this address, or by e-mail
  | 'invalid_refresh_token' // unknown, spent, ended or expired
  | 'session_ended' // the access token's, or the token itself is over
  | 'reauthentication_needed' // the project wants a fresh sign-in, or a second factor, first
  | 'too_many_requests'

/** Why Supabase Auth takes a password for weak, as its `weak_password.reasons` says. */
export const WEAK_PASSWORD_REASONS = ['length', 'characters', 'pwned'] as const
export type WeakPasswordReason = (typeof WEAK_PASSWORD_REASONS)[number]

type Details = {
  status?: number
  retryAfterS?: number | undefined
  reasons?: readonly WeakPasswordReason[]
}

/** The caller's fault. */
export class AccountRefusal extends Error {
  readonly code: AccountRefusalCode
  /** How long Auth asks to be left alone, if it says so. */
  readonly retryAfterS: number | undefined
  /** Of `weak_password`. */
  readonly reasons: readonly WeakPasswordReason[]

  constructor(code: AccountRefusalCode, { status, retryAfterS, reasons = [] }: Details = {}) {
    super(`accounts refuse: ${code}`, { cause: status === undefined ? undefined : { status } })
    this.name = 'AccountRefusal'
    this.code = code
    this.retryAfterS = retryAfterS
    this.reasons = reasons
  }
}

/** Supabase Auth cannot be reached, fails, does not take our key, or says what it should not. */
export class AccountServiceUnavailable extends Error {
  /** @param cause for the log: no text of Auth's, and no error that may quote a header */
  constructor(cause: { status?: number; code?: string | undefined; reason?: string }) {
    super('Supabase Auth is unavailable', { cause })
    this.name = 'AccountServiceUnavailable'
  }
}
