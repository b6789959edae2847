import Type from 'typebox'
import { discardDraft, saveDraft } from '../../chatbots/draft-queries.ts'
import { openPreview } from '../../conversations/preview-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, exampleId, Gone, Id } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { changeIn, DraftBody, DraftConflict, Edited, presentEdited } from './content.ts'

const Params = Type.Object({ id: Id })

export function draftRoutes(app: App, api: ConsoleApi): void {
  saveRoute(app, api)
  discardRoute(app, api)
  previewRoute(app, api)
}

function saveRoute(app: App, { connections, callers, quotas }: ConsoleApi): void {
  app.put(
    '/api/console/chatbots/:id/draft',
    {
      onRequest: requireUser(callers),
      serializerCompiler: () => JSON.stringify,
      schema: {
        operationId: 'consoleSaveDraft',
        summary: 'Save the draft (visible only in the preview)',
        tags,
        security: bearer,
        params: Params,
        body: DraftBody,
        response: { 200: Edited, ...bodyErrors(401, 404, 422), 409: DraftConflict },
      },
    },
    async (request) => {
      const { base, ...body } = request.body
      const change = await runForBody(request.body, () => changeIn(body))
      const user = userOf(request)
      return presentEdited(
        await ownChatbot(request.params.id, (id) => saveDraft(connections, user, id, change, base, quotas)),
      )
    },
  )
}

function discardRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.delete(
    '/api/console/chatbots/:id/draft',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'consoleDiscardDraft',
        summary: 'Discard the draft',
        tags,
        security: bearer,
        params: Params,
        response: { 204: Gone('The draft is discarded'), ...errors(400, 401, 404) },
      },
    },
    async (request, reply) => {
      await ownChatbot(request.params.id, (id) => discardDraft(connections, userOf(request), id))
      reply.code(204)
      return null
    },
  )
}

function previewRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/preview',
    {
      onRequest: requireUser(callers),
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'consoleOpenPreview',
        summary: 'Open a preview session that answers from the draft',
        description:
          'For the widget’s calls. A preview appears in no list and counts only in tokens and cost. It is deleted after 7 days.',
        tags,
        security: bearer,
        params: Params,
        response: {
          201: Type.Object({ session_id: Type.String() }, { examples: [{ session_id: exampleId }] }),
          ...errors(400, 401, 404),
        },
      },
    },
    async (request, reply) => {
      const sessionId = await ownChatbot(request.params.id, (id) =>
        openPreview(connections, userOf(request), id),
      )
      reply.code(201)
      return { session_id: sessionId }
    },
  )
}
