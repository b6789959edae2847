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
import type { Connections } from '../../database/connections.ts'
import { Refused, type User } from '../../database/transaction.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
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
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, exampleId, exampleTime, Gone, Id, Timestamp } from '../../http/schemas.ts'
import { type CreatorsApi, tags } from './creators-api.ts'

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

const Params = Type.Object({ id: Id })

export function chatbotRoutes(app: App, { connections, callers, quotas }: CreatorsApi): void {
  const onRequest = requireUser(callers)

  app.get(
    '/chatbots',
    {
      onRequest,
      schema: {
        operationId: 'listChatbots',
        summary: 'List your chatbots',
        description: 'Newest first.',
        tags,
        security: bearer,
        response: { 200: Type.Array(ChatbotAnswer), ...errors(401) },
      },
    },
    async (request) => (await listChatbots(connections, userOf(request))).map(presentChatbot),
  )

  app.post(
    '/chatbots',
    {
      onRequest,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'createChatbot',
        summary: 'Create a chatbot',
        description:
          'Without `public_url_slug`, a slug is made from the name. A slug that is already taken returns 409.',
        tags,
        security: bearer,
        body: NewChatbotBody,
        response: { 200: ChatbotAnswer, ...bodyErrors(401, 409, 422) },
      },
    },
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

  app.get(
    '/chatbots/:id',
    {
      onRequest,
      schema: {
        operationId: 'readChatbot',
        summary: 'Get a chatbot',
        tags,
        security: bearer,
        params: Params,
        response: { 200: ChatbotAnswer, ...errors(400, 401, 404) },
      },
    },
    async (request) =>
      presentChatbot(
        await ownChatbot(request.params.id, (id) => findOwnChatbot(connections, userOf(request), id)),
      ),
  )

  const change = (method: 'PUT' | 'PATCH', operationId: string, summary: string, description: string) =>
    app.route({
      method,
      url: '/chatbots/:id',
      onRequest,
      schema: {
        operationId,
        summary,
        description,
        tags,
        security: bearer,
        params: Params,
        body: ChangeBody,
        response: { 200: ChatbotAnswer, ...bodyErrors(401, 404, 409, 422) },
      },
      handler: async (request) => {
        const { name, description, is_public: isPublic, configuration, public_url_slug: slug } = request.body
        await runForBody(request.body, () => checkConfiguration(configuration))
        const changes: ChatbotChange = { name: name?.trim(), description, isPublic, slug }
        if (configuration && method === 'PUT') changes.configuration = withoutNulls(configuration)
        if (configuration && method === 'PATCH') changes.configurationPatch = configuration
        const user = userOf(request)
        return presentChatbot(
          await ownChatbot(request.params.id, (id) => changeChatbot(connections, user, id, changes, quotas)),
        )
      },
    })
  change(
    'PUT',
    'replaceChatbot',
    'Update a chatbot, replacing its configuration',
    'Replaces `configuration` as a whole. Absent fields are unchanged. A slug that is already taken returns 409.',
  )
  change(
    'PATCH',
    'updateChatbot',
    'Update a chatbot, merging its configuration',
    'Merges the top-level keys of `configuration`; null removes a key. Absent fields are unchanged. A slug that is already taken returns 409.',
  )

  app.delete(
    '/chatbots/:id',
    {
      onRequest,
      schema: {
        operationId: 'deleteChatbot',
        summary: 'Delete a chatbot and its conversations',
        tags,
        security: bearer,
        params: Params,
        response: { 204: Gone('The chatbot is deleted'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      await ownChatbot(request.params.id, (id) => deleteChatbot(connections, userOf(request), id))
      reply.code(204)
      return null
    },
  )
}

/** On routes that need no token, the token of an ended login counts as absent. */
export async function isOwn(connections: Connections, user: User | undefined, id: string): Promise<boolean> {
  if (!user) return false
  try {
    return (await findOwnChatbot(connections, user, id)) !== undefined
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
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
