/**
 * The public keys of a Supabase project. jose caches them, and refetches when they are stale or a token has
 * an unknown key. But while Auth is unavailable, jose fetches for every token and drops its cache. Here
 * failures are cached too, and known keys stay in use.
 */
import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose'
import Type from 'typebox'
import Value from 'typebox/value'
import { AccountServiceUnavailable } from './account-refusal.ts'

/** The same as Supabase's own caches. */
const MAX_AGE_MS = 10 * 60 * 1000
/** At most one fetch in this time for tokens with unknown keys. */
const COOLDOWN_MS = 30_000
const TIMEOUT_MS = 5000
/** How long a failed fetch is cached when no keys are known. */
const FAILURE_MS = 5000

const KeySet = Type.Object({ keys: Type.Array(Type.Object({ kty: Type.String() })) })

/** The keys and the issuer of this project's tokens. */
export function supabaseTokens(url: string) {
  return { supabaseKeys: supabaseKeys(url), supabaseIssuer: `${url.replace(/(?<!\/)\/+$/, '')}/auth/v1` }
}

/**
 * @returns jose's key function. It throws AccountServiceUnavailable when no keys could be fetched yet, or
 *   when the token's key may be newer than the last successful fetch.
 */
export function supabaseKeys(url: string): JWTVerifyGetKey {
  const { fetchKeys, isFailing } = createKeyFetch()
  const keys = createRemoteJWKSet(
    new URL(`${url.replace(/(?<!\/)\/+$/, '')}/auth/v1/.well-known/jwks.json`),
    {
      cacheMaxAge: MAX_AGE_MS,
      cooldownDuration: COOLDOWN_MS,
      timeoutDuration: TIMEOUT_MS,
      [customFetch]: fetchKeys,
    },
  )
  return async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey && isFailing()) throw unavailable()
      throw error
    }
  }
}

/** While Auth fails, returns the last known keys, which jose then treats as fresh. */
function createKeyFetch() {
  let known: JSONWebKeySet | undefined
  let failedAt: number | undefined

  // The absolute value: a clock that is set back must not extend it.
  const failedJustNow = () => failedAt !== undefined && Math.abs(Date.now() - failedAt) < FAILURE_MS

  const fetchKeys: FetchImplementation = async (...request) => {
    if (!known && failedJustNow()) throw unavailable()
    try {
      known = await keySetOf(await fetch(...request))
      failedAt = undefined
    } catch {
      failedAt = Date.now()
      if (!known) throw unavailable()
    }
    return Response.json(known)
  }

  return { fetchKeys, isFailing: () => failedAt !== undefined }
}

async function keySetOf(response: Response): Promise<JSONWebKeySet> {
  const body: unknown = await response.json()
  if (response.status !== 200 || !Value.Check(KeySet, body)) throw unavailable()
  return body
}

function unavailable(): AccountServiceUnavailable {
  return new AccountServiceUnavailable({ reason: 'no keys' })
}
