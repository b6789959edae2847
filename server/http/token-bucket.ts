import { LRUCache } from 'lru-cache'

/** Buckets are kept for this many callers; who comes back after being forgotten starts with a full one. */
const REMEMBERED = 100_000

type Bucket = { tokens: number; filledAt: number }

/**
 * Token buckets, one for each key: `capacity` calls at once, refilled evenly over `windowMs`.
 * rate-limiter-flexible was refused for this: its windows are fixed, so that a caller may spend two of
 * them at a boundary and then waits for a whole one.
 */
export class TokenBuckets {
  readonly #capacity: number
  readonly #perMs: number
  readonly #buckets: LRUCache<string, Bucket>

  /** A capacity of 0 or less: no limit. */
  constructor(capacity: number, windowMs: number) {
    // A fraction of one would never let anybody in.
    this.#capacity = capacity > 0 ? Math.max(1, capacity) : 0
    this.#perMs = capacity / windowMs
    this.#buckets = new LRUCache({ max: REMEMBERED })
  }

  /** Takes one token. @returns 0, or the seconds to wait until there is one; then none was taken */
  take(key: string): number {
    const wait = this.wait(key)
    if (wait === 0 && this.#capacity > 0) this.#fill(key).tokens -= 1
    return wait
  }

  /** @returns the seconds until a token is there; 0 when one is */
  wait(key: string): number {
    if (this.#capacity === 0) return 0
    const { tokens } = this.#fill(key)
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / this.#perMs / 1000))
  }

  #fill(key: string): Bucket {
    const now = performance.now()
    const bucket = this.#buckets.get(key) ?? { tokens: this.#capacity, filledAt: now }
    bucket.tokens = Math.min(this.#capacity, bucket.tokens + (now - bucket.filledAt) * this.#perMs)
    bucket.filledAt = now
    this.#buckets.set(key, bucket)
    return bucket
  }
}
