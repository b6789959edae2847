/** A sanity limit, since the value is also sent to clients. */
const MAX_MS = 24 * 60 * 60 * 1000

/**
 * Parses a Retry-After header: seconds, or an HTTP date (RFC 9110, 10.2.3). Some services send fractions.
 * @returns milliseconds from now, at most a day; undefined for an invalid value
 */
export function retryAfterMs(header: string | string[] | undefined, now = Date.now()): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim()
  if (!value) return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Math.ceil(Number(value) * 1000), MAX_MS)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), MAX_MS)
}
