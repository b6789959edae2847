/** Whoever asks for more is not waited for anyway, and a client of ours is told no nonsense. */
const LONGEST_MS = 24 * 60 * 60 * 1000

/**
 * Reads a Retry-After header: seconds, or an HTTP date (RFC 9110, 10.2.3). Some services send fractions.
 * @returns milliseconds from now, a day at most; undefined for what is neither
 */
export function retryAfterMs(header: string | string[] | undefined, now = Date.now()): number | undefined {
  const value = (Array.isArray(header) ? header[0] : header)?.trim()
  if (!value) return undefined
  if (/^\d+(\.\d+)?$/.test(value)) return Math.min(Math.ceil(Number(value) * 1000), LONGEST_MS)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), LONGEST_MS)
}
