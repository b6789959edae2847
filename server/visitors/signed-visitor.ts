/**
 * Verifies a visitor's identity, signed by the chatbot's owner with the chatbot's secret: an HMAC of the visitor's id,
 * or a JWT. Accounts of this server and tokens of other issuers are not accepted. See docs/decisions/0030.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { errors, type JWTPayload, jwtVerify } from 'jose'
import type { SigningSecrets } from '../chatbots/signing-secrets.ts'
import { isCanonical, isPlain } from '../identity/token-form.ts'

/** An HMAC-SHA-256 of the visitor's id, in hexadecimal; or a JWT (HS256) whose `sub` is that id. */
export type Proof = { visitorKey: string; hash: string } | { token: string }

export type SignedVisitor = { visitorKey: string; name: string | null; email: string | null }

/** @returns the reason when the signature is invalid */
export type VerifyVisitor = (
  chatbotId: string,
  proof: Proof,
) => Promise<SignedVisitor | { refused: 'invalid' | 'expired' }>

const CLOCK_TOLERANCE_S = 30
const MAX_ID = 255
const MAX_NAME = 255
/** RFC 5321, section 4.5.3.1, with both parts. */
const MAX_EMAIL = 320

export function createVerifyVisitor(secrets: SigningSecrets): VerifyVisitor {
  return async (chatbotId, proof) => {
    const valid = await secrets.of(chatbotId)
    if ('token' in proof) return verifyToken(valid, proof.token)
    const { visitorKey, hash } = proof
    const isSigned = valid.some((secret) => isHashOf(secret, visitorKey, hash))
    return isSigned ? { visitorKey, name: null, email: null } : { refused: 'invalid' }
  }
}

function isHashOf(secret: string, visitorKey: string, hash: string): boolean {
  const expected = createHmac('sha256', secret).update(visitorKey).digest()
  const sent = Buffer.from(hash, 'hex')
  return sent.length === expected.length && timingSafeEqual(sent, expected)
}

async function verifyToken(secrets: string[], token: string): ReturnType<VerifyVisitor> {
  let refused: 'invalid' | 'expired' = 'invalid'
  if (!isCanonical(token)) return { refused }
  for (const secret of secrets) {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, createSecretKey(secret, 'utf8'), {
        algorithms: ['HS256'],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      })
      const signed = isPlain(token, protectedHeader, payload) ? read(payload) : undefined
      return signed ?? { refused }
    } catch (error) {
      if (error instanceof errors.JWTExpired) refused = 'expired'
      else if (!(error instanceof errors.JOSEError)) throw error
    }
  }
  return { refused }
}

function read({ sub, iat, name, email }: JWTPayload): SignedVisitor | undefined {
  if (iat !== undefined && iat > Date.now() / 1000 + CLOCK_TOLERANCE_S) return undefined
  // Many languages encode a numeric id as a JSON number.
  const id: unknown = Number.isSafeInteger(sub) ? String(sub) : sub
  const visitorKey = textIn(id, MAX_ID)
  const shownName = textIn(name ?? '', MAX_NAME)
  const shownEmail = textIn(email ?? '', MAX_EMAIL)
  // In a URL path, . and .. refer to other paths.
  if (!visitorKey || visitorKey === '.' || visitorKey === '..') return undefined
  if (shownName === undefined || shownEmail === undefined) return undefined
  return { visitorKey, name: shownName.trim() || null, email: shownEmail.trim() || null }
}

/** @returns undefined for a value that is not text, is too long or cannot be stored */
function textIn(value: unknown, max: number): string | undefined {
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0')) return undefined
  return [...value].length <= max ? value : undefined
}
