/**
 * Token buckets: so many calls at once, refilled evenly. A bucket is one number, the moment at which it
 * will be full again; a call moves it on by the time that one token takes. So a full bucket needs no
 * place at all, here or in Redis, and whole microseconds add up without a rest.
 *
 * rate-limiter-flexible was refused for this: its windows are fixed, so that a caller may spend two of
 * them at a boundary and then waits for a whole one.
 */

/** How much is allowed. */
export type Policy = {
  /** What clients are told it is called. */
  name: string
  /** Tokens in a full bucket: whole ones, at least one. */
  capacity: number
  /** Whole microseconds in which a token is refilled. */
  intervalUs: number
  /** Tokens that some callers may take from an empty bucket, ahead of its refill. */
  overdraft: number
}

/**
 * @param calls in `windowMs`, more than 0; less than one call is one, in as much more time
 * @param overdraft as a share of the bucket
 */
export function createPolicy(name: string, calls: number, windowMs: number, overdraft = 0): Policy {
  const capacity = Math.max(1, Math.floor(calls))
  const intervalUs = Math.max(1, Math.round((windowMs * 1000) / calls))
  return { name, capacity, intervalUs, overdraft: Math.floor(capacity * overdraft) }
}

/** Microseconds in which an empty bucket is full. */
export function fullUs({ capacity, intervalUs }: Policy): number {
  return capacity * intervalUs
}

/** Microseconds that a bucket must hold for a token to be taken; less than 0 where it may be overdrawn. */
export function neededUs({ intervalUs, overdraft }: Policy, mayOverdraw: boolean): number {
  return mayOverdraw ? intervalUs * (1 - overdraft) : intervalUs
}

/**
 * What is in a bucket, as the time that refilling it took; a token is there when it is `intervalUs` or more.
 * Less than 0 when it is overdrawn.
 */
export type Standing = { policy: Policy; roomUs: number }

export function tokensIn({ policy, roomUs }: Standing): number {
  return Math.max(0, Math.floor(roomUs / policy.intervalUs))
}

/** Whole seconds until there is a token more; 0 when the bucket is full. */
export function secondsToNext({ policy, roomUs }: Standing): number {
  if (roomUs >= fullUs(policy)) return 0
  const since = roomUs < 0 ? roomUs : roomUs % policy.intervalUs
  return Math.ceil((policy.intervalUs - since) / 1_000_000)
}

/** Beyond this many keys in a window, those that were not heard of for longest start with a full bucket. */
const MOST_KEYS = 100_000

/**
 * One bucket for each key, in this process. They stand in two maps, what was used since the last turn
 * and what was used before. They turn after the time in which any bucket is full again, so that nothing
 * is lost with the older map, and nobody looks for what is over.
 */
export class TokenBuckets {
  readonly policy: Policy
  #fullAt = new Map<string, number>()
  #fullAtBefore = new Map<string, number>()
  #turnsAt = 0

  constructor(policy: Policy) {
    this.policy = policy
  }

  /** What is in a key's bucket, as `Standing` says it. */
  roomUs(key: string): number {
    const fullAt = this.#fullAt.get(key) ?? this.#fullAtBefore.get(key) ?? 0
    return fullUs(this.policy) - Math.max(0, fullAt - nowUs())
  }

  /** Makes a key's bucket hold this much. */
  set(key: string, roomUs: number): void {
    const now = nowUs()
    if (now >= this.#turnsAt || this.#fullAt.size >= MOST_KEYS) this.#turn(now)
    this.#fullAt.set(key, now + fullUs(this.policy) - roomUs)
  }

  #turn(now: number): void {
    this.#fullAtBefore = this.#fullAt
    this.#fullAt = new Map()
    const { capacity, overdraft, intervalUs } = this.policy
    this.#turnsAt = now + (capacity + overdraft) * intervalUs
  }
}

/** Of a clock that nobody sets. */
function nowUs(): number {
  return Math.floor(performance.now() * 1000)
}
