import Type from 'typebox'
import { boundedCache } from '../../bounded-cache.ts'
import { asOwner, NotFound } from '../../chatbots/own-chatbot.ts'
import { findPlace } from '../../conversations/summary-queries.ts'
import type { User } from '../../database/transaction.ts'
import type { ChatbotEvent, SourceEvent } from '../../events/event-bus.ts'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import type { Source } from '../../knowledge/source.ts'
import { readSource } from '../../knowledge/source-queries.ts'
import type { ConsoleApi } from './console-api.ts'

const Events = {
  200: {
    description:
      '`{"type": "conversation", "number"}` when a conversation changes, `{"type": "typing", "number"}` while ' +
      'its visitor waits for a reply, `{"type": "source.progress", "source_id", "status", "progress", "error"}` while a ' +
      'source is read, and then `source.ready` or `source.failed`; a comment every 15 s as a heartbeat',
    content: { 'text/event-stream': { schema: Type.String() } },
  },
}

/** Entries need no invalidation: a conversation's number, and whether it is in the inbox, never change. */
const MAX_CACHED = 20_000

export function eventRoute(app: App, { connections, forUser, listeners }: ConsoleApi): void {
  const inboxEntries = boundedCache<{ number: number; isInInbox: boolean }>({ most: MAX_CACHED })
  const inboxEntryOf = async (conversationId: string) => {
    const known = inboxEntries.get(conversationId) ?? (await findPlace(connections, conversationId))
    if (known) inboxEntries.set(conversationId, known)
    return known
  }
  const writeSource = async (owner: User, { chatbotId, sourceId }: SourceEvent) => {
    const source = await readSource(connections, { owner, chatbotId, sourceId }).catch(unlessGone)
    return source ? [presentSourceEvent(source)] : []
  }
  const write = (owner: User) => async (event: ChatbotEvent) => {
    if (event.kind === 'source') return writeSource(owner, event)
    const { conversationId, kind } = event
    const entry = await inboxEntryOf(conversationId)
    if (!entry?.isInInbox) return []
    const { number } = entry
    const changed = { type: 'conversation', number }
    return kind === 'typing' ? [changed, { type: 'typing', number }] : [changed]
  }

  app.get(
    '/api/console/chatbots/:id/events',
    forUser({
      operationId: 'subscribeToInboxEvents',
      summary: 'Subscribe to the events of a chatbot’s conversations',
      description: 'A stream of server-sent events. Reconnect when it ends.',
      params: OwnParams,
      response: { ...Events, ...errors(400, 401, 404, 429, 503) },
    }),
    async (request, reply) => {
      const { owner, chatbotId } = ownIn(request)
      // The stream ends with the grant: the owner may change at any time.
      await asOwner(connections, { owner, chatbotId }, () => ({}))
      return listeners.listen(request, reply, {
        topic: { chatbotId },
        grant: { identity: owner, chatbotId },
        by: owner.userId,
        write: write(owner),
      })
    },
  )
}

/** Deleted meanwhile. */
function unlessGone(error: unknown): undefined {
  if (!(error instanceof NotFound)) throw error
}

function presentSourceEvent({ id, status, error, progressDone, progressTotal, progressUnit }: Source) {
  const isOver = status === 'ready' || status === 'failed'
  return {
    type: isOver ? `source.${status}` : 'source.progress',
    source_id: id,
    status,
    progress: { done: progressDone, total: progressTotal, unit: progressUnit },
    error,
  }
}
