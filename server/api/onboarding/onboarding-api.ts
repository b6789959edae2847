/** The onboarding API guides users of a company's main system through a form. Contract: onboarding.md. */
import { Refused } from '../../database/transaction.ts'
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import { Problem } from '../../http/problems.ts'
import type { Services } from '../../services.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import type { ApiDefaults } from '../../turn/turn-request.ts'
import { accountRoute } from './account.ts'
import { exportRoutes } from './export.ts'
import { messageRoute } from './messages.ts'
import { sessionRoutes } from './sessions.ts'

export type OnboardingApi = Pick<Services, 'connections' | 'callers' | 'limits' | 'messages'> & {
  /** Whether a configured model may interpret the answers. */
  useModels: boolean
}

export const tags = ['onboarding']

export function onboardingDefaults({ useModels }: OnboardingApi): ApiDefaults {
  return {
    temperature: 0,
    maxTokens: 1000,
    whenModelsFail: 'substitute',
    understandsBy: useModels ? undefined : 'rules',
  }
}

const NOT_VALIDATED = 'Could not validate credentials'

export const onboardingApi: Api<Services> = {
  tag: {
    name: 'onboarding',
    description:
      'For users of another system, authenticated with that system’s token: a guided conversation that collects their data.',
  },
  own: { paths: /^\/api\/auth\/me\b/ },
  register: async (scope, services) => {
    const api = { ...services, useModels: services.config.useAiChatbot }
    scope.setErrorHandler(
      errorHandler(detailShape, translate, {
        token_missing: NOT_VALIDATED,
        token_invalid: NOT_VALIDATED,
        token_expired: NOT_VALIDATED,
        token_incomplete: 'Invalid token: missing user_id or username',
        user_gone: NOT_VALIDATED,
      }),
    )
    const app = typed(scope)
    accountRoute(app, api)
    sessionRoutes(app, api)
    messageRoute(app, api)
    exportRoutes(app, api)
  },
}

function translate(error: unknown): Problem | undefined {
  if (error instanceof ConversationNotFound) return new Problem('onboarding_session_not_found')
  const isInactive = error instanceof Refused && error.reason === 'user_inactive'
  return isInactive ? new Problem('user_inactive') : undefined
}
