import { createSecretKey } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'

/** Access tokens of the mobile door live a day: the app has no way to refresh them. */
const LIFETIME_S = 24 * 60 * 60
/** Other machines' clocks may differ by this much. */
const CLOCK_TOLERANCE_S = 30
const ALGORITHM = 'HS256'
/** Verified tokens that are remembered, so that a busy client's signature is checked once. */
const REMEMBERED = 10_000

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type Tokens = {
  /** A signed token whose `sub` is the user's UUID. */
  issue: (userId: string) => Promise<string>
  /** @returns the user's UUID; undefined for every token that is not ours, or not now */
  verify: (token: string) => Promise<string | undefined>
}

export function createTokens(secret: string): Tokens {
  const key = createSecretKey(secret, 'utf8')
  const remembered = new LRUCache<string, string>({ max: REMEMBERED })

  const issue = (userId: string) =>
    new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`)
      .sign(key)

  const verify = async (token: string) => remembered.get(token) ?? (await verifySignature(token))

  const verifySignature = async (token: string) => {
    const payload = await readPayload(token)
    if (!payload || !UUID.test(payload.sub)) return undefined
    const ttl = (payload.exp + CLOCK_TOLERANCE_S) * 1000 - Date.now()
    remembered.set(token, payload.sub, { ttl: Math.max(1, ttl) })
    return payload.sub
  }

  const readPayload = async (token: string) => {
    try {
      const { payload } = await jwtVerify<{ sub: string; exp: number }>(token, key, {
        algorithms: [ALGORITHM],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      })
      return payload
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }

  return { issue, verify }
}
