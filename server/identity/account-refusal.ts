/** Stable codes of account errors that the caller can fix. */
export type AccountRefusalCode =
  | 'email_taken'
  | 'invalid_email'
  | 'password_too_short'
  | 'password_too_long'
  | 'common_password' // or the user's own name or address
  | 'weak_password' // by the policy of Supabase Auth; see WeakPasswordReason
  | 'password_too_many_bytes' // for Supabase Auth
  | 'same_password' // the new one is the current one
  | 'wrong_credentials'
  | 'email_not_confirmed'
  | 'user_banned'
  | 'signup_disabled' // or for this address, or by e-mail
  | 'invalid_refresh_token' // unknown, spent, ended or expired
  | 'session_ended' // the access token's session, or the token itself
  | 'reauthentication_needed' // the project requires a recent sign-in or a second factor
  | 'too_many_requests'

/** The values of Supabase Auth's `weak_password.reasons`. */
export const WEAK_PASSWORD_REASONS = ['length', 'characters', 'pwned'] as const
export type WeakPasswordReason = (typeof WEAK_PASSWORD_REASONS)[number]

type Details = {
  status?: number
  retryAfterS?: number | undefined
  reasons?: readonly WeakPasswordReason[]
}

/** An error that the caller can fix. */
export class AccountRefusal extends Error {
  readonly code: AccountRefusalCode
  /** Supabase Auth's `Retry-After` in seconds, if it sent one. */
  readonly retryAfterS: number | undefined
  /** For `weak_password`. */
  readonly reasons: readonly WeakPasswordReason[]

  constructor(code: AccountRefusalCode, { status, retryAfterS, reasons = [] }: Details = {}) {
    super(`accounts refuse: ${code}`, { cause: status === undefined ? undefined : { status } })
    this.name = 'AccountRefusal'
    this.code = code
    this.retryAfterS = retryAfterS
    this.reasons = reasons
  }
}

/** Supabase Auth is unreachable, fails, rejects our key, or sends an unexpected response. */
export class AccountServiceUnavailable extends Error {
  /** @param cause for the log; without Auth's texts, and without errors that may quote a header */
  constructor(cause: { status?: number; code?: string | undefined; reason?: string }) {
    super('Supabase Auth is unavailable', { cause })
    this.name = 'AccountServiceUnavailable'
  }
}
