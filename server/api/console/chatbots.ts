import Type from 'typebox'
import { createPublished, findEdited } from '../../chatbots/edited-queries.ts'
import { type ChatbotOverview, listOverviews } from '../../chatbots/overview-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, exampleId, exampleTime, Id, Timestamp } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { changeIn, Edited, NewBody, presentEdited } from './content.ts'

const Overview = Type.Object({
  id: Type.String(),
  name: Type.String(),
  is_public: Type.Boolean(),
  public_url_slug: Type.String(),
  accent: Type.Union([Type.String({ description: '#rrggbb' }), Type.Null()]),
  has_draft: Type.Boolean(),
  conversations: Type.Integer(),
  unread: Type.Integer({ description: 'Messages of visitors that you haven’t read' }),
  created_at: Timestamp,
  updated_at: Timestamp,
})

const example = {
  id: exampleId,
  name: 'Ada’s help desk',
  is_public: true,
  public_url_slug: 'adas-help-desk',
  accent: '#1f6feb',
  has_draft: false,
  conversations: 12,
  unread: 3,
  created_at: exampleTime,
  updated_at: exampleTime,
}

export function chatbotRoutes(app: App, { connections, callers, quotas }: ConsoleApi): void {
  const onRequest = requireUser(callers)
  // Forms are sent as stored: a compiled serializer would try every kind of field for each one.
  const serializerCompiler = () => JSON.stringify

  app.get(
    '/api/console/chatbots',
    {
      onRequest,
      schema: {
        operationId: 'consoleListChatbots',
        summary: 'List your chatbots, most recently changed first',
        tags,
        security: bearer,
        response: { 200: Type.Array(Overview, { examples: [[example]] }), ...errors(401) },
      },
    },
    async (request) => (await listOverviews(connections, userOf(request))).map(presentOverview),
  )

  app.post(
    '/api/console/chatbots',
    {
      onRequest,
      serializerCompiler,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'consoleCreateChatbot',
        summary: 'Create a chatbot and publish its first version',
        tags,
        security: bearer,
        body: NewBody,
        response: { 201: Edited, ...bodyErrors(401, 409, 422) },
      },
    },
    async (request, reply) => {
      const blank = { description: '', is_public: false, configuration: {}, facts: '', form: null }
      const change = await runForBody(request.body, () => changeIn(request.body))
      const content = { ...blank, name: request.body.name, ...change }
      const chatbot = await createPublished(connections, userOf(request), content, quotas)
      reply.code(201)
      return presentEdited(chatbot)
    },
  )

  app.get(
    '/api/console/chatbots/:id',
    {
      onRequest,
      serializerCompiler,
      schema: {
        operationId: 'consoleReadChatbot',
        summary: 'Get a chatbot: its published content and its draft',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        response: { 200: Edited, ...errors(400, 401, 404) },
      },
    },
    async (request) =>
      presentEdited(
        await ownChatbot(request.params.id, (id) => findEdited(connections, userOf(request), id)),
      ),
  )
}

function presentOverview(overview: ChatbotOverview) {
  const { id, name, isPublic, slug, accent, hasDraft, conversations, unread, createdAt, updatedAt } = overview
  return {
    id,
    name,
    is_public: isPublic,
    public_url_slug: slug,
    accent,
    has_draft: hasDraft,
    conversations,
    unread,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}
