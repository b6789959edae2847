import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { bodyErrors } from '../../http/error-schema.ts'
import { type IdempotentCaller, textIn } from '../../http/idempotency/callers.ts'
import { turnIdOf } from '../../http/idempotency/idempotency.ts'
import { takeOrRefuse } from '../../http/limits/limits.ts'
import { foreignOriginOf } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { replyOf } from '../../http/reply-of.ts'
import { MessageText, Streamed, UUID } from '../../http/schemas.ts'
import { streamRun, wantsEvents } from '../../http/streams/stream-run.ts'
import { UiMessageEncoder } from '../../http/streams/ui-message-stream.ts'
import { EMBED_DEFAULTS, type EmbedDoor, tags } from './embed-door.ts'

const Say = Type.Object(
  { session_id: Type.String(), message: MessageText },
  { examples: [{ session_id: '0f8fad5b-d9cb-469f-a165-70867728950e', message: 'What can you do?' }] },
)

/** Who has a session is its visitor. */
export function callerInSession(request: FastifyRequest): IdempotentCaller | undefined {
  const sessionId = textIn(request, 'session_id')
  if (sessionId === undefined || !UUID.test(sessionId)) return undefined
  const identity = { conversationId: sessionId, origin: foreignOriginOf(request) }
  return { name: ['session', sessionId.toLowerCase()], identity }
}

export function messageRoute(app: App, { limits, turns, visitOf }: EmbedDoor): void {
  app.post(
    '/api/chat/widget',
    {
      config: { idempotency: callerInSession },
      schema: {
        operationId: 'sayInWidget',
        summary: 'Say something in a session; with `Accept: text/event-stream` the reply streams',
        tags,
        security: [],
        body: Say,
        response: {
          200: Streamed(
            Type.Object({ response: Type.String() }, { examples: [{ response: 'I answer questions.' }] }),
          ),
          ...bodyErrors(403, 404, 422),
        },
      },
    },
    async (request, reply) => {
      const { session_id: sessionId, message } = request.body
      const visit = UUID.test(sessionId) ? await visitOf(sessionId) : undefined
      if (!visit) throw new Problem('session_not_found')
      await takeOrRefuse(reply, limits, {
        messagesOfVisitor: visit.visitorId,
        messagesOfChatbotVisitors: visit.chatbotId,
      })
      const run = await turns.take({
        identity: { conversationId: sessionId, origin: foreignOriginOf(request) },
        conversation: { id: sessionId },
        chatbotId: visit.chatbotId,
        turnId: turnIdOf(request),
        text: message.trim(),
        defaults: EMBED_DEFAULTS,
      })
      if (wantsEvents(request)) return streamRun(run, reply, new UiMessageEncoder(request.id))
      return { response: (await replyOf(run)).content }
    },
  )
}
