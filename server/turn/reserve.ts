import { estimateTokens } from '../text/tokens.ts'
import type { TurnEstimate } from '../usage/budgets.ts'
import type { TurnBudgets } from '../usage/default-budgets.ts'
import { ANONYMOUS_WINDOW } from './anonymous.ts'
import type { RetryRequest, TurnRequest } from './turn-request.ts'

/** What the budgets of a new turn are estimated from; the database knows the rest. */
export function estimateOf(request: TurnRequest | RetryRequest, budgets: TurnBudgets): TurnEstimate {
  const { network, defaults, context, sampling } = { context: '', sampling: undefined, ...request }
  const replyTokens = Math.min(sampling?.maxTokens ?? defaults.maxTokens, defaults.maxTokens)
  const format = sampling?.responseFormat ? JSON.stringify(sampling.responseFormat) : ''
  return {
    defaults: budgets.defaults,
    hasServerKeys: budgets.hasServerKeys,
    network: network === undefined ? undefined : budgets.hashOf(network),
    programTokens: estimateTokens(context) + estimateTokens(format),
    replyTokens,
    maxSent: ANONYMOUS_WINDOW - replyTokens,
  }
}
