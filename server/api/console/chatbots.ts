import Type from 'typebox'
import { createPublished, findEdited } from '../../chatbots/edited-queries.ts'
import { type ChatbotOverview, listOverviews } from '../../chatbots/overview-queries.ts'
import type { App } from '../../http/app.ts'
import { userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { OwnParams } from '../../http/owner/route.ts'
import { exampleId, exampleTime, Timestamp } from '../../http/schemas.ts'
import type { ConsoleApi } from './console-api.ts'
import { changeIn, Edited, NewBody, presentEdited } from './content.ts'

const Overview = Type.Object({
  id: Type.String(),
  name: Type.String(),
  is_public: Type.Boolean(),
  public_url_slug: Type.String(),
  accent: Type.Union([Type.String({ description: '#rrggbb' }), Type.Null()]),
  has_draft: Type.Boolean(),
  conversations: Type.Integer(),
  unread: Type.Integer({ description: 'Messages of visitors that you haven’t read, counted up to 2,000' }),
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
/** Forms are sent as stored: a compiled serializer would try every kind of field for each one. */
const serializerCompiler = () => JSON.stringify

export function chatbotRoutes(app: App, api: ConsoleApi): void {
  listRoute(app, api)
  createRoute(app, api)
  readRoute(app, api)
}

function listRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots',
    forUser({
      operationId: 'consoleListChatbots',
      summary: 'List your chatbots, most recently changed first',
      response: { 200: Type.Array(Overview, { examples: [[example]] }), ...errors(401) },
    }),
    async (request) => (await listOverviews(connections, userOf(request))).map(presentOverview),
  )
}

function createRoute(app: App, { connections, forUser, quotas }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots',
    {
      ...forUser({
        idempotency: callerIsUser,
        operationId: 'consoleCreateChatbot',
        summary: 'Create a chatbot and publish its first version',
        body: NewBody,
        response: { 201: Edited, ...bodyErrors(401, 409, 422) },
      }),
      serializerCompiler,
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
}

function readRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id',
    {
      ...forUser({
        operationId: 'consoleReadChatbot',
        summary: 'Get a chatbot: its published content and its draft',
        params: OwnParams,
        response: { 200: Edited, ...errors(400, 401, 404) },
      }),
      serializerCompiler,
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
