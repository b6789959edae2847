/** The mobile API: accounts with username and password, and integer ids. Contract: mobile.md. */
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import { Problem } from '../../http/problems.ts'
import type { Services } from '../../services.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { registerRoute, signInScope } from './accounts.ts'
import { conversationRoutes, messageRoutes } from './conversations.ts'

export type MobileApi = Pick<
  Services,
  'connections' | 'callers' | 'logins' | 'limits' | 'networks' | 'messages'
>

export const MOBILE_DEFAULTS: ApiDefaults = {
  temperature: 0.5,
  maxTokens: 500,
  model: 'groq/llama-3.3-70b-versatile',
  whenModelsFail: 'substitute',
}

export const mobileApi: Api<Services> = {
  tag: {
    name: 'mobile',
    description:
      'For mobile apps: sign up and sign in with a username, and chat with the operator’s assistant. Conversations and messages have integer ids.',
  },
  register: async (scope, api) => {
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
  },
}
