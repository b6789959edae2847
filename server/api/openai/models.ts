import Type from 'typebox'
import { type ClientChatbot, findClientChatbot } from '../../chatbots/chatbot-queries.ts'
import type { App } from '../../http/app.ts'
import { errors, keyHashOf } from './errors.ts'
import { type OpenAiApi, security, tags } from './openai-api.ts'

const Model = Type.Object({
  id: Type.String({ description: 'The chatbot’s slug or UUID' }),
  object: Type.Literal('model'),
  created: Type.Integer({ description: 'Unix time in seconds' }),
  owned_by: Type.String(),
})

const exampleModel = {
  id: 'adas-help-desk',
  object: 'model',
  created: 1_769_860_800,
  owned_by: 'frontdesk',
}

export function modelRoutes(app: App, { connections }: OpenAiApi): void {
  app.get(
    '/v1/models',
    {
      schema: {
        operationId: 'listModels',
        summary: 'List the chatbots of this API key as models',
        tags,
        security,
        response: {
          200: Type.Object(
            { object: Type.Literal('list'), data: Type.Array(Model) },
            { examples: [{ object: 'list', data: [exampleModel] }] },
          ),
          ...errors(401),
        },
      },
    },
    async (request) => {
      const chatbot = await findClientChatbot(connections, { apiKeyHash: keyHashOf(request) })
      return { object: 'list' as const, data: [presentModel(chatbot)] }
    },
  )

  app.get(
    '/v1/models/:model',
    {
      schema: {
        operationId: 'readModel',
        summary: 'Get a chatbot of this API key as a model',
        tags,
        security,
        params: Type.Object({ model: Type.String({ examples: [exampleModel.id] }) }),
        response: {
          200: Type.Object(Model.properties, { examples: [exampleModel] }),
          ...errors(400, 401, 404),
        },
      },
    },
    async (request) =>
      presentModel(
        await findClientChatbot(connections, {
          apiKeyHash: keyHashOf(request),
          chatbot: request.params.model,
        }),
      ),
  )
}

function presentModel({ id, slug, createdAt }: ClientChatbot) {
  return {
    id: slug ?? id,
    object: 'model' as const,
    created: Math.floor(createdAt.getTime() / 1000),
    owned_by: 'frontdesk',
  }
}
