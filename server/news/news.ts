/**
 * The event bus for conversations. A visitor subscribes to one conversation, an owner to all of a chatbot.
 * Events announce a change without its content: subscribers read it with their own identity.
 *
 *     news.publish({ chatbotId, conversationId, number, kind: 'message' })  // after the commit, never before
 *     const leave = news.watch({ chatbotId }, ({ conversationId, number, kind }) => { … })
 *
 * Publishing never waits and never fails. Processes on one database share events through Redis, and by
 * polling (look-again.ts) without Redis or for events that it lost. So events may arrive twice, seconds late,
 * or without having been published. Events without a change in `conversations` (a rating, a note, typing) are
 * shared through Redis only. `server/http/streams/listeners.ts` streams them to clients.
 */
import type { Connections } from '../database/connections.ts'
import type { Redis } from '../redis/redis.ts'
import { lookAgain, type PACE } from './look-again.ts'
import { shareNews } from './shared-news.ts'

export type News = {
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

export type Watched = { chatbotId: string } | { conversationId: string }
export type Listener = (news: News) => void

export type Newsroom = {
  publish: (news: News) => void
  /** @returns unsubscribes */
  watch: (watched: Watched, listener: Listener) => () => void
  /** Ends all subscriptions. */
  close: () => Promise<void>
}

export type NewsOptions = {
  connections: Connections
  redis: Redis | undefined
  /** Whether no other process serves this database. */
  isAlone: boolean
  onError: (error: unknown) => void
  /** The polling intervals. */
  pace?: typeof PACE
}

export function createNews(options: NewsOptions): Newsroom {
  const watchers = new Watchers()
  const onError = atMostOnceAMinute(options.onError)
  const shared = options.redis && shareNews(options.redis, watchers.tell, onError)
  const looking = options.isAlone ? undefined : lookAgain({ ...options, onError }, watchers)
  return {
    publish: (news) => {
      watchers.tell(news)
      shared?.publish(news)
    },
    watch: (watched, listener) => watchers.add(watched, listener),
    close: async () => {
      watchers.clear()
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
export class Watchers {
  readonly #ofChatbots = new Map<string, Set<Listener>>()
  readonly #ofConversations = new Map<string, Set<Listener>>()

  get chatbotIds(): string[] {
    return [...this.#ofChatbots.keys()]
  }

  get conversationIds(): string[] {
    return [...this.#ofConversations.keys()]
  }

  add(watched: Watched, listener: Listener): () => void {
    const [all, id] =
      'chatbotId' in watched
        ? [this.#ofChatbots, watched.chatbotId.toLowerCase()]
        : [this.#ofConversations, watched.conversationId.toLowerCase()]
    const listeners = all.get(id) ?? new Set()
    all.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && all.get(id) === listeners) all.delete(id)
    }
  }

  readonly tell = (news: News): void => {
    for (const listener of this.#ofChatbots.get(news.chatbotId) ?? []) listener(news)
    for (const listener of this.#ofConversations.get(news.conversationId) ?? []) listener(news)
  }

  clear(): void {
    this.#ofChatbots.clear()
    this.#ofConversations.clear()
  }
}
