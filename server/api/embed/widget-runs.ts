/** Stops a reply, retries it, or resumes its stream. */

import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { bodyErrors, errors } from '../../http/error-schema.ts'
import { messageOfVisitor } from '../../http/limits/visitor-limits.ts'
import { foreignOriginOf } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { answerPerson } from '../../http/reply-of.ts'
import { exampleId, Id, lastEventId, Resumption, Stopped, Streamed, UUID } from '../../http/schemas.ts'
import { lastPlaceOf, resumeStream } from '../../http/streams/resume-stream.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { NothingToRetry } from '../../turn/errors.ts'
import { EMBED_DEFAULTS, type EmbedApi, tags } from './embed-api.ts'
import { callerInSession } from './widget-messages.ts'

const SessionBody = Type.Object({ session_id: Type.String() }, { examples: [{ session_id: exampleId }] })

export function runRoutes(app: App, api: EmbedApi): void {
  stopInWidgetRoute(app, api)
  retryInWidgetRoute(app, api)
  resumeInWidgetRoute(app, api)
}

function stopInWidgetRoute(app: App, { turns }: EmbedApi): void {
  app.post(
    '/api/chat/widget/stop',
    {
      config: { isUrgent: true, idempotency: { none: 'stopping twice has no effect' } },
      schema: {
        operationId: 'stopWidgetReply',
        summary: 'Stop the reply in progress',
        description: 'The part that was already generated is kept.',
        tags,
        security: [],
        body: SessionBody,
        response: { 200: Stopped, ...bodyErrors(403, 404, 422) },
      },
    },
    async (request) => ({ stopped: await turns.stop(inSession(request, request.body.session_id)) }),
  )
}

function retryInWidgetRoute(app: App, { messages, visits }: EmbedApi): void {
  app.post(
    '/api/chat/widget/retry',
    {
      config: { idempotency: callerInSession },
      schema: {
        operationId: 'retryWidgetMessage',
        summary: 'Retry the last message',
        description:
          'Generates the reply to the last message again if it failed, was stopped or was interrupted. Otherwise returns 409. With `Accept: text/event-stream` the reply is streamed.',
        tags,
        security: [],
        body: SessionBody,
        response: {
          200: Streamed(
            Type.Object({ response: Type.String() }, { examples: [{ response: 'I answer questions.' }] }),
          ),
          ...bodyErrors(403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const where = inSession(request, request.body.session_id)
      const visit = await visits.find(where.conversation.id)
      if (!visit) throw new Problem('session_not_found')
      const limitedBy = messageOfVisitor(request, { ...visit, visitor: visit.visitorId })
      const message = await messages.admit(reply, limitedBy)
      const turn = { ...where, defaults: EMBED_DEFAULTS }
      const run = await message.retry(turn).catch((error: unknown) => {
        throw error instanceof NothingToRetry ? new Problem('nothing_to_retry') : error
      })
      return answerPerson(run, reply, {
        events: () => new UiMessageEncoder(request.id),
        body: ({ content }) => ({ response: content }),
      })
    },
  )
}

function resumeInWidgetRoute(app: App, { turns }: EmbedApi): void {
  app.get(
    '/api/chat/widget/session/:session_id/stream',
    {
      config: { isUrgent: true },
      schema: {
        operationId: 'resumeWidgetReply',
        summary: 'Resume the reply stream after a broken connection',
        description: 'Sends the events after `Last-Event-ID`. Returns 204 when no reply can be resumed.',
        tags,
        security: [],
        headers: lastEventId,
        params: Type.Object({ session_id: Id }),
        response: { ...Resumption, ...errors(400, 403, 404) },
      },
    },
    async (request, reply) => {
      const after = lastPlaceOf(request)
      const resumed = await turns.resume({ ...inSession(request, request.params.session_id), after })
      return resumeStream(resumed, request, reply)
    },
  )
}

/** @throws Problem 404 for a malformed session id */
function inSession(request: FastifyRequest, sessionId: string) {
  if (!UUID.test(sessionId)) throw new Problem('session_not_found')
  return {
    identity: { conversationId: sessionId, origin: foreignOriginOf(request) },
    conversation: { id: sessionId },
  }
}
