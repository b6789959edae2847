/**
 * The console API, which the dashboard calls besides the creators' API. It covers the caller's own chatbots;
 * another owner's chatbots look unknown. Contract: docs/console.md.
 */
import { DraftChanged } from '../../chatbots/edited-queries.ts'
import { SlugTaken } from '../../chatbots/owned-chatbot-queries.ts'
import { TooManyNotes } from '../../conversations/note-queries.ts'
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import { type ForUser, userRoutes } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import type { Services } from '../../services.ts'
import { chatbotRoutes } from './chatbots.ts'
import { conversationRoutes } from './conversations.ts'
import { draftRoutes } from './drafts.ts'
import { eventRoute } from './events.ts'
import { noteRoutes } from './notes.ts'
import { numberRoute } from './numbers.ts'
import { providerProblem, providerRoutes } from './providers.ts'
import { recordRoute } from './records.ts'
import { setupRoutes } from './setup.ts'
import { signingSecretRoutes } from './signing-secrets.ts'
import { takeOverRoutes } from './take-over.ts'
import { unansweredRoutes } from './unanswered.ts'
import { versionRoutes } from './versions.ts'
import { visitorExportRoute } from './visitor-export.ts'
import { visitorRoute } from './visitors.ts'

export type ConsoleApi = Pick<
  Services,
  | 'connections'
  | 'callers'
  | 'limits'
  | 'turns'
  | 'quotas'
  | 'models'
  | 'providerKeys'
  | 'signingSecrets'
  | 'setup'
  | 'events'
  | 'listeners'
> & {
  /** Where the accounts of the dashboard are stored. */
  accountsAre: 'built-in' | 'supabase'
  forUser: ForUser
}

export const tags = ['console']

export const consoleApi: Api<Services> = {
  tag: {
    name: 'console',
    description:
      'For the dashboard of chatbot owners: drafts, versions, the inbox, unanswered questions and model providers.',
  },
  register: async (scope, services) => {
    const { url, key } = services.config.supabase
    const accountsAre = url && key ? 'supabase' : 'built-in'
    const api: ConsoleApi = { ...services, accountsAre, forUser: userRoutes(services.callers, tags) }
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
    versionRoutes(app, api)
    signingSecretRoutes(app, api)
  },
}

function translate(error: unknown): Problem | undefined {
  if (error instanceof DraftChanged)
    return new Problem('draft_changed', { details: { revision: error.revision } })
  if (error instanceof SlugTaken) return new Problem('slug_taken')
  if (error instanceof TooManyNotes) return new Problem('too_many_notes')
  return providerProblem(error)
}
