/**
 * A client of Supabase Auth (GoTrue) for accounts with an e-mail address and a password. Its error codes are
 * mapped to ours; its messages are never passed on, and unknown errors count as an outage.
 * Source: https://github.com/supabase/auth, openapi.yaml and internal/api/apierrors/errorcode.go.
 */

import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { retryAfterMs } from '../models/retry-after.ts'
import {
  AccountRefusal,
  type AccountRefusalCode,
  AccountServiceUnavailable,
  WEAK_PASSWORD_REASONS,
  type WeakPasswordReason,
} from './account-refusal.ts'

const TIMEOUT_MS = 10_000
/** With this API version, errors have their code in `code`; an older Auth has it in `error_code`. */
const HEADERS = { 'content-type': 'application/json', 'x-supabase-api-version': '2024-01-01' }
/** bcrypt's limit in bytes; Auth has no error code for a longer password. */
const MAX_PASSWORD_BYTES = 72

export type SupabaseUser = { id: string; email: string }
export type SupabaseSession = { user: SupabaseUser; accessToken: string; refreshToken: string }
export type UnconfirmedUser = { user: SupabaseUser; accessToken: null; refreshToken: null }

/** Each call may fail with AccountRefusal or AccountServiceUnavailable. */
export type SupabaseAuth = {
  /**
   * @returns the session, or only the user if the address has to be confirmed first. A taken address gets the
   * same response, with the id of a user who does not exist.
   */
  signUp(email: string, password: string): Promise<SupabaseSession | UnconfirmedUser>
  signIn(email: string, password: string): Promise<SupabaseSession>
  refresh(refreshToken: string): Promise<SupabaseSession>
  /** Ends only this token's session. It is no error if it has already ended. */
  signOut(accessToken: string): Promise<void>
  /** Ends all sessions but this token's. */
  changePassword(
    accessToken: string,
    email: string,
    currentPassword: string,
    newPassword: string,
  ): Promise<void>
}

type Refusals = ReadonlyMap<string, AccountRefusalCode>

const REFUSALS: Refusals = new Map([
  ['user_already_exists', 'email_taken'],
  ['email_exists', 'email_taken'],
  ['email_address_invalid', 'invalid_email'],
  ['weak_password', 'weak_password'],
  ['same_password', 'same_password'],
  ['invalid_credentials', 'wrong_credentials'],
  ['current_password_invalid', 'wrong_credentials'],
  ['email_not_confirmed', 'email_not_confirmed'],
  ['user_banned', 'user_banned'],
  ['signup_disabled', 'signup_disabled'],
  ['email_provider_disabled', 'signup_disabled'],
  ['email_address_not_authorized', 'signup_disabled'],
  ['refresh_token_not_found', 'invalid_refresh_token'],
  ['refresh_token_already_used', 'invalid_refresh_token'],
  ['no_authorization', 'session_ended'],
  ['bad_jwt', 'session_ended'],
  ['user_not_found', 'session_ended'],
  ['session_not_found', 'session_ended'],
  ['session_expired', 'session_ended'],
  ['reauthentication_needed', 'reauthentication_needed'],
  ['insufficient_aal', 'reauthentication_needed'],
])

/** All errors of an invalid refresh token. */
const REFRESH_REFUSALS: Refusals = new Map([
  ['session_not_found', 'invalid_refresh_token'],
  ['session_expired', 'invalid_refresh_token'],
  ['user_banned', 'invalid_refresh_token'],
  ['validation_failed', 'invalid_refresh_token'],
])

const PASSWORD_REFUSALS: Refusals = new Map([['validation_failed', 'password_too_many_bytes']])
const EMAIL_REFUSALS: Refusals = new Map([['validation_failed', 'invalid_email']])

/** Auth uses one code, `validation_failed`, for both errors. */
function signUpRefusals(password: string): Refusals {
  return Buffer.byteLength(password) > MAX_PASSWORD_BYTES ? PASSWORD_REFUSALS : EMAIL_REFUSALS
}

const User = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
  email: Type.String(),
})
const Token = Type.String({ minLength: 1 })
const Session = Type.Object({ access_token: Token, refresh_token: Token, user: User })
const Refused = Type.Object({
  code: Type.Union([Type.String(), Type.Number()]),
  error_code: Type.Optional(Type.String()),
})

const Weak = Type.Object({ weak_password: Type.Object({ reasons: Type.Array(Type.String()) }) })

type Request = { token?: string; body?: Record<string, string> }
type Answer = { status: number; body: unknown; retryAfterS: number | undefined }

type SupabaseAuthOptions = { url: string; key: string; timeoutMs?: number }

export function createSupabaseAuth(options: SupabaseAuthOptions): SupabaseAuth {
  const call = createCall(options)

  const ask = async (method: string, path: string, request: Request, own?: Refusals) => {
    const answer = await call(method, path, request)
    if (!isSuccess(answer)) throw failureOf(answer, own)
    return answer
  }

  const signIn = async (email: string, password: string) =>
    sessionOf(await ask('POST', '/token?grant_type=password', { body: { email, password } }))

  const signOut = async (token: string) => {
    const answer = await call('POST', '/logout?scope=local', { token })
    if (!isSuccess(answer) && !isSessionGone(answer)) throw failureOf(answer)
  }

  return {
    signUp: async (email, password) => {
      const answer = await ask('POST', '/signup', { body: { email, password } }, signUpRefusals(password))
      if (!Value.Check(User, answer.body)) return sessionOf(answer)
      return { user: userOf(answer.body), accessToken: null, refreshToken: null }
    },
    signIn,
    refresh: async (refreshToken) => {
      const body = { refresh_token: refreshToken }
      return sessionOf(await ask('POST', '/token?grant_type=refresh_token', { body }, REFRESH_REFUSALS))
    },
    signOut,
    changePassword: async (token, email, currentPassword, newPassword) => {
      const proof = await signIn(email, currentPassword)
      // Before the change, so that a failure here changes nothing.
      await signOut(proof.accessToken)
      // A project may require `current_password`; others ignore it.
      const body = { password: newPassword, current_password: currentPassword }
      await ask('PUT', '/user', { token, body }, PASSWORD_REFUSALS)
      // Some versions of Auth do not end the other sessions with the change.
      await ask('POST', '/logout?scope=others', { token })
    },
  }
}

function createCall({ url, key, timeoutMs = TIMEOUT_MS }: SupabaseAuthOptions) {
  const base = `${url.replace(/(?<!\/)\/+$/, '')}/auth/v1`
  return async (method: string, path: string, { token, body }: Request): Promise<Answer> => {
    try {
      const response = await fetch(base + path, {
        method,
        headers: { ...HEADERS, apikey: key, ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: body ? JSON.stringify(body) : null,
        // A redirect could send the key to another host.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const retryAfter = retryAfterMs(response.headers.get('retry-after') ?? undefined)
      return {
        status: response.status,
        body: parse(await response.text()),
        retryAfterS: retryAfter === undefined ? undefined : Math.ceil(retryAfter / 1000),
      }
    } catch (error) {
      throw new AccountServiceUnavailable({ reason: reasonOf(error) })
    }
  }
}

function sessionOf({ status, body }: Answer): SupabaseSession {
  if (!Value.Check(Session, body)) throw new AccountServiceUnavailable({ status })
  return { user: userOf(body.user), accessToken: body.access_token, refreshToken: body.refresh_token }
}

/** Drops Auth's other user fields. */
function userOf({ id, email }: Static<typeof User>): SupabaseUser {
  return { id, email }
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300
}

/** The gateway also answers 401 to an unknown API key, but not in Auth's error shape. */
function isSessionGone({ status, body }: Answer): boolean {
  return [401, 403, 404].includes(status) && Value.Check(Refused, body)
}

function failureOf(answer: Answer, own?: Refusals): AccountRefusal | AccountServiceUnavailable {
  const { status, retryAfterS, body } = answer
  if (status === 429) return new AccountRefusal('too_many_requests', { status, retryAfterS })
  const code = codeOf(body)
  const isRefusal = status >= 400 && status < 500
  const refusal = isRefusal ? (own?.get(code) ?? REFUSALS.get(code)) : undefined
  return refusal
    ? new AccountRefusal(refusal, { status, reasons: reasonsOf(body) })
    : new AccountServiceUnavailable({ status, code })
}

function reasonsOf(body: unknown): WeakPasswordReason[] {
  if (!Value.Check(Weak, body)) return []
  return WEAK_PASSWORD_REASONS.filter((reason) => body.weak_password.reasons.includes(reason))
}

/** @returns empty without a valid error code */
function codeOf(body: unknown): string {
  if (!Value.Check(Refused, body)) return ''
  const code = typeof body.code === 'string' ? body.code : (body.error_code ?? '')
  return /^[a-z0-9_]{1,64}$/.test(code) ? code : ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name
}
