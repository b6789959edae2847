/** What the tokens of each issuer say, in our words. */
import { createHash } from 'node:crypto'
import type { JWTPayload } from 'jose'

/** A verified token's content. */
export type Claims = OwnClaims | ForeignClaims

/** Of a token that this server made. */
export type OwnClaims = {
  issuer: 'frontdesk'
  userId: string
  /** What ends when they sign out. */
  loginId: string
  /** In seconds since 1970, like the next. */
  issuedAt: number | undefined
  expiresAt: number | undefined
}

/** Of a token by which another system vouches for somebody. */
export type ForeignClaims = {
  issuer: 'main-system' | 'supabase'
  /** What the issuer calls the user. */
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
/** Longer ones name nobody. */
const LONGEST_SUBJECT = 255

/** @returns undefined when this issuer would not have said so */
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

/** `user_id` may be a number or a text, and 7 and "7" are one user. */
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

/** Keys that Supabase gives to programs are tokens too, of roles that are nobody. */
export const fromSupabase: ReadClaims = ({ sub, email, role, session_id, iat, exp }, token) => {
  if (!isName(sub) || (role !== undefined && role !== 'authenticated')) return undefined
  return {
    issuer: 'supabase',
    // One user, however their UUID is written.
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
 * A double holds no integer above 2^53 exactly, so two users could become one: the digits are read from
 * the token's own text.
 * @returns undefined for what is no integer
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

/** Claims in which issuers of token pairs say which of the two it is: Simple JWT, Flask-JWT, Keycloak, Cognito. */
const KIND_CLAIMS = ['token_type', 'type', 'typ', 'token_use']

/** Whether it is good for getting new tokens and nothing else. */
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
    value.length <= LONGEST_SUBJECT &&
    value.isWellFormed() &&
    !value.includes('\0')
  )
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

/** Some issuers write fractions of a second. */
function whole(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.floor(seconds)
}

/**
 * A token that names no login is one by itself. Its signature is left out: some can be written in
 * more than one way.
 */
function loginIdOf(named: unknown, token: string): string {
  if (isUuid(named)) return named.toLowerCase()
  const hex = createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex')
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
