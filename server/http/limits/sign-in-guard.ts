import type { FastifyReply } from 'fastify'
import { runKnowing } from '../../fairness/caller.ts'
import type { KnownNetworks } from '../../identity/known-networks.ts'
import type { AccountName } from '../../identity/users.ts'
import { networkOf, networksOf } from '../address.ts'
import { type Asked, type Limits, lookOrRefuse, takeFromEach } from './limits.ts'
import { tokensIn } from './token-bucket.ts'

export type SignInGuard = { limits: Limits; networks: KnownNetworks }

/**
 * Lets somebody sign in unless there were too many failures: from this address; of this account, as it is
 * known in this network; or, where it is not, of all strangers who tried it. So no stranger keeps its owner
 * out where they have signed in before.
 * @param check undefined when the sign-in failed
 * @throws Problem 429
 */
export async function guardSignIn<Success>(
  reply: FastifyReply,
  { limits, networks }: SignInGuard,
  name: AccountName,
  check: () => Promise<Success | undefined>,
): Promise<Success | undefined> {
  const network = networkOf(reply.request)
  const place = await networks.placeOf(name, network)
  const success = await guardGuess(reply, limits, place.key, () =>
    runKnowing({ isKnown: place.isKnown }, check),
  )
  if (success !== undefined) await networks.remember(name, network)
  return success
}

/**
 * Lets somebody try a password unless too many were wrong. No more are checked at once than may still fail,
 * the others wait: a thousand guesses that come together would otherwise all be looked at before the first
 * of them has failed.
 * @param account what failures are counted by, beside the address
 * @param check undefined when it was wrong
 * @throws Problem 429
 */
export async function guardGuess<Success>(
  reply: FastifyReply,
  limits: Limits,
  account: string,
  check: () => Promise<Success | undefined>,
): Promise<Success | undefined> {
  const asked = {
    failedSignInsOfAccount: account,
    repeatedFailuresOfAccount: account,
    persistentFailuresOfAccount: account,
    failedSignInsOfAddress: networksOf(reply.request),
  }
  const leave = await enter(reply, limits, asked)
  try {
    const success = await check()
    if (success === undefined) await takeFromEach(reply, limits, asked)
    return success
  } finally {
    leave()
  }
}

/** @returns to be called when the check is over, and its failure counted */
async function enter(reply: FastifyReply, limits: Limits, asked: Asked): Promise<() => void> {
  const { signInsUnderWay: underWay } = limits
  for (;;) {
    const standings = (await lookOrRefuse(reply, limits, asked)).map((standing) => ({
      name: `${standing.policy.name} ${standing.key}`,
      tokens: tokensIn(standing),
    }))
    const crowded = standings.find(({ name, tokens }) => underWay.count(name) >= tokens)
    if (crowded) {
      await underWay.oneLess(crowded.name)
      continue
    }
    for (const { name } of standings) underWay.enter(name)
    return () => {
      for (const { name } of standings) underWay.leave(name)
    }
  }
}
