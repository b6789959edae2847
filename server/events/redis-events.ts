/**
 * Shares events with other processes through Redis. Polling in poll-changes.ts finds those that Redis loses.
 */
import { randomUUID } from 'node:crypto'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import type { Redis } from '../redis/redis.ts'
import type { ChatbotEvent, Listener } from './event-bus.ts'

const CHANNEL = 'frontdesk:events'
/** Bounds the commands pending at a slow Redis; further events are dropped. */
const MAX_UNANSWERED = 1000

/** Data read from Redis is untrusted and validated like any other input. */
const Message = Type.Union([
  Type.Object({
    by: Type.String(),
    chatbotId: Type.String(),
    conversationId: Type.String(),
    number: Type.Optional(Type.Integer()),
    kind: Type.Enum(['message', 'human', 'typing']),
  }),
  Type.Object({
    by: Type.String(),
    chatbotId: Type.String(),
    sourceId: Type.String(),
    kind: Type.Literal('source'),
  }),
])

export function shareEvents(redis: Redis, deliver: Listener, onError: (error: unknown) => void) {
  const processId = randomUUID()
  let unanswered = 0
  const receive = (text: string) => {
    const message = parse(text)
    if (!message || message.by === processId) return
    const { by: _, ...event } = message
    deliver(event)
  }
  // On every `ready`, because the first attempt may have failed. Subscribing twice has no effect.
  const subscribe = () => void redis.subscribe(CHANNEL, receive).catch(onError)
  redis.on('ready', subscribe)
  if (redis.isReady) subscribe()
  return {
    publish: (event: ChatbotEvent) => {
      if (!redis.isReady || unanswered >= MAX_UNANSWERED) return
      unanswered++
      const message = JSON.stringify({ by: processId, ...event } satisfies Static<typeof Message>)
      redis
        .publish(CHANNEL, message)
        .catch(onError)
        .finally(() => unanswered--)
    },
    close: async () => {
      redis.off('ready', subscribe)
      if (redis.isReady) await redis.unsubscribe(CHANNEL, receive).catch(onError)
    },
  }
}

function parse(text: string): Static<typeof Message> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return Value.Check(Message, value) ? value : undefined
  } catch {
    return undefined
  }
}
