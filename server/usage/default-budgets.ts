/**
 * Default budgets, so that a server's cost is bounded without configuration. All numbers are tokens per day, input
 * and output. See docs/decisions/0029.
 */

import { createHmac, hkdfSync } from 'node:crypto'
import { boundedCache } from '../bounded-cache.ts'
import { type Quotas, scaledQuotas } from '../chatbots/quotas.ts'
import type { Config } from '../config/config.ts'

/** Multiples of a visitor's budget. */
export const SHARES = {
  /** An office or a school shares one address, but few of its people exhaust a budget on the same day. */
  network: 5,
  /** A signed-in user of the server's own assistant, whose conversations may be long. */
  user: 5,
  /** All users in one network, so that creating accounts does not help. */
  userNetwork: 25,
  /** All use of one account's chatbots, programs included, on the server's keys. */
  owner: 25,
}

/** The format of frontdesk_reserve_for_turn(); an absent key means no budget. */
export type DefaultBudgets = {
  /** A network's budget as a multiple of the visitor's, including one set by an owner. */
  networks: number
  chatbot?: number
  server?: number
  visitor?: number
  visitor_network?: number
  user?: number
  user_network?: number
  owner?: number
}

export type TurnBudgets = {
  defaults: DefaultBudgets
  hasServerKeys: boolean
  /** A keyed hash, so that a copy of the database does not reveal addresses. */
  hashOf: (network: string) => string
  /** Storage quotas; an absent key means no quota. */
  quotas: Pick<Quotas, 'trainingBytes' | 'messageBytes'>
}

type BudgetConfig = Pick<
  Config,
  'limitScale' | 'dailyTokenBudget' | 'dailyTokenBudgetPerVisitor' | 'providers'
>

/** Cached, since each turn needs one or two, and hashing takes 3 % of its CPU time. */
const MAX_HASHES = 10_000

/** @param secret the server's secret */
export function createTurnBudgets(config: BudgetConfig, secret: string): TurnBudgets {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk budget networks', 32))
  const hashes = boundedCache<string>({
    most: MAX_HASHES,
    make: (network) => createHmac('sha256', key).update(network).digest('base64url'),
  })
  return {
    defaults: defaultBudgets(config),
    quotas: scaledQuotas(config.limitScale),
    hasServerKeys: Object.keys(config.providers).length > 0,
    hashOf: (network) => hashes.memo(network),
  }
}

export function defaultBudgets(config: Omit<BudgetConfig, 'providers'>): DefaultBudgets {
  const { limitScale, dailyTokenBudget, dailyTokenBudgetPerVisitor } = config
  if (limitScale === 0) return { networks: SHARES.network }
  const scaled = (tokens: number) => Math.min(Math.round(tokens * limitScale), Number.MAX_SAFE_INTEGER)
  const visitor = scaled(dailyTokenBudgetPerVisitor)
  return {
    networks: SHARES.network,
    chatbot: scaled(dailyTokenBudget),
    server: scaled(dailyTokenBudget),
    visitor,
    visitor_network: visitor * SHARES.network,
    user: visitor * SHARES.user,
    user_network: visitor * SHARES.userNetwork,
    owner: visitor * SHARES.owner,
  }
}
