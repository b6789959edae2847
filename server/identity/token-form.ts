/**
 * What a token must be beyond what jose asks of it. A token has one form: what else reads as the same one
 * would be another to whoever compares, remembers or ends tokens.
 */
import type { JWTHeaderParameters, JWTPayload } from 'jose'

/** Whether each part is base64url as RFC 7515 has it: no padding, and no bits that mean nothing. */
export function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

/**
 * Whether a verified token says what it says once, and in numbers where those are due. A name that comes
 * twice means one thing to us and maybe another to who checked the token before (RFC 7519, section 4);
 * `b64` changes what was signed, and is void outside of `crit` (RFC 7797, section 6).
 */
export function isPlain(token: string, header: JWTHeaderParameters, { exp, iat, nbf }: JWTPayload): boolean {
  const [head = '', payload = ''] = token.split('.')
  return (
    header.b64 === undefined && [exp, iat, nbf].every(isMoment) && !repeatsName(head) && !repeatsName(payload)
  )
}

/** Seconds since 1970, maybe with a fraction. JSON knows numbers that are beyond all others. */
function isMoment(seconds: number | undefined): boolean {
  return seconds === undefined || (Number.isFinite(seconds) && seconds >= 0)
}

/** No escaped quote begins a string: a text of nothing but `"\` would otherwise be searched at each of them. */
const STRING = /(?<!\\)"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/** Reading it keeps the last of equal names, in whatever way each was written: then there are fewer. */
function repeatsName(part: string): boolean {
  const text = Buffer.from(part, 'base64url').toString()
  try {
    return countNames(text) !== countNames(JSON.stringify(JSON.parse(text)))
  } catch {
    // Nested too deep to be written again.
    return true
  }
}

function countNames(text: string): number {
  let count = 0
  for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) count++
  return count
}
