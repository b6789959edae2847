import { Problem } from './problems.ts'
import { TokenBuckets } from './token-bucket.ts'

const MINUTE = 60_000
const SIGN_IN_WINDOW = 15 * MINUTE

/** What each kind of caller may do. `scale` multiplies all but the limits of sign-ins; 0 lifts them. */
export function createLimits(scale: number) {
  return {
    requestsOfAddress: new TokenBuckets(300 * scale, MINUTE),
    messagesOfUser: new TokenBuckets(60 * scale, MINUTE),
    messagesOfApiKey: new TokenBuckets(600 * scale, MINUTE),
    messagesOfVisitor: new TokenBuckets(20 * scale, MINUTE),
    messagesOfChatbotVisitors: new TokenBuckets(600 * scale, MINUTE),
    failedSignInsOfAccount: new TokenBuckets(10, SIGN_IN_WINDOW),
    failedSignInsOfAddress: new TokenBuckets(30, SIGN_IN_WINDOW),
  }
}

export type Limits = ReturnType<typeof createLimits>

/** @throws Problem 429 that says when there is room again */
export function takeOrRefuse(buckets: TokenBuckets, key: string): void {
  refuseAfter(buckets.take(key))
}

/** @throws Problem 429 when the bucket is empty; takes nothing */
function refuseIfEmpty(buckets: TokenBuckets, key: string): void {
  refuseAfter(buckets.wait(key))
}

function refuseAfter(seconds: number): void {
  if (seconds > 0) throw new Problem('too_many_requests', { headers: { 'retry-after': String(seconds) } })
}

/**
 * Lets somebody sign in unless there were too many failures, of this account or from this address.
 * @param check undefined when the sign-in failed
 * @throws Problem 429
 */
export async function guardSignIn<Success>(
  limits: Limits,
  { account, address }: { account: string; address: string },
  check: () => Promise<Success | undefined>,
): Promise<Success | undefined> {
  refuseIfEmpty(limits.failedSignInsOfAccount, account)
  refuseIfEmpty(limits.failedSignInsOfAddress, address)
  const success = await check()
  if (success === undefined) {
    limits.failedSignInsOfAccount.take(account)
    limits.failedSignInsOfAddress.take(address)
  }
  return success
}
