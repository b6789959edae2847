/** The knowledge API: what a chatbot answers from. Contract: knowledge.md. */
import multipart from '@fastify/multipart'
import type { Api } from '../../http/api.ts'
import { typed } from '../../http/app.ts'
import { useJsonBodies } from '../../http/body-parsers.ts'
import { detailShape, errorHandler } from '../../http/error-handler.ts'
import type { Services } from '../../services.ts'
import { batchRoute } from './batch.ts'
import { type ForKnowledge, knowledgeRoutes } from './knowledge-route.ts'
import { searchRoute } from './search.ts'
import { sourceRoutes } from './sources.ts'
import { MAX_FILE_BYTES, MAX_FILES, MAX_JSON_BYTES, useNdjsonBodies } from './uploads.ts'

export type KnowledgeApi = Pick<Services, 'connections' | 'quotas' | 'ingestion' | 'web' | 'config'> & {
  forKnowledge: ForKnowledge
}

export const knowledgeApi: Api<Services> = {
  tag: {
    name: 'knowledge',
    description:
      'What a chatbot answers from: documents, texts, questions with answers, web pages. For its owner, and for programs with an API key that has the scope `knowledge`.',
  },
  register: async (scope, services) => {
    scope.setErrorHandler(
      errorHandler(detailShape, undefined, { user_gone: 'Invalid authentication credentials' }),
    )
    useJsonBodies(scope, MAX_JSON_BYTES)
    await scope.register(multipart, {
      limits: { fileSize: MAX_FILE_BYTES, files: MAX_FILES, fields: 50, fieldSize: 10_000 },
    })
    useNdjsonBodies(scope)
    const { callers, connections } = services
    const api: KnowledgeApi = { ...services, forKnowledge: knowledgeRoutes(callers, connections) }
    const app = typed(scope)
    sourceRoutes(app, api)
    batchRoute(app, api)
    searchRoute(app, api)
  },
}
