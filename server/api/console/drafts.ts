import Type from 'typebox'
import {
  discardDraft,
  type EditedChatbot,
  listVersions,
  publish,
  restore,
  saveDraft,
} from '../../chatbots/draft-queries.ts'
import { openPreview } from '../../conversations/preview-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { runForBody } from '../../http/large-bodies.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem, type ProblemCode } from '../../http/problems.ts'
import { bearer, exampleId, Gone, Id } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { changeIn, DraftBody, Edited, presentContent, presentEdited, Versions } from './content.ts'

const Params = Type.Object({ id: Id })
/** The range of a Postgres integer. */
const VersionNumber = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1, examples: [1] })
const Note = Type.String({ maxLength: 500, description: 'What changed in this version' })

export function draftRoutes(app: App, { connections, callers, quotas }: ConsoleApi): void {
  const onRequest = requireUser(callers)
  const serializerCompiler = () => JSON.stringify

  app.put(
    '/api/console/chatbots/:id/draft',
    {
      onRequest,
      serializerCompiler,
      schema: {
        operationId: 'consoleSaveDraft',
        summary: 'Save the draft (visible only in the preview)',
        tags,
        security: bearer,
        params: Params,
        body: DraftBody,
        response: { 200: Edited, ...bodyErrors(401, 404, 409, 422) },
      },
    },
    async (request) => {
      const { base, ...body } = request.body
      const change = await runForBody(request.body, () => changeIn(body))
      const user = userOf(request)
      return presentOr('draft_changed', request.params.id, (id) =>
        saveDraft(connections, user, id, change, base, quotas),
      )
    },
  )

  app.delete(
    '/api/console/chatbots/:id/draft',
    {
      onRequest,
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

  app.post(
    '/api/console/chatbots/:id/publish',
    {
      onRequest,
      serializerCompiler,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'consolePublish',
        summary: 'Publish the draft',
        tags,
        security: bearer,
        params: Params,
        body: Type.Object({ note: Type.Optional(Note) }, { examples: [{ note: 'New opening hours' }] }),
        response: { 200: Edited, ...bodyErrors(401, 404, 409, 422) },
      },
    },
    async (request) => {
      const user = userOf(request)
      return presentOr('nothing_to_publish', request.params.id, (id) =>
        publish(connections, user, id, request.body.note?.trim() ?? '', quotas),
      )
    },
  )

  app.get(
    '/api/console/chatbots/:id/versions',
    {
      onRequest,
      serializerCompiler,
      schema: {
        operationId: 'consoleListVersions',
        summary: 'List the published versions, newest first',
        tags,
        security: bearer,
        params: Params,
        response: { 200: Versions, ...errors(400, 401, 404) },
      },
    },
    async (request) => {
      const versions = await ownChatbot(request.params.id, (id) =>
        listVersions(connections, userOf(request), id),
      )
      return versions.map(({ version, publishedAt, note, content }) => ({
        version,
        published_at: publishedAt.toISOString(),
        note,
        content: presentContent(content),
      }))
    },
  )

  app.post(
    '/api/console/chatbots/:id/versions/:version/restore',
    {
      onRequest,
      serializerCompiler,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'consoleRestoreVersion',
        summary: 'Restore a version as the draft',
        tags,
        security: bearer,
        params: Type.Object({ id: Id, version: VersionNumber }),
        response: { 200: Edited, ...errors(400, 401, 404, 409, 422) },
      },
    },
    async (request) => {
      const { id, version } = request.params
      const user = userOf(request)
      return presentOr('version_not_found', id, (id) => restore(connections, user, id, version, quotas))
    },
  )

  app.post(
    '/api/console/chatbots/:id/preview',
    {
      onRequest,
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

/** @throws Problem 404; `otherwise` when the action returns a refusal */
async function presentOr(
  otherwise: ProblemCode,
  chatbotId: string,
  act: (id: string) => Promise<EditedChatbot | string | undefined>,
) {
  const chatbot = await ownChatbot(chatbotId, act)
  if (typeof chatbot === 'string') throw new Problem(otherwise)
  return presentEdited(chatbot)
}
