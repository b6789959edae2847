/** Every rate limit of the server, and its buckets. */
import { createPolicy, TokenBuckets } from './token-bucket.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SIGN_IN_WINDOW = 15 * MINUTE

/**
 * Limits of the /64, the /56 and the /48 of an IPv6 address, as multiples of the first. A /48 has 65,536
 * networks of /64, but may also be a whole site, like an IPv4 address.
 */
export const TIERS = [1, 4, 16]
/** Lower, so that no /48 can take the whole bucket that a chatbot's visitors share. */
const TIERS_OF_SHARE = [1, 2, 4]

export type Rate = {
  /** The name in the `RateLimit` headers. */
  name: string
  /** Allowed in `windowMs`, in a burst or spread out. */
  calls: number
  windowMs: number
  /** For a limit by address: the multiples for wider networks. */
  tiers?: readonly number[]
  /** Whether LIMIT_SCALE does not apply. */
  isFixed?: boolean
  /** The fraction of the capacity that may be overdrawn: see `isShare`. */
  overdraft?: number
  /**
   * Never refuses a call. While it has a token, the call may overdraw the other buckets that allow it. This
   * gives light users priority over heavy ones.
   */
  isShare?: boolean
}

export const RATES = {
  requestsOfAddress: { name: 'requests-of-address', calls: 300, windowMs: MINUTE, tiers: TIERS },
  messagesOfUser: { name: 'messages-of-user', calls: 60, windowMs: MINUTE },
  messagesOfApiKey: { name: 'messages-of-api-key', calls: 600, windowMs: MINUTE },
  messagesOfVisitor: { name: 'messages-of-visitor', calls: 20, windowMs: MINUTE },
  messagesOfChatbotVisitors: {
    name: 'messages-of-chatbot-visitors',
    calls: 600,
    windowMs: MINUTE,
    overdraft: 1 / 4,
  },
  /** Per chatbot and network, for visitors with an existing conversation. */
  shareOfChatbotVisitors: {
    name: 'share-of-chatbot-visitors',
    calls: 30,
    windowMs: MINUTE,
    tiers: TIERS_OF_SHARE,
    isShare: true,
  },
  newVisitorsOfAddress: { name: 'new-visitors-of-address', calls: 300, windowMs: HOUR, tiers: TIERS },
  signUpsOfAddress: { name: 'sign-ups-of-address', calls: 60, windowMs: HOUR, tiers: TIERS },
  providerCallsOfUser: { name: 'provider-calls-of-user', calls: 30, windowMs: MINUTE },
  failedSignInsOfAccount: {
    name: 'failed-sign-ins-of-account',
    calls: 10,
    windowMs: SIGN_IN_WINDOW,
    isFixed: true,
  },
  // Repeated failures slow down the attempts: one in 90 s, then one in 6 minutes, then one in 24.
  repeatedFailuresOfAccount: {
    name: 'repeated-failures-of-account',
    calls: 12,
    windowMs: 12 * 6 * MINUTE,
    isFixed: true,
  },
  persistentFailuresOfAccount: {
    name: 'persistent-failures-of-account',
    calls: 14,
    windowMs: 14 * 24 * MINUTE,
    isFixed: true,
  },
  failedSignInsOfAddress: {
    name: 'failed-sign-ins-of-address',
    calls: 30,
    windowMs: SIGN_IN_WINDOW,
    isFixed: true,
    tiers: TIERS,
  },
} as const satisfies Record<string, Rate>

export type LimitName = keyof typeof RATES

/** Buckets for each tier, the narrowest first; none for a disabled limit. */
export type Buckets = Partial<Record<LimitName, readonly TokenBuckets[]>>

/** @param scale multiplies all limits but the fixed ones; 0 disables them */
export function createBuckets(scale: number): Buckets {
  const entries = Object.entries(RATES as Record<LimitName, Rate>).map(([name, rate]) => {
    const calls = rate.isFixed ? rate.calls : rate.calls * scale
    return [name, calls > 0 ? (rate.tiers ?? [1]).map((times) => bucketsOf(rate, calls * times)) : undefined]
  })
  return Object.fromEntries(entries)
}

function bucketsOf({ name, windowMs, overdraft }: Rate, calls: number): TokenBuckets {
  return new TokenBuckets(createPolicy(name, calls, windowMs, overdraft))
}
