/** Stops a reply in progress, or resumes its stream. */
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { bearer, lastEventId, Resumption, Stopped } from '../../http/schemas.ts'
import { lastPlaceOf, resumeStream } from '../../http/streams/resume-stream.ts'
import { ConversationNotFound } from '../../turn/errors.ts'
import { type ChatApi, tags } from './chat-api.ts'
import { bodyErrors, errors } from './errors.ts'
import { sessionIdOf } from './session-id.ts'
import { Params } from './sessions.ts'

export function runRoutes(app: App, { callers, turns }: ChatApi): void {
  const onRequest = requireUser(callers)

  app.post(
    '/api/chat/conversation/:session_id/stop',
    {
      onRequest,
      config: { isUrgent: true, idempotency: { none: 'stopping twice has no effect' } },
      schema: {
        operationId: 'stopReply',
        summary: 'Stop the reply in progress',
        description: 'The part that was already generated is kept.',
        tags,
        security: bearer,
        params: Params,
        response: { 200: Stopped, ...bodyErrors(400, 401) },
      },
    },
    async (request) => {
      const conversation = { sessionKey: sessionIdOf(request.params) }
      const stopped = await turns.stop({ identity: userOf(request), conversation }).catch(ifNeverUsed)
      return { stopped: stopped ?? false }
    },
  )

  app.get(
    '/api/chat/conversation/:session_id/stream',
    {
      onRequest,
      config: { isUrgent: true },
      schema: {
        operationId: 'resumeReply',
        summary: 'Resume the reply stream after a broken connection',
        description: 'Sends the events after `Last-Event-ID`. Returns 204 when no reply can be resumed.',
        tags,
        security: bearer,
        headers: lastEventId,
        params: Params,
        response: { ...Resumption, ...errors(400, 401) },
      },
    },
    async (request, reply) => {
      const sessionId = sessionIdOf(request.params)
      const where = { identity: userOf(request), conversation: { sessionKey: sessionId } }
      const resumed = await turns.resume({ ...where, after: lastPlaceOf(request) }).catch(ifNeverUsed)
      return resumeStream(resumed, request, reply, { session: { session_id: sessionId } })
    },
  )
}

/** A session that was never used has no reply in progress. */
function ifNeverUsed(error: unknown): undefined {
  if (!(error instanceof ConversationNotFound)) throw error
}
