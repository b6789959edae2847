/** The chat API: e-mail accounts, and sessions with ids chosen by the client. Contract: chat.md. */
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../../database/connections.ts'
import { typed } from '../../http/app.ts'
import type { Limits } from '../../http/limits/limits.ts'
import type { Accounts } from '../../identity/accounts.ts'
import type { Callers } from '../../identity/callers.ts'
import type { KnownNetworks } from '../../identity/known-networks.ts'
import type { TurnTaking } from '../../turn/take-turn.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { accountRoutes } from './accounts.ts'
import { answerError } from './errors.ts'
import { streamRoute } from './messages.ts'
import { ownAccountRoutes } from './own-account.ts'
import { runRoutes } from './runs.ts'
import { sessionRoutes } from './sessions.ts'

export type ChatApi = {
  connections: Connections
  callers: Callers
  accounts: Accounts
  limits: Limits
  networks: KnownNetworks
  turns: TurnTaking
}

export const tags = ['chat']

export const CHAT_DEFAULTS: ApiDefaults = {
  temperature: 0.3,
  maxTokens: 300,
  model: 'groq/openai/gpt-oss-120b',
  isPlain: true,
  whenModelsFail: 'refuse',
}

export async function chatApi(scope: FastifyInstance, api: ChatApi): Promise<void> {
  scope.setErrorHandler(answerError)
  const app = typed(scope)
  accountRoutes(app, api)
  ownAccountRoutes(app, api)
  streamRoute(app, api)
  sessionRoutes(app, api)
  runRoutes(app, api)
}
