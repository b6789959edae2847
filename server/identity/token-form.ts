/**
 * Checks of a token's encoding beyond jose's. A token must have exactly one valid form, because tokens are
 * compared, cached and revoked by their text.
 */
import type { JWTHeaderParameters, JWTPayload } from 'jose'

/** Whether each part is canonical base64url (RFC 7515): no padding and no unused bits set. */
export function isCanonical(token: string): boolean {
  return token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part)
}

/**
 * Whether a verified token is unambiguous: no duplicate names, which parsers read differently (RFC 7519,
 * section 4), valid timestamps, and no `b64`, which changes the signed content and is only valid with `crit`
 * (RFC 7797, section 6).
 */
export function isPlain(token: string, header: JWTHeaderParameters, { exp, iat, nbf }: JWTPayload): boolean {
  const [head = '', payload = ''] = token.split('.')
  return (
    header.b64 === undefined && [exp, iat, nbf].every(isMoment) && !repeatsName(head) && !repeatsName(payload)
  )
}

/** Seconds since 1970, maybe with a fraction. JSON numbers such as 1e999 are parsed as Infinity. */
function isMoment(seconds: number | undefined): boolean {
  return seconds === undefined || (Number.isFinite(seconds) && seconds >= 0)
}

/** The lookbehind keeps matching linear: an escaped quote never begins a string. */
const STRING = /(?<!\\)"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/** Parsing drops duplicate names, so the count of names changes. */
function repeatsName(part: string): boolean {
  const text = Buffer.from(part, 'base64url').toString()
  try {
    return countNames(text) !== countNames(JSON.stringify(JSON.parse(text)))
  } catch {
    // Nested too deep to be serialized.
    return true
  }
}

function countNames(text: string): number {
  let count = 0
  for (const [, colon] of text.matchAll(STRING)) if (colon !== undefined) count++
  return count
}
