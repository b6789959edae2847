/**
 * The event bus for conversations and sources. A visitor subscribes to one conversation, an owner to a chatbot.
 * Events announce a change without its content: subscribers read it with their own identity.
 *
 *     events.publish({ chatbotId, conversationId, number, kind: 'message' })  // after the commit, never before
 *     const unsubscribe = events.subscribe({ chatbotId }, ({ conversationId, number, kind }) => { … })
 *
 * Publishing never waits and never fails. Processes on one database share events through Redis, and by
 * polling (poll-changes.ts) without Redis or for events that it lost. So events may arrive twice, seconds late,
 * or without having been published. Events without a change in `conversations` (a rating, a note, typing) are
 * shared through Redis only. `server/http/streams/listeners.ts` streams them to clients.
 */
import type { Connections } from '../database/connections.ts'
import type { Redis } from '../redis/redis.ts'
import { type PACE, pollChanges } from './poll-changes.ts'
import { shareEvents } from './redis-events.ts'

export type ConversationEvent = {
  chatbotId: string
  conversationId: string
  /** The conversation's number, if the publisher knows it. */
  number?: number | undefined
  /**
   * `message`: a message was added or changed. `human`: the owner took the conversation over or handed it
   * back. `typing`: a visitor's message is stored, and its reply is being written.
   */
  kind: 'message' | 'human' | 'typing'
}

/** A source of the chatbot's knowledge is being read, or has changed otherwise. */
export type SourceEvent = { chatbotId: string; sourceId: string; kind: 'source' }

export type ChatbotEvent = ConversationEvent | SourceEvent

export type Topic = { chatbotId: string } | { conversationId: string }
export type Listener = (event: ChatbotEvent) => void

export type EventBus = {
  publish: (event: ChatbotEvent) => void
  /** @returns unsubscribes */
  subscribe: (topic: Topic, listener: Listener) => () => void
  /** Ends all subscriptions. */
  close: () => Promise<void>
}

export type EventBusOptions = {
  connections: Connections
  redis: Redis | undefined
  /** Whether no other process serves this database. */
  isAlone: boolean
  onError: (error: unknown) => void
  /** The polling intervals. */
  pace?: typeof PACE
}

export function createEventBus(options: EventBusOptions): EventBus {
  const subscribers = new Subscribers()
  const onError = atMostOnceAMinute(options.onError)
  const shared = options.redis && shareEvents(options.redis, subscribers.deliver, onError)
  const looking = options.isAlone ? undefined : pollChanges({ ...options, onError }, subscribers)
  return {
    publish: (event) => {
      subscribers.deliver(event)
      shared?.publish(event)
    },
    subscribe: (topic, listener) => subscribers.add(topic, listener),
    close: async () => {
      subscribers.clear()
      await looking?.stop()
      await shared?.close()
    },
  }
}

const MINUTE_MS = 60_000

/** An unavailable dependency causes the same error again and again. */
function atMostOnceAMinute(report: (error: unknown) => void): (error: unknown) => void {
  let reportedAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - reportedAt < MINUTE_MS) return
    reportedAt = performance.now()
    report(error)
  }
}

/** The subscribers of this process. */
export class Subscribers {
  readonly #ofChatbots = new Map<string, Set<Listener>>()
  readonly #ofConversations = new Map<string, Set<Listener>>()

  get chatbotIds(): string[] {
    return [...this.#ofChatbots.keys()]
  }

  get conversationIds(): string[] {
    return [...this.#ofConversations.keys()]
  }

  add(topic: Topic, listener: Listener): () => void {
    const [all, id] =
      'chatbotId' in topic
        ? [this.#ofChatbots, topic.chatbotId.toLowerCase()]
        : [this.#ofConversations, topic.conversationId.toLowerCase()]
    const listeners = all.get(id) ?? new Set()
    all.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && all.get(id) === listeners) all.delete(id)
    }
  }

  readonly deliver = (event: ChatbotEvent): void => {
    for (const listener of this.#ofChatbots.get(event.chatbotId) ?? []) listener(event)
    if (event.kind === 'source') return
    for (const listener of this.#ofConversations.get(event.conversationId) ?? []) listener(event)
  }

  clear(): void {
    this.#ofChatbots.clear()
    this.#ofConversations.clear()
  }
}
