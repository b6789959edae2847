/**
 * The console door: what the dashboard calls beside the creators' door. Everything is about the caller's own
 * chatbots; another's does not exist. Contract: docs/console.md.
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

export type ConsoleDoor = {
  connections: Connections
  callers: Callers
  limits: Limits
  turns: TurnTaking
  /** What an owner may store. */
  quotas: Quotas
  models: Models
  providerKeys: ProviderKeys
  signingSecrets: SigningSecrets
  setup: Setup
  /** Who keeps the accounts that the dashboard signs in to. */
  accountsAre: 'built-in' | 'supabase'
  news: Newsroom
  listeners: Listeners
}

export const tags = ['console']

export async function consoleDoor(scope: FastifyInstance, door: ConsoleDoor): Promise<void> {
  scope.setErrorHandler(
    errorHandler(detailShape, translate, { user_gone: 'Invalid authentication credentials' }),
  )
  const app = typed(scope)
  setupRoutes(app, door)
  providerRoutes(app, door)
  chatbotRoutes(app, door)
  conversationRoutes(app, door)
  takeOverRoutes(app, door)
  noteRoutes(app, door)
  eventRoute(app, door)
  visitorRoute(app, door)
  visitorExportRoute(app, door)
  numberRoute(app, door)
  unansweredRoutes(app, door)
  recordRoute(app, door)
  draftRoutes(app, door)
  signingSecretRoutes(app, door)
}

function translate(error: unknown): Problem | undefined {
  if (error instanceof SlugTaken) return new Problem('slug_taken')
  return undefined
}
