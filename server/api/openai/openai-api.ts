/** The OpenAI-compatible API: OpenAI clients call a chatbot with its API key. Contract: openai.md. */
import type { FastifyInstance } from 'fastify'
import type { Connections } from '../../database/connections.ts'
import { typed } from '../../http/app.ts'
import { useErrorSchema } from '../../http/error-schema.ts'
import type { Limits } from '../../http/limits/limits.ts'
import { bearer } from '../../http/schemas.ts'
import type { TurnTaking } from '../../turn/take-turn.ts'
import { completionsRoute } from './completions.ts'
import { answerError, OpenAiError } from './errors.ts'
import { modelRoutes } from './models.ts'

export type OpenAiApi = {
  connections: Connections
  limits: Limits
  turns: TurnTaking
  /** Whether any configured model supports `response_format`. */
  canFormat: boolean
}

export const tags = ['openai']
export const security = bearer

export async function openAiApi(scope: FastifyInstance, api: OpenAiApi): Promise<void> {
  scope.setErrorHandler(answerError)
  useErrorSchema(scope, OpenAiError)
  const app = typed(scope)
  modelRoutes(app, api)
  completionsRoute(app, api)
}
