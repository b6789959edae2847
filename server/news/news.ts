/**
 * What happens in conversations, told to those who watch: a visitor one conversation, an owner all of a
 * chatbot's. News say that there is something to read, never what: who hears them reads, as who they are.
 *
 *     news.publish({ chatbotId, conversationId, number, kind: 'message' })  // after the commit, never before
 *     const leave = news.watch({ chatbotId }, ({ conversationId, number, kind }) => { … })
 *
 * Who publishes waits for nothing, and nothing that goes wrong reaches them. All processes on one database
 * hear each other: through Redis where there is one, and by looking at what changed (look-again.ts) where
 * there is none, or it lost something. So news may come twice, seconds late, or without having been published;
 * news about what changes no row of `conversations` (a rating, a note, typing) come through Redis alone.
 * `server/http/streams/listeners.ts` writes them to clients.
 */
import type { Connections } from '../database/connections.ts'
import type { Redis } from '../redis/redis.ts'
import { lookAgain, type PACE } from './look-again.ts'
import { shareNews } from './shared-news.ts'

export type News = {
  chatbotId: string
  conversationId: string
  /** The conversation's, where whoever publishes knows it. */
  number?: number | undefined
  /**
   * `message`: something was said, or changed. `human`: the owner took the conversation over, or handed it
   * back. `typing`: its visitor has said something, which is stored, and waits for the reply.
   */
  kind: 'message' | 'human' | 'typing'
}

export type Watched = { chatbotId: string } | { conversationId: string }
export type Listener = (news: News) => void

export type Newsroom = {
  publish: (news: News) => void
  /** @returns ends it */
  watch: (watched: Watched, listener: Listener) => () => void
  /** Tells nobody anything any more. */
  close: () => Promise<void>
}

export type NewsOptions = {
  connections: Connections
  redis: Redis | undefined
  /** Whether no other process serves this database. */
  isAlone: boolean
  onTrouble: (error: unknown) => void
  /** How often it is looked what others changed. */
  pace?: typeof PACE
}

export function createNews(options: NewsOptions): Newsroom {
  const watchers = new Watchers()
  const onTrouble = atMostOnceAMinute(options.onTrouble)
  const shared = options.redis && shareNews(options.redis, watchers.tell, onTrouble)
  const looking = options.isAlone ? undefined : lookAgain({ ...options, onTrouble }, watchers)
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

/** What is away fails again and again. */
function atMostOnceAMinute(tell: (error: unknown) => void): (error: unknown) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (error) => {
    if (performance.now() - toldAt < MINUTE_MS) return
    toldAt = performance.now()
    tell(error)
  }
}

/** Who watches what in this process. */
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
