import Type from 'typebox'
import type { EditedChatbot } from '../../chatbots/edited-queries.ts'
import { listVersions, publish, restore } from '../../chatbots/version-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { callerIsUser } from '../../http/idempotency/callers.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Problem, type ProblemCode } from '../../http/problems.ts'
import { bearer, Id } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'
import { DraftConflict, Edited, PublishBody, presentContent, presentEdited, Versions } from './content.ts'

const Params = Type.Object({ id: Id })
/** The range of a Postgres integer. */
const VersionNumber = Type.Integer({ minimum: 1, maximum: 2 ** 31 - 1, examples: [1] })

export function versionRoutes(app: App, api: ConsoleApi): void {
  publishRoute(app, api)
  listRoute(app, api)
  restoreRoute(app, api)
}

function publishRoute(app: App, { connections, callers, quotas }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/publish',
    {
      onRequest: requireUser(callers),
      serializerCompiler: () => JSON.stringify,
      config: { idempotency: callerIsUser },
      schema: {
        operationId: 'consolePublish',
        summary: 'Publish the draft',
        tags,
        security: bearer,
        params: Params,
        body: Type.Union([PublishBody, Type.Null()], { examples: [{ note: 'New opening hours' }] }),
        response: { 200: Edited, ...bodyErrors(401, 404, 422), 409: DraftConflict },
      },
    },
    async (request) => {
      const user = userOf(request)
      const { note = '', base } = request.body ?? {}
      return presentOr('nothing_to_publish', request.params.id, (id) =>
        publish(connections, user, id, { note: note.trim(), base }, quotas),
      )
    },
  )
}

function listRoute(app: App, { connections, callers }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/versions',
    {
      onRequest: requireUser(callers),
      serializerCompiler: () => JSON.stringify,
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
}

function restoreRoute(app: App, { connections, callers, quotas }: ConsoleApi): void {
  app.post(
    '/api/console/chatbots/:id/versions/:version/restore',
    {
      onRequest: requireUser(callers),
      serializerCompiler: () => JSON.stringify,
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
