/**
 * The public keys of a Supabase project. jose keeps them, and fetches them again when they are old or
 * when a token names one that it does not know; but it asks anew for every token while Auth does not
 * answer, and then forgets what it knew. Here a failure is remembered too, and known keys go on serving.
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

/** Supabase's own caches keep the keys that long as well. */
const MAX_AGE_MS = 10 * 60 * 1000
/** Tokens that name unknown keys lead to one fetch in this time, however many they are. */
const COOLDOWN_MS = 30_000
const TIMEOUT_MS = 5000
/** With no keys at all, how long a failed fetch stands for the next ones. */
const FAILURE_MS = 5000

const KeySet = Type.Object({ keys: Type.Array(Type.Object({ kty: Type.String() })) })

/** What tokens of this project are checked by. */
export function supabaseTokens(url: string) {
  return { supabaseKeys: supabaseKeys(url), supabaseIssuer: `${url.replace(/(?<!\/)\/+$/, '')}/auth/v1` }
}

/**
 * @returns what jose asks for a token's key. It throws AccountServiceUnavailable when the key cannot be
 * had now: there are none yet, or the token names one that may be newer than what could be fetched.
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

/** While Auth fails, the fetch answers with the last keys that came: for jose they are fresh again. */
function createKeyFetch() {
  let known: JSONWebKeySet | undefined
  let failedAt: number | undefined

  // A clock that was set back does not lengthen it.
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
