/**
 * Polls the database for changes by other processes in the watched conversations. Without a shared Redis this
 * is the only way to notice them; with one it is rarely needed.
 */
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import type { Redis } from '../redis/redis.ts'
import type { Subscribers } from './event-bus.ts'

/** Polling intervals in ms. With Redis, which delivers nearly all events, polling is rare. */
export const PACE = { alone: 3000, besideRedis: 15_000 }
const TICK_MS = 1000
/**
 * `updated_at` is the start of its transaction, which may commit later. So the window is longer than the
 * slower interval and any transaction together.
 */
const WINDOW = '60 seconds'
const MAX_OF_CHATBOT = 200

type Seen = {
  conversationId: string
  chatbotId: string
  number: number
  isRunning: boolean
  /** Changed so recently that a subscriber since the last poll may have missed it. */
  isFresh: boolean
  /** Differs after each change of the row. */
  stamp: string
}

export type PollOptions = {
  connections: Connections
  redis: Redis | undefined
  onError: (error: unknown) => void
  pace?: typeof PACE
}

/** @returns `stop`, which ends polling and waits for a running poll */
export function pollChanges(options: PollOptions, subscribers: Subscribers) {
  const { redis, onError, pace = PACE } = options
  const look = looker(options, subscribers, pace.besideRedis)
  let lookedAt = performance.now()
  let underWay: Promise<void> | undefined
  const tick = () => {
    const isDue = performance.now() - lookedAt >= (redis?.isReady ? pace.besideRedis : pace.alone)
    if (!isDue || underWay) return
    lookedAt = performance.now()
    underWay = look()
      .catch(onError)
      .finally(() => {
        underWay = undefined
      })
  }
  const timer = setInterval(tick, Math.min(TICK_MS, pace.alone))
  const stop = async () => {
    clearInterval(timer)
    await underWay
  }
  return { stop }
}

function looker(
  { connections }: PollOptions,
  subscribers: Subscribers,
  freshMs: number,
): () => Promise<void> {
  let stamps = new Map<string, string>()
  /** The ids watched at the last poll. */
  let watched = new Set<string>()
  return async () => {
    const { conversationIds, chatbotIds } = subscribers
    const isEmpty = conversationIds.length + chatbotIds.length === 0
    const seen = isEmpty ? [] : await changedLately(connections, conversationIds, chatbotIds, freshMs)
    const isChanged = ({ conversationId, chatbotId, isFresh, stamp }: Seen) =>
      watched.has(conversationId) || watched.has(chatbotId) ? stamps.get(conversationId) !== stamp : isFresh
    const changed = seen.filter(isChanged)
    stamps = new Map(seen.map(({ conversationId, stamp }) => [conversationId, stamp]))
    watched = new Set([...conversationIds, ...chatbotIds])
    for (const { conversationId, chatbotId, number, isRunning } of changed)
      subscribers.deliver({ conversationId, chatbotId, number, kind: isRunning ? 'typing' : 'message' })
  }
}

async function changedLately(
  connections: Connections,
  conversationIds: string[],
  chatbotIds: string[],
  freshMs: number,
): Promise<Seen[]> {
  const results = await asServiceRole(connections, (sql) => [
    sql<Seen[]>`
      select ${columns(sql, freshMs)} from conversations c
      where c.home = any (${conversationIds}::uuid[]) and c.id = c.home`,
    sql<Seen[]>`
      select newest.* from unnest(${chatbotIds}::uuid[]) as watched (id)
        cross join lateral (
          select ${columns(sql, freshMs)} from conversations c
          where c.chatbot_id = watched.id and c.user_id is null and c.updated_at > now() - ${WINDOW}::interval
          order by c.updated_at desc
          limit ${MAX_OF_CHATBOT}
        ) newest`,
  ])
  return [...new Map(results.flat().map((seen) => [seen.conversationId, seen])).values()]
}

function columns(sql: ReservedSql, freshMs: number) {
  return sql`
    c.id as "conversationId", c.chatbot_id as "chatbotId", c.number, c.running_turn_id is not null as "isRunning",
    c.updated_at > now() - make_interval(secs => ${freshMs / 1000}) as "isFresh", c.xmin::text as stamp`
}
