/**
 * Issues bearer tokens for this server's users, and verifies those of all issuers. Each issuer's key is bound
 * to fixed algorithms, so that a token cannot choose how it is verified.
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
import { boundedCache } from '../bounded-cache.ts'
import type { ForeignTokenBounds } from '../config/config.ts'
import {
  type Claims,
  fromMainSystem,
  fromSupabase,
  fromThisServer,
  isRefreshToken,
  type ReadClaims,
} from './claims.ts'
import { isCanonical, isPlain } from './token-form.ts'

/** Tolerated clock skew. */
const CLOCK_TOLERANCE_S = 30
const SYMMETRIC = 'HS256'
/** Algorithms of Supabase projects without a shared secret. */
const ASYMMETRIC = ['ES256', 'RS256', 'EdDSA']
/** The size of the cache of verified tokens, which saves checking signatures again. */
const CACHE_SIZE = 10_000
/** Limited, because an issuer may withdraw a key. */
const MAX_CACHE_MS = 10 * 60 * 1000

/** A token's claims, or why it was refused. */
export type Verdict = { claims: Claims } | { refused: Refusal }
/** `incomplete`: signed by the main system, but without a user. */
export type Refusal = 'invalid' | 'expired' | 'incomplete'

export type NewToken = { userId: string; loginId: string; lifetimeS: number }

export type Tokens = {
  /** A signed token whose `sub` is the user's UUID. */
  issue: (token: NewToken) => Promise<string>
  /** @throws IssuerUnavailable when the needed key cannot be fetched */
  verify: (token: string) => Promise<Verdict>
}

/** The issuer's keys cannot be fetched, so the token can be neither accepted nor refused. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of a token’s issuer cannot be fetched', { cause })
    this.name = 'IssuerUnavailable'
  }
}

export type TokenOptions = {
  /** This server’s secret. */
  secret: string
  mainSystemSecret?: string | undefined
  mainSystemBounds?: ForeignTokenBounds
  supabaseSecret?: string | undefined
  supabaseKeys?: JWTVerifyGetKey | undefined
  /** The required `iss` of Supabase's tokens; without it, any. */
  supabaseIssuer?: string | undefined
  /** Called for the first token of the main system without an expiry. */
  onEndless?: (subject: string) => void
  /** Called for the first token that Supabase's key signed with an unexpected `iss`. */
  onOtherIssuer?: (issuer: unknown) => void
}

type Issuer = {
  key: KeyObject | JWTVerifyGetKey
  options: JWTVerifyOptions
  read: ReadClaims
  /** The refusal of a token with a valid signature and invalid claims. */
  whenUnread: Refusal
  onRead?: (claims: Claims) => void
  onOtherIssuer?: TokenOptions['onOtherIssuer']
}

export function createTokens(options: TokenOptions): Tokens {
  const key = createSecretKey(options.secret, 'utf8')
  const { symmetric, asymmetric } = issuersOf(options, key)
  const cache = boundedCache<{ claims: Claims }>({ most: CACHE_SIZE })

  const issue = ({ userId, loginId, lifetimeS }: NewToken) =>
    new SignJWT({ sid: loginId })
      .setProtectedHeader({ alg: SYMMETRIC, typ: 'JWT' })
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeS}s`)
      .sign(key)

  const verify = async (token: string) => cache.get(token) ?? (await verifySignature(token))

  const verifySignature = async (token: string): Promise<Verdict> => {
    let refused: Refusal = 'invalid'
    if (!isCanonical(token)) return { refused }
    for (const issuer of isSymmetric(token) ? symmetric : asymmetric) {
      const verdict = await ask(issuer, token)
      if ('claims' in verdict) {
        cache.set(token, verdict, { ttl: cacheTimeOf(verdict.claims) })
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
  const supabase = supabaseIssuer(options)
  const symmetric: Issuer[] = [
    { key, options: { requiredClaims: ['sub', 'exp'] }, read: fromThisServer, whenUnread: 'invalid' },
    ...secret(options.mainSystemSecret).map((key) => mainSystemIssuer(key, options)),
    ...secret(options.supabaseSecret).map((key) => ({ ...supabase, key })),
  ]
  const { supabaseKeys } = options
  const asymmetric: Issuer[] = supabaseKeys
    ? [{ ...supabase, key: supabaseKeys, options: { ...supabase.options, algorithms: ASYMMETRIC } }]
    : []
  return { symmetric, asymmetric }
}

function supabaseIssuer({ supabaseIssuer: issuer, onOtherIssuer }: TokenOptions): Omit<Issuer, 'key'> {
  const options = { requiredClaims: ['sub', 'exp'], audience: 'authenticated' }
  return {
    options: issuer === undefined ? options : { ...options, issuer },
    read: fromSupabase,
    whenUnread: 'invalid',
    onOtherIssuer: onOtherIssuer && once(onOtherIssuer),
  }
}

/** Its tokens may lack `exp`: the operator limits their age, or gets a warning about the first one. */
function mainSystemIssuer(key: KeyObject, { mainSystemBounds, onEndless = () => {} }: TokenOptions): Issuer {
  const { requireExp = false, maxAgeS } = mainSystemBounds ?? {}
  const report = once(onEndless)
  return {
    key,
    options: {
      requiredClaims: requireExp ? ['exp'] : [],
      ...(maxAgeS === undefined ? {} : { maxTokenAge: maxAgeS }),
    },
    read: (payload, token) => {
      const claims = fromMainSystem(payload, token)
      if (!claims || maxAgeS === undefined || claims.issuedAt === undefined) return claims
      const oldest = claims.issuedAt + maxAgeS
      return { ...claims, expiresAt: Math.min(claims.expiresAt ?? oldest, oldest) }
    },
    whenUnread: 'incomplete',
    onRead: (claims) => {
      if (claims.expiresAt === undefined && claims.issuer !== 'frontdesk') report(claims.subject)
    },
  }
}

function once<Argument>(run: (argument: Argument) => void): (argument: Argument) => void {
  let hasRun = false
  return (argument) => {
    if (hasRun) return
    hasRun = true
    run(argument)
  }
}

function isSymmetric(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg === SYMMETRIC
  } catch {
    return true
  }
}

async function ask(issuer: Issuer, token: string): Promise<Verdict> {
  const { key, options, read } = issuer
  try {
    // jose's overloads do not accept a union of both kinds of key.
    const { payload, protectedHeader } = await jwtVerify(token, key as JWTVerifyGetKey, {
      algorithms: [SYMMETRIC],
      clockTolerance: CLOCK_TOLERANCE_S,
      ...options,
    })
    if (isOfTheFuture(payload) || !isPlain(token, protectedHeader, payload)) return { refused: 'invalid' }
    if (isRefreshToken(payload)) return { refused: 'invalid' }
    const claims = read(payload, token)
    if (!claims) return { refused: issuer.whenUnread }
    issuer.onRead?.(claims)
    return { claims }
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { refused: 'expired' }
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'iss')
      issuer.onOtherIssuer?.(error.payload.iss)
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
      throw new IssuerUnavailable(error)
    }
    return { refused: 'invalid' }
  }
}

function isOfTheFuture({ iat }: JWTPayload): boolean {
  return iat !== undefined && iat > Date.now() / 1000 + CLOCK_TOLERANCE_S
}

/** In milliseconds, at most until the token expires. */
function cacheTimeOf({ expiresAt }: Claims): number {
  const lifetime = ((expiresAt ?? Infinity) + CLOCK_TOLERANCE_S) * 1000 - Date.now()
  return Math.min(MAX_CACHE_MS, Math.max(1, lifetime))
}
