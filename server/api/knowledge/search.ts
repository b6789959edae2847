import Type from 'typebox'
import { readAsOwner } from '../../chatbots/own-chatbot.ts'
import type { App } from '../../http/app.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { OwnParams } from '../../http/owner/route.ts'
import { type Ask, searchPassages } from '../../knowledge/search.ts'
import type { KnowledgeApi } from './knowledge-api.ts'
import { knowledgeIn } from './knowledge-route.ts'
import { exampleResult, Labels, presentResult, ResultAnswer } from './source-schemas.ts'

const DEFAULT_LIMIT = 5

export function searchRoute(app: App, { connections, forKnowledge }: KnowledgeApi): void {
  app.post(
    '/chatbots/:id/search',
    forKnowledge({
      idempotency: { none: 'it stores nothing' },
      operationId: 'searchKnowledge',
      summary: 'Search the knowledge of a chatbot',
      description: 'What a reply to this message would be given, best first.',
      params: OwnParams,
      body: Type.Object(
        {
          query: Type.String({ minLength: 1, maxLength: 5000 }),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: DEFAULT_LIMIT })),
          labels: Type.Optional(Labels),
        },
        { examples: [{ query: 'When are you open?' }] },
      ),
      response: {
        200: Type.Object(
          {
            results: Type.Array(ResultAnswer),
            took_ms: Type.Number(),
            mode: Type.Enum(['lexical', 'hybrid'], { description: 'hybrid: with embeddings, too' }),
          },
          { examples: [{ results: [exampleResult], took_ms: 4, mode: 'lexical' as const }] },
        ),
        ...bodyErrors(401, 403, 404, 422),
      },
    }),
    async (request) => {
      const startedAt = performance.now()
      const own = knowledgeIn(request)
      const { query: question, limit = DEFAULT_LIMIT, labels } = request.body
      const ask: Ask = (build) => readAsOwner(connections, own, build)
      const found = await searchPassages({ ask, chatbotId: own.chatbotId, question, labels })
      const tookMs = Math.round((performance.now() - startedAt) * 10) / 10
      return { results: found.slice(0, limit).map(presentResult), took_ms: tookMs, mode: 'lexical' as const }
    },
  )
}
