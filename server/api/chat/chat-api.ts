/** The chat API: e-mail accounts, and sessions with ids chosen by the client. Contract: chat.md. */
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { useErrorSchema } from '../../http/error-schema.ts'
import type { Services } from '../../services.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { accountRoutes } from './accounts.ts'
import { answerError, ErrorText, shape } from './errors.ts'
import { streamRoute } from './messages.ts'
import { ownAccountRoutes } from './own-account.ts'
import { runRoutes } from './runs.ts'
import { sessionRoutes } from './sessions.ts'

export type ChatApi = Pick<
  Services,
  'connections' | 'callers' | 'accounts' | 'limits' | 'networks' | 'messages' | 'turns'
>

export const tags = ['chat']

export const CHAT_DEFAULTS: ApiDefaults = {
  temperature: 0.3,
  maxTokens: 300,
  model: 'groq/openai/gpt-oss-120b',
  isPlain: true,
  whenModelsFail: 'refuse',
}

export const chatApi: Api<Services> = {
  tag: {
    name: 'chat',
    description:
      'For users with e-mail accounts, built-in or from Supabase Auth: sign in, refresh tokens, and chat in sessions whose ids the client chooses.',
  },
  own: { paths: /^\/api\/(chat(?!\/widget\b)|auth(?!\/me\b))\b/, errorShape: shape },
  register: async (scope, api) => {
    scope.setErrorHandler(answerError)
    useErrorSchema(scope, ErrorText)
    const app = typed(scope)
    accountRoutes(app, api)
    ownAccountRoutes(app, api)
    streamRoute(app, api)
    sessionRoutes(app, api)
    runRoutes(app, api)
  },
}
