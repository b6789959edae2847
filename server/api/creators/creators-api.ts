/**
 * The creators API: owners of chatbots that answer from the owner's profile, and their visitors.
 * Contract: creators.md.
 */
import { SlugTaken } from '../../chatbots/owned-chatbot-queries.ts'
import { Refused } from '../../database/transaction.ts'
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import { type BodySchema, removeNullFields } from '../../http/null-fields.ts'
import { type ForUser, userRoutes } from '../../http/owner/route.ts'
import { Problem } from '../../http/problems.ts'
import type { Services } from '../../services.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import { apiKeyRoutes } from './api-keys.ts'
import { chatRoute } from './chat.ts'
import { chatbotRoutes } from './chatbots.ts'
import { formRoutes } from './forms.ts'
import { historyRoute } from './history.ts'
import { inboxRoutes } from './inbox.ts'
import { profileRoutes } from './profile.ts'
import { publicChatbotRoute } from './public-chatbot.ts'
import { recordExportRoute } from './record-export.ts'
import { recordRoutes } from './records.ts'
import { usageRoutes } from './usage.ts'
import { visitorRoutes } from './visitors.ts'

export type CreatorsApi = Pick<
  Services,
  | 'connections'
  | 'callers'
  | 'limits'
  | 'messages'
  | 'quotas'
  | 'defaults'
  | 'visitorTokens'
  | 'verifyVisitor'
> & { forUser: ForUser }

export const tags = ['creators']

export const creatorsApi: Api<Services> = {
  tag: {
    name: 'creators',
    description:
      'For chatbot owners: manage the profile, chatbots, API keys, forms, records, visitors and usage. Visitors chat on public pages without a token.',
  },
  register: async (scope, services) => {
    const api: CreatorsApi = { ...services, forUser: userRoutes(services.callers, tags) }
    scope.setErrorHandler(
      errorHandler(detailShape, translate, { user_gone: 'Invalid authentication credentials' }),
    )
    scope.addHook('preValidation', (request, _reply, done) => {
      const schema = request.routeOptions.schema?.body as BodySchema | undefined
      if (schema)
        removeNullFields(request.body, schema, (ref) => scope.getSchema(ref.replace('#', '')) as BodySchema)
      done()
    })
    const app = typed(scope)
    profileRoutes(app, api)
    chatbotRoutes(app, api)
    publicChatbotRoute(app, api)
    apiKeyRoutes(app, api)
    visitorRoutes(app, api)
    inboxRoutes(app, api)
    formRoutes(app, api)
    recordRoutes(app, api)
    recordExportRoute(app, api)
    usageRoutes(app, api)
    chatRoute(app, api)
    historyRoute(app, api)
  },
}

function translate(error: unknown): Problem | undefined {
  if (error instanceof SlugTaken) return new Problem('slug_taken')
  // The chatbot was deleted or unpublished during the call.
  if (error instanceof ConversationNotFound) return new Problem('chatbot_not_found')
  if (error instanceof Refused && error.reason === 'session_closed') return new Problem('chatbot_private')
  return undefined
}
