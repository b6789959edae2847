/** The OpenAI-compatible API: OpenAI clients call a chatbot with its API key. Contract: openai.md. */
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { useErrorSchema } from '../../http/error-schema.ts'
import { bearer } from '../../http/schemas.ts'
import type { Services } from '../../services.ts'
import { completionsRoute } from './completions.ts'
import { answerError, OpenAiError, shape } from './errors.ts'
import { modelRoutes } from './models.ts'

export type OpenAiApi = Pick<Services, 'connections' | 'messages' | 'turns'> & {
  /** Whether any configured model supports `response_format`. */
  canFormat: boolean
}

export const tags = ['openai']
export const security = bearer

export const openAiApi: Api<Services> = {
  tag: {
    name: 'openai',
    description:
      'OpenAI-compatible endpoints for any OpenAI client library. Authenticate with a chatbot’s API key; each chatbot is a model.',
  },
  own: { paths: /^\/v1\b/, errorShape: shape },
  register: async (scope, services) => {
    const api = { ...services, canFormat: Object.keys(services.config.providers).length > 0 }
    scope.setErrorHandler(answerError)
    useErrorSchema(scope, OpenAiError)
    const app = typed(scope)
    modelRoutes(app, api)
    completionsRoute(app, api)
  },
}
