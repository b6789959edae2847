import type { FastifyReply } from 'fastify'
import { runKnowing } from '../../fairness/caller.ts'
import type { KnownNetworks } from '../../identity/known-networks.ts'
import type { AccountName } from '../../identity/users.ts'
import { networkOf, networksOf } from '../address.ts'
import { type Asked, type Limits, lookOrRefuse, takeFromEach } from './limits.ts'
import { tokensIn } from './token-bucket.ts'

export type SignInGuard = { limits: Limits; networks: KnownNetworks }

/**
 * Runs a sign-in unless there were too many failures from this address or for this account. Networks in which
 * the account has signed in before are counted apart from all others. So a stranger cannot lock the owner
 * out.
 * @param check returns undefined when the sign-in failed
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
 * Checks a password unless too many were wrong. Concurrent checks are limited to the failures that are left,
 * and the others wait. Otherwise a thousand parallel guesses would all be checked before the first has
 * failed.
 * @param account the key that failures are counted by, beside the address
 * @param check returns undefined when it was wrong
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

/** @returns a function to call when the check is over and its failure is counted */
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
