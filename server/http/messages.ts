import type { FastifyReply } from 'fastify'
import type { Reading } from '../turn/runs/reading.ts'
import type { RetryRequest, TurnRequest } from '../turn/turn-request.ts'
import type { TurnService } from '../turn/turn-service.ts'
import { networkOf } from './address.ts'
import { turnIdOf } from './idempotency/idempotency.ts'
import { type Asked, type Limits, takeOrRefuse } from './limits/limits.ts'
import { includesSources } from './reply-sources.ts'

/** The rate limits of a message; at least the sender's own. */
export type MessageLimits = Asked &
  ({ messagesOfUser: string } | { messagesOfApiKey: string } | { messagesOfVisitor: string })

/**
 * A message within its limits, whose turn may start. Unless the request says otherwise, its turn has the id of the
 * `Idempotency-Key`, and a person's network.
 */
export type AdmittedMessage = {
  /** @throws as `TurnService.take` */
  take: (turn: TurnRequest) => Promise<Reading>
  /** @throws as `TurnService.regenerate` */
  regenerate: (turn: TurnRequest) => Promise<Reading>
  /** @throws as `TurnService.retry` */
  retry: (turn: RetryRequest) => Promise<Reading>
}

/** The only way for an API to start a turn, so that no route forgets its limits. */
export type Messages = {
  /** @throws Problem 429 with `Retry-After` */
  admit: (reply: FastifyReply, limitedBy: MessageLimits) => Promise<AdmittedMessage>
}

export function createMessages(limits: Limits, turns: TurnService): Messages {
  return {
    admit: async (reply, limitedBy) => {
      await takeOrRefuse(reply, limits, limitedBy)
      const { request } = reply
      // A program's network says nothing of the people behind it.
      const network = 'messagesOfApiKey' in limitedBy ? undefined : networkOf(request)
      const message = { turnId: turnIdOf(request), network }
      const showsSources = includesSources(request)
      const withSources = <Turn extends RetryRequest>(turn: Turn): Turn =>
        showsSources ? { ...turn, defaults: { ...turn.defaults, showsSources } } : turn
      return {
        take: (turn) => turns.take({ ...message, ...withSources(turn) }),
        regenerate: (turn) => turns.regenerate({ ...message, ...withSources(turn) }),
        retry: (turn) => turns.retry({ network, ...withSources(turn) }),
      }
    },
  }
}
