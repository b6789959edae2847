/**
 * The budgets that hold where an owner set none, so that an untouched server has finite cost. All numbers are
 * tokens a day, sent and received. See docs/decisions/0029.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { type Quotas, scaledQuotas } from '../chatbots/quotas.ts'
import type { Config } from '../config/config.ts'

/** Of a visitor's budget. */
export const SHARES = {
  /** An office or a school shares one address, and few of its people use up a budget on the same day. */
  network: 5,
  /** A signed-in user of the server's own assistant, whose conversations may be long. */
  user: 5,
  /** All users in one network: whoever makes more accounts stays below it. */
  userNetwork: 25,
  /** All use of one account's chatbots, programs included, on the server's keys. */
  owner: 25,
}

/** As frontdesk_reserve_for_turn() reads them; one that is not there is no budget. */
export type DefaultBudgets = {
  /** How many times a visitor's budget, also one that an owner set, the visitor's network has. */
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
  /** A hash with a key: a copy of the database does not tell from where people came. */
  hashOf: (network: string) => string
  /** What may be stored; one that is not there is no quota. */
  quotas: Pick<Quotas, 'trainingBytes' | 'messageBytes'>
}

type BudgetConfig = Pick<
  Config,
  'limitScale' | 'dailyTokenBudget' | 'dailyTokenBudgetPerVisitor' | 'providers'
>

/** Each turn asks for one or two: making them again would take 3 % of its processor time. */
const MAX_HASHES = 10_000

/** @param secret this server's */
export function createTurnBudgets(config: BudgetConfig, secret: string): TurnBudgets {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'frontdesk budget networks', 32))
  const hashes = new LRUCache<string, string>({
    max: MAX_HASHES,
    memoMethod: (network) => createHmac('sha256', key).update(network).digest('base64url'),
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
