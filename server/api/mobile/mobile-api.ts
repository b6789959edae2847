/** The mobile API: accounts with username and password, and integer ids. Contract: mobile.md. */
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../../database/connections.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import type { Limits } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import type { Callers } from '../../identity/callers.ts'
import type { KnownNetworks } from '../../identity/known-networks.ts'
import type { Logins } from '../../identity/logins.ts'
import { ConversationNotFound } from '../../turn/open.ts'
import type { TurnTaking } from '../../turn/take-turn.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { registerRoute, signInScope } from './accounts.ts'
import { conversationRoutes, messageRoutes } from './conversations.ts'

export type MobileApi = {
  connections: Connections
  callers: Callers
  logins: Logins
  limits: Limits
  networks: KnownNetworks
  turns: TurnTaking
}

export const MOBILE_DEFAULTS: ApiDefaults = {
  temperature: 0.5,
  maxTokens: 500,
  model: 'groq/llama-3.3-70b-versatile',
  whenModelsFail: 'substitute',
}

export async function mobileApi(scope: FastifyInstance, api: MobileApi): Promise<void> {
  scope.setErrorHandler(
    errorHandler(detailShape, (error) =>
      error instanceof ConversationNotFound ? new Problem('conversation_not_found') : undefined,
    ),
  )
  const app = typed(scope)
  registerRoute(app, api)
  conversationRoutes(app, api)
  messageRoutes(app, api)
  await scope.register(signInScope, api)
}
