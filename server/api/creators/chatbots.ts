import Type from 'typebox'
import type { ChatbotConfiguration } from '../../chatbots/configuration.ts'
import {
  type ChatbotChange,
  changeChatbot,
  createChatbot,
  deleteChatbot,
  findOwnChatbot,
  listChatbots,
  type OwnedChatbot,
} from '../../chatbots/owned-chatbot-queries.ts'
import type { App } from '../../http/app.ts'
import { userOf } from '../../http/authenticate.ts'
import {
  Configuration,
  checkConfiguration,
  Description,
  Name,
  Slug,
  withoutNulls,
} from '../../http/chatbot-content.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { exampleId, exampleTime, Gone, Timestamp } from '../../http/schemas.ts'
import type { CreatorsApi } from './creators-api.ts'

const example = {
  name: 'Ada’s help desk',
  description: 'Answers what people ask about engines.',
  is_public: true,
  configuration: { tone: 'friendly', greeting: 'Hello!', theme: { accent: '#1f6feb', mode: 'auto' } },
}

const NewChatbotBody = Type.Object(
  {
    name: Name,
    description: Type.Optional(Description),
    is_public: Type.Optional(Type.Boolean({ description: 'Defaults to true' })),
    configuration: Type.Optional(Configuration),
    public_url_slug: Type.Optional(Slug),
  },
  { examples: [example] },
)
const ChangeBody = Type.Object(
  {
    name: Type.Optional(Name),
    description: Type.Optional(Description),
    is_public: Type.Optional(Type.Boolean()),
    configuration: Type.Optional(Configuration),
    public_url_slug: Type.Optional(Slug),
  },
  { examples: [{ is_public: false, configuration: { tone: 'calm' } }] },
)

const ChatbotAnswer = Type.Object(
  {
    id: Type.String(),
    user_id: Type.String(),
    name: Type.String(),
    description: Type.String(),
    is_public: Type.Boolean(),
    configuration: Type.Unsafe<ChatbotConfiguration>({ type: 'object', additionalProperties: true }),
    public_url_slug: Type.String(),
    created_at: Timestamp,
    updated_at: Timestamp,
  },
  {
    examples: [
      {
        id: exampleId,
        user_id: exampleId,
        ...example,
        public_url_slug: 'adas-help-desk',
        created_at: exampleTime,
        updated_at: exampleTime,
      },
    ],
  },
)

export function chatbotRoutes(app: App, api: CreatorsApi): void {
  listRoute(app, api)
  createRoute(app, api)
  readRoute(app, api)
  for (const change of CHANGES) changeRoute(app, api, change)
  deleteRoute(app, api)
}

function listRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots',
    forUser({
      operationId: 'listChatbots',
      summary: 'List your chatbots',
      description: 'Newest first.',
      response: { 200: Type.Array(ChatbotAnswer), ...errors(401) },
    }),
    async (request) => (await listChatbots(connections, userOf(request))).map(presentChatbot),
  )
}

function createRoute(app: App, { connections, forUser, quotas }: CreatorsApi): void {
  app.post(
    '/chatbots',
    forUser({
      idempotency: callerIsUser,
      operationId: 'createChatbot',
      summary: 'Create a chatbot',
      description:
        'Without `public_url_slug`, a slug is made from the name. A slug that is already taken returns 409.',
      body: NewChatbotBody,
      response: { 200: ChatbotAnswer, ...bodyErrors(401, 409, 422) },
    }),
    async (request) => {
      const {
        name,
        description = '',
        is_public: isPublic = true,
        configuration,
        public_url_slug,
      } = request.body
      await runForBody(request.body, () => checkConfiguration(configuration))
      const content = {
        name: name.trim(),
        description,
        isPublic,
        configuration: withoutNulls(configuration),
        slug: public_url_slug,
      }
      const chatbot = await createChatbot(connections, userOf(request), content, quotas)
      return presentChatbot(chatbot)
    },
  )
}

function readRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id',
    forUser({
      operationId: 'readChatbot',
      summary: 'Get a chatbot',
      params: OwnParams,
      response: { 200: ChatbotAnswer, ...errors(400, 401, 404) },
    }),
    async (request) => presentChatbot(await findOwnChatbot(connections, ownIn(request))),
  )
}

const CHANGES = [
  {
    method: 'PUT',
    operationId: 'replaceChatbot',
    summary: 'Update a chatbot, replacing its configuration',
    description:
      'Replaces `configuration` as a whole. Absent fields are unchanged. A slug that is already taken returns 409.',
  },
  {
    method: 'PATCH',
    operationId: 'updateChatbot',
    summary: 'Update a chatbot, merging its configuration',
    description:
      'Merges the top-level keys of `configuration`; null removes a key. Absent fields are unchanged. A slug that is already taken returns 409.',
  },
] as const

function changeRoute(
  app: App,
  { connections, forUser, quotas }: CreatorsApi,
  { method, ...texts }: (typeof CHANGES)[number],
): void {
  app.route({
    method,
    url: '/chatbots/:id',
    ...forUser({
      ...texts,
      params: OwnParams,
      body: ChangeBody,
      response: { 200: ChatbotAnswer, ...bodyErrors(401, 404, 409, 422) },
    }),
    handler: async (request) => {
      const { name, description, is_public: isPublic, configuration, public_url_slug: slug } = request.body
      await runForBody(request.body, () => checkConfiguration(configuration))
      const changes: ChatbotChange = { name: name?.trim(), description, isPublic, slug }
      if (configuration && method === 'PUT') changes.configuration = withoutNulls(configuration)
      if (configuration && method === 'PATCH') changes.configurationPatch = configuration
      return presentChatbot(await changeChatbot(connections, ownIn(request), changes, quotas))
    },
  })
}

function deleteRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.delete(
    '/chatbots/:id',
    forUser({
      operationId: 'deleteChatbot',
      summary: 'Delete a chatbot and its conversations',
      params: OwnParams,
      response: { 204: Gone('The chatbot is deleted'), ...errors(400, 401, 404) },
    }),
    async (request, reply) => {
      await deleteChatbot(connections, ownIn(request))
      reply.code(204)
      return null
    },
  )
}

function presentChatbot(chatbot: OwnedChatbot) {
  const { id, ownerId, name, description, isPublic, configuration, slug, createdAt, updatedAt } = chatbot
  return {
    id,
    user_id: ownerId,
    name,
    description,
    is_public: isPublic,
    configuration,
    public_url_slug: slug,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}
