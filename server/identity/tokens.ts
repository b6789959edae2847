/**
 * Bearer tokens: made for this server's own users, and read from whichever issuer signed them. Each
 * issuer's key is bound to its own algorithms, so that no token chooses how it is checked.
 */
import { createSecretKey, type KeyObject } from 'node:crypto'
import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from 'jose'
import { LRUCache } from 'lru-cache'
import { type Claims, fromMainSystem, fromSupabase, fromThisServer, type ReadClaims } from './claims.ts'
import { isCanonical, isPlain } from './token-form.ts'

/** Other machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_S = 30
const SYMMETRIC = 'HS256'
/** What Supabase's projects sign with, when not with a shared secret. */
const ASYMMETRIC = ['ES256', 'RS256', 'EdDSA']
/** Verified tokens that are remembered, so that a busy client's signature is checked once. */
const REMEMBERED = 10_000
/** How long a signature is not checked again: its issuer may have withdrawn the key. */
const LONGEST_MEMORY_MS = 10 * 60 * 1000

/** What a token says, or why it is not believed. */
export type Verdict = { claims: Claims } | { refused: Refusal }
/** `incomplete`: signed by the main system, which did not say who it is of. */
export type Refusal = 'invalid' | 'expired' | 'incomplete'

export type NewToken = { userId: string; loginId: string; lifetimeS: number }

export type Tokens = {
  /** A signed token whose `sub` is the user's UUID. */
  issue: (token: NewToken) => Promise<string>
  /** @throws IssuerUnavailable when a key that would decide cannot be fetched */
  verify: (token: string) => Promise<Verdict>
}

/** The issuer's keys cannot be had now: the token may be good or not. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of a token’s issuer cannot be fetched', { cause })
    this.name = 'IssuerUnavailable'
  }
}

export type TokenOptions = {
  /** Of this server. */
  secret: string
  mainSystemSecret?: string | undefined
  supabaseSecret?: string | undefined
  supabaseKeys?: JWTVerifyGetKey | undefined
}

type Issuer = {
  key: KeyObject | JWTVerifyGetKey
  options: JWTVerifyOptions
  read: ReadClaims
}

export function createTokens(options: TokenOptions): Tokens {
  const key = createSecretKey(options.secret, 'utf8')
  const { symmetric, asymmetric } = issuersOf(options, key)
  const remembered = new LRUCache<string, { claims: Claims }>({ max: REMEMBERED })

  const issue = ({ userId, loginId, lifetimeS }: NewToken) =>
    new SignJWT({ sid: loginId })
      .setProtectedHeader({ alg: SYMMETRIC, typ: 'JWT' })
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeS}s`)
      .sign(key)

  const verify = async (token: string) => remembered.get(token) ?? (await verifySignature(token))

  const verifySignature = async (token: string): Promise<Verdict> => {
    let refused: Refusal = 'invalid'
    if (!isCanonical(token)) return { refused }
    for (const issuer of isSymmetric(token) ? symmetric : asymmetric) {
      const verdict = await ask(issuer, token)
      if ('claims' in verdict) {
        remembered.set(token, verdict, { ttl: memoryOf(verdict.claims) })
        return verdict
      }
      if (verdict.refused !== 'invalid') refused = verdict.refused
    }
    return { refused }
  }

  return { issue, verify }
}

function issuersOf(options: TokenOptions, key: KeyObject) {
  const secret = (value: string | undefined) => (value ? [createSecretKey(value, 'utf8')] : [])
  const supabase = { requiredClaims: ['sub', 'exp'], audience: 'authenticated' }
  const symmetric: Issuer[] = [
    { key, options: { requiredClaims: ['sub', 'exp'] }, read: fromThisServer },
    ...secret(options.mainSystemSecret).map((key) => ({ key, options: {}, read: fromMainSystem })),
    ...secret(options.supabaseSecret).map((key) => ({ key, options: supabase, read: fromSupabase })),
  ]
  const asymmetric: Issuer[] = options.supabaseKeys
    ? [{ key: options.supabaseKeys, options: { ...supabase, algorithms: ASYMMETRIC }, read: fromSupabase }]
    : []
  return { symmetric, asymmetric }
}

function isSymmetric(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === SYMMETRIC
  } catch {
    return true
  }
}

async function ask({ key, options, read }: Issuer, token: string): Promise<Verdict> {
  try {
    // One signature serves for both kinds of key; its overloads do not.
    const { payload, protectedHeader } = await jwtVerify(token, key as JWTVerifyGetKey, {
      algorithms: [SYMMETRIC],
      clockTolerance: CLOCK_TOLERANCE_S,
      ...options,
    })
    if (isOfTheFuture(payload) || !isPlain(token, protectedHeader, payload)) return { refused: 'invalid' }
    const claims = read(payload, token)
    if (claims) return { claims }
    return { refused: read === fromMainSystem ? 'incomplete' : 'invalid' }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { refused: 'expired' }
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
      throw new IssuerUnavailable(error)
    }
    return { refused: 'invalid' }
  }
}

function isOfTheFuture({ iat }: JWTPayload): boolean {
  return iat !== undefined && iat > Date.now() / 1000 + CLOCK_TOLERANCE_S
}

/** In milliseconds; no longer than the token is good for. */
function memoryOf({ expiresAt }: Claims): number {
  const lifetime = ((expiresAt ?? Infinity) + CLOCK_TOLERANCE_S) * 1000 - Date.now()
  return Math.min(LONGEST_MEMORY_MS, Math.max(1, lifetime))
}
