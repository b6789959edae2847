/**
 * The console API, which the dashboard calls besides the creators' API. It covers the caller's own chatbots;
 * another owner's chatbots look unknown. Contract: docs/console.md.
 */
import type { FastifyInstance } from 'fastify'
import { SlugTaken } from '../../chatbots/owned-chatbot-queries.ts'
import type { ProviderKeys } from '../../chatbots/provider-keys.ts'
import type { Quotas } from '../../chatbots/quotas.ts'
import type { SigningSecrets } from '../../chatbots/signing-secrets.ts'
import type { Connections } from '../../database/connections.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import type { Limits } from '../../http/limits/limits.ts'
import { Problem } from '../../http/problems.ts'
import type { Listeners } from '../../http/streams/listeners.ts'
import type { Callers } from '../../identity/callers.ts'
import type { Setup } from '../../identity/setup.ts'
import type { Models } from '../../models/models.ts'
import type { Newsroom } from '../../news/news.ts'
import type { TurnTaking } from '../../turn/take-turn.ts'
import { chatbotRoutes } from './chatbots.ts'
import { conversationRoutes } from './conversations.ts'
import { draftRoutes } from './drafts.ts'
import { eventRoute } from './events.ts'
import { noteRoutes } from './notes.ts'
import { numberRoute } from './numbers.ts'
import { providerRoutes } from './providers.ts'
import { recordRoute } from './records.ts'
import { setupRoutes } from './setup.ts'
import { signingSecretRoutes } from './signing-secrets.ts'
import { takeOverRoutes } from './take-over.ts'
import { unansweredRoutes } from './unanswered.ts'
import { visitorExportRoute } from './visitor-export.ts'
import { visitorRoute } from './visitors.ts'

export type ConsoleApi = {
  connections: Connections
  callers: Callers
  limits: Limits
  turns: TurnTaking
  /** Storage quotas of an owner. */
  quotas: Quotas
  models: Models
  providerKeys: ProviderKeys
  signingSecrets: SigningSecrets
  setup: Setup
  /** Where the accounts of the dashboard are stored. */
  accountsAre: 'built-in' | 'supabase'
  news: Newsroom
  listeners: Listeners
}

export const tags = ['console']

export async function consoleApi(scope: FastifyInstance, api: ConsoleApi): Promise<void> {
  scope.setErrorHandler(
    errorHandler(detailShape, translate, { user_gone: 'Invalid authentication credentials' }),
  )
  const app = typed(scope)
  setupRoutes(app, api)
  providerRoutes(app, api)
  chatbotRoutes(app, api)
  conversationRoutes(app, api)
  takeOverRoutes(app, api)
  noteRoutes(app, api)
  eventRoute(app, api)
  visitorRoute(app, api)
  visitorExportRoute(app, api)
  numberRoute(app, api)
  unansweredRoutes(app, api)
  recordRoute(app, api)
  draftRoutes(app, api)
  signingSecretRoutes(app, api)
}

function translate(error: unknown): Problem | undefined {
  if (error instanceof SlugTaken) return new Problem('slug_taken')
  return undefined
}
