import { LRUCache } from 'lru-cache'
import Type from 'typebox'
import { findOwnChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import { findPlace } from '../../conversations/summary-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, Id } from '../../http/schemas.ts'
import type { News } from '../../news/news.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const Events = {
  200: {
    description:
      '`{"type": "conversation", "number"}` when a conversation changes, `{"type": "typing", "number"}` while ' +
      'its visitor waits for a reply; a comment every 15 s as a heartbeat',
    content: { 'text/event-stream': { schema: Type.String() } },
  },
}

/** Whether a conversation is in the inbox never changes, and is asked at its first news. */
const REMEMBERED = 20_000

export function eventRoute(app: App, { connections, callers, listeners }: ConsoleApi): void {
  const places = new LRUCache<string, { number: number; isInInbox: boolean }>({ max: REMEMBERED })
  const placeOf = async (conversationId: string) => {
    const known = places.get(conversationId) ?? (await findPlace(connections, conversationId))
    if (known) places.set(conversationId, known)
    return known
  }
  const write = async ({ conversationId, kind }: News) => {
    const place = await placeOf(conversationId)
    if (!place?.isInInbox) return []
    const { number } = place
    const changed = { type: 'conversation', number }
    return kind === 'typing' ? [changed, { type: 'typing', number }] : [changed]
  }

  app.get(
    '/api/console/chatbots/:id/events',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listenToInbox',
        summary: 'Subscribe to the events of a chatbot’s conversations',
        description: 'A stream of server-sent events. Reconnect when it ends.',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        response: { ...Events, ...errors(400, 401, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const owner = userOf(request)
      const { id } = await ownChatbot(request.params.id, (id) => findOwnChatbot(connections, owner, id))
      return listeners.listen(request, reply, {
        watched: { chatbotId: id },
        grant: { identity: owner, chatbotId: id },
        by: owner.userId,
        write,
      })
    },
  )
}
