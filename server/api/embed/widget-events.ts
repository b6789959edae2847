import Type from 'typebox'
import { isTakenOver } from '../../conversations/session-state.ts'
import type { ChatbotEvent } from '../../events/event-bus.ts'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { foreignOriginOf } from '../../http/origin.ts'
import { Problem } from '../../http/problems.ts'
import { Id, UUID } from '../../http/schemas.ts'
import { type EmbedApi, tags } from './embed-api.ts'

const Events = {
  200: {
    description:
      'Server-sent events. `{"type": "changed"}`: the conversation changed; read it again. ' +
      '`{"type": "human", "is_there": true}`: the owner has taken over the conversation, also sent at the ' +
      'beginning; `false`: the owner has handed it back. A comment is sent every 15 seconds',
    content: { 'text/event-stream': { schema: Type.String() } },
  },
}

export function eventRoute(app: App, { connections, listeners }: EmbedApi): void {
  app.get(
    '/api/chat/widget/session/:session_id/events',
    {
      schema: {
        operationId: 'subscribeToWidgetEvents',
        summary: 'Subscribe to the events of a session',
        description: 'The server closes the stream from time to time; reconnect when it does.',
        tags,
        security: [],
        params: Type.Object({ session_id: Id }),
        response: { ...Events, ...errors(403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const conversationId = request.params.session_id.toLowerCase()
      const visitor = { conversationId, origin: foreignOriginOf(request) }
      if (!UUID.test(conversationId) || (await isTakenOver(connections, visitor)) === undefined)
        throw new Problem('session_not_found')
      let wasThere = false
      const look = async () => {
        const isThere = (await isTakenOver(connections, visitor)) ?? false
        const isNew = isThere !== wasThere
        wasThere = isThere
        return isNew ? [{ type: 'human', is_there: isThere }] : []
      }
      const write = async ({ kind }: ChatbotEvent) => {
        const human = await look()
        return kind === 'human' ? human : [...human, { type: 'changed' }]
      }
      const grant = { identity: visitor, conversationId }
      const listening = { topic: { conversationId }, grant, by: conversationId, begin: look, write }
      return listeners.listen(request, reply, listening)
    },
  )
}
