import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { takeOrRefuse } from '../../http/limits.ts'
import { Problem } from '../../http/problems.ts'
import { streamRun, wantsEvents } from '../../http/stream-run.ts'
import { EMBED_DEFAULTS, type EmbedDoor, UUID } from './embed-door.ts'

const LONGEST_MESSAGE = 5000

const Say = Type.Object(
  { session_id: Type.String(), message: Type.String({ maxLength: LONGEST_MESSAGE, pattern: '\\S' }) },
  { examples: [{ session_id: '0f8fad5b-d9cb-469f-a165-70867728950e', message: 'What can you do?' }] },
)

export function messageRoute(app: App, { limits, turns, visitOf }: EmbedDoor): void {
  app.post(
    '/api/chat/widget',
    {
      schema: {
        operationId: 'sayInWidget',
        summary: 'Say something in a session; with `Accept: text/event-stream` the reply streams',
        tags: ['embed'],
        body: Say,
        response: { 200: Type.Object({ response: Type.String() }), ...errors(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const { session_id: sessionId, message } = request.body
      const visit = UUID.test(sessionId) ? await visitOf(sessionId) : undefined
      if (!visit) throw new Problem('session_not_found')
      takeOrRefuse(limits.messagesOfVisitor, visit.visitorId)
      takeOrRefuse(limits.messagesOfChatbotVisitors, visit.chatbotId)
      const run = await turns.take({
        identity: { conversationId: sessionId },
        conversation: { id: sessionId },
        text: message.trim(),
        defaults: EMBED_DEFAULTS,
      })
      if (wantsEvents(request)) return streamRun(run, request, reply) as Promise<never>
      const end = await run.end
      if (end.type === 'lost') throw end.cause
      return { response: end.reply.content }
    },
  )
}
