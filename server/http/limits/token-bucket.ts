/**
 * Token buckets (GCRA). A bucket is one number: the time at which it will be full again. A call moves it on
 * by the time that one token takes. So a full bucket needs no storage, and whole microseconds add up exactly.
 *
 * rate-limiter-flexible is not used: its fixed windows let a caller spend two of them at a boundary.
 */

/** A bucket's capacity and refill rate. */
export type Policy = {
  /** The name in the rate limit headers. */
  name: string
  /** Tokens in a full bucket: an integer of at least 1. */
  capacity: number
  /** Whole microseconds in which a token is refilled. */
  intervalUs: number
  /** Tokens that some callers may take from an empty bucket. */
  overdraft: number
}

/**
 * @param calls in `windowMs`, more than 0; a fraction below 1 is one call in a longer window
 * @param overdraft as a fraction of the capacity
 */
export function createPolicy(name: string, calls: number, windowMs: number, overdraft = 0): Policy {
  const capacity = Math.max(1, Math.floor(calls))
  const intervalUs = Math.max(1, Math.round((windowMs * 1000) / calls))
  return { name, capacity, intervalUs, overdraft: Math.floor(capacity * overdraft) }
}

/** Microseconds to refill an empty bucket. */
export function fullUs({ capacity, intervalUs }: Policy): number {
  return capacity * intervalUs
}

/** Microseconds that a bucket must hold for a token to be taken; negative if it may be overdrawn. */
export function neededUs({ intervalUs, overdraft }: Policy, mayOverdraw: boolean): number {
  return mayOverdraw ? intervalUs * (1 - overdraft) : intervalUs
}

/**
 * The content of a bucket as refill time: `intervalUs` for each token, negative when overdrawn.
 */
export type Standing = { policy: Policy; roomUs: number }

export function tokensIn({ policy, roomUs }: Standing): number {
  return Math.max(0, Math.floor(roomUs / policy.intervalUs))
}

/** Whole seconds until the next token; 0 when the bucket is full. */
export function secondsToNext({ policy, roomUs }: Standing): number {
  if (roomUs >= fullUs(policy)) return 0
  const since = roomUs < 0 ? roomUs : roomUs % policy.intervalUs
  return Math.ceil((policy.intervalUs - since) / 1_000_000)
}

/** Bounds memory: beyond this many keys, the least recently used ones start with a full bucket. */
const MAX_KEYS = 100_000

/**
 * In-memory buckets by key, in two generations. The generations rotate after the time in which any bucket
 * refills, so that the dropped map holds only full buckets and no scan is needed.
 */
export class TokenBuckets {
  readonly policy: Policy
  #fullAt = new Map<string, number>()
  #fullAtBefore = new Map<string, number>()
  readonly #clock: () => number
  #rotatesAt = 0

  /** @param clock monotonic, in milliseconds */
  constructor(policy: Policy, clock = () => performance.now()) {
    this.policy = policy
    this.#clock = clock
  }

  /** The content of a key's bucket, as in `Standing`. */
  roomUs(key: string): number {
    const fullAt = this.#fullAt.get(key) ?? this.#fullAtBefore.get(key) ?? 0
    return fullUs(this.policy) - Math.max(0, fullAt - this.#nowUs())
  }

  /** Sets the content of a key's bucket. */
  set(key: string, roomUs: number): void {
    const now = this.#nowUs()
    if (now >= this.#rotatesAt || this.#fullAt.size >= MAX_KEYS) this.#rotate(now)
    this.#fullAt.set(key, now + fullUs(this.policy) - roomUs)
  }

  #rotate(now: number): void {
    this.#fullAtBefore = this.#fullAt
    this.#fullAt = new Map()
    const { capacity, overdraft, intervalUs } = this.policy
    this.#rotatesAt = now + (capacity + overdraft) * intervalUs
  }

  #nowUs(): number {
    return Math.floor(this.#clock() * 1000)
  }
}
