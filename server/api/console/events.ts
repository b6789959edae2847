import { LRUCache } from 'lru-cache'
import Type from 'typebox'
import { findOwnChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import { findPlace } from '../../conversations/summary-queries.ts'
import type { ConversationEvent } from '../../events/event-bus.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { bearer, Id } from '../../http/schemas.ts'
import { type ConsoleApi, tags } from './console-api.ts'

const Events = {
  200: {
    description:
      '`{"type": "conversation", "number"}` when a conversation changes, `{"type": "typing", "number"}` while ' +
      'its visitor waits for a reply; a comment every 15 s as a heartbeat',
    content: { 'text/event-stream': { schema: Type.String() } },
  },
}

/** Entries need no invalidation: a conversation's number, and whether it is in the inbox, never change. */
const MAX_CACHED = 20_000

export function eventRoute(app: App, { connections, callers, listeners }: ConsoleApi): void {
  const inboxEntries = new LRUCache<string, { number: number; isInInbox: boolean }>({ max: MAX_CACHED })
  const inboxEntryOf = async (conversationId: string) => {
    const known = inboxEntries.get(conversationId) ?? (await findPlace(connections, conversationId))
    if (known) inboxEntries.set(conversationId, known)
    return known
  }
  const write = async ({ conversationId, kind }: ConversationEvent) => {
    const entry = await inboxEntryOf(conversationId)
    if (!entry?.isInInbox) return []
    const { number } = entry
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
        topic: { chatbotId: id },
        grant: { identity: owner, chatbotId: id },
        by: owner.userId,
        write,
      })
    },
  )
}
