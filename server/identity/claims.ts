/** Normalizes the claims of each issuer's tokens. */
import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'

/** A verified token's content. */
export type Claims = OwnClaims | ForeignClaims

/** The claims of this server's own tokens. */
export type OwnClaims = {
  issuer: 'frontdesk'
  userId: string
  /** The login, which ends at sign-out. */
  loginId: string
  /** In seconds since 1970, like `expiresAt`. */
  issuedAt: number | undefined
  expiresAt: number | undefined
}

/** The claims of another issuer's tokens. */
export type ForeignClaims = {
  issuer: 'main-system' | 'supabase'
  /** The issuer's id of the user. */
  subject: string
  username: string | undefined
  email: string | undefined
  isAdmin: boolean
  loginId: string
  issuedAt: number | undefined
  expiresAt: number | undefined
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const INTEGER = /^-?\d+$/
/** Longer subjects are invalid. */
const MAX_SUBJECT = 255

/** @returns undefined when the claims are not valid for this issuer */
export type ReadClaims = (payload: JWTPayload, token: string) => Claims | undefined

export const fromThisServer: ReadClaims = ({ sub, sid, iat, exp }, token) => {
  if (!isUuid(sub)) return undefined
  return {
    issuer: 'frontdesk',
    userId: sub.toLowerCase(),
    loginId: loginIdOf(sid, token),
    issuedAt: whole(iat),
    expiresAt: exp,
  }
}

/** `user_id` may be a number or a string; 7 and "7" are the same user. */
export const fromMainSystem: ReadClaims = ({ user_id, username, role, iat, exp }, token) => {
  const subject = typeof user_id === 'number' ? exactInteger(user_id, token) : user_id
  if (!isName(subject) || !isName(username)) return undefined
  return {
    issuer: 'main-system',
    subject,
    username,
    email: undefined,
    isAdmin: role === 'admin',
    loginId: loginIdOf(undefined, token),
    issuedAt: whole(iat),
    expiresAt: exp,
  }
}

/** Supabase's API keys are JWTs too; their roles are refused because they are no users. */
export const fromSupabase: ReadClaims = ({ sub, email, role, session_id, iat, exp }, token) => {
  if (!isName(sub) || (role !== undefined && role !== 'authenticated')) return undefined
  return {
    issuer: 'supabase',
    // UUIDs are case-insensitive.
    subject: isUuid(sub) ? sub.toLowerCase() : sub,
    username: undefined,
    email: isName(email) ? email : undefined,
    isAdmin: false,
    loginId: loginIdOf(session_id, token),
    issuedAt: whole(iat),
    expiresAt: exp,
  }
}

/**
 * A double cannot hold integers above 2^53 exactly, so two users could become one. The digits are read from
 * the token's text instead.
 * @returns undefined for a non-integer
 */
function exactInteger(userId: number, token: string): unknown {
  if (Number.isSafeInteger(userId)) return String(userId)
  const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  const { user_id } = JSON.parse(text, (_key, value, context?: { source?: string }) => {
    const digits = context?.source
    return typeof value === 'number' && digits !== undefined && INTEGER.test(digits) ? digits : value
  })
  return typeof user_id === 'string' ? user_id : undefined
}

/** Claims for the token type (access or refresh) of Simple JWT, Flask-JWT, Keycloak and Cognito. */
const KIND_CLAIMS = ['token_type', 'type', 'typ', 'token_use']

/** Whether the token only serves to get new tokens. */
export function isRefreshToken(payload: JWTPayload): boolean {
  return KIND_CLAIMS.some((claim) => {
    const kind = payload[claim]
    return typeof kind === 'string' && kind.toLowerCase() === 'refresh'
  })
}

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= MAX_SUBJECT &&
    value.isWellFormed() &&
    !value.includes('\0')
  )
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** Some issuers send fractions of a second. */
function whole(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.floor(seconds)
}

/**
 * A token without a session id is its own login, identified by a hash. The signature is not part of the hash,
 * because some signatures have several encodings.
 */
function loginIdOf(named: unknown, token: string): string {
  if (isUuid(named)) return named.toLowerCase()
  const hex = createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex')
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
