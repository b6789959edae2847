import { LRUCache } from 'lru-cache'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'

/** The visitor and the chatbot of a session. */
export type Visit = {
  visitorId: string
  chatbotId: string
  /** Whether the session has messages. */
  isEstablished: boolean
}

/** Cached, since a visit does not change after its first message. */
const MAX_CACHED = 20_000

/** @returns finds the visit of a session; undefined when there is no such session */
export function createVisits(connections: Connections): (sessionId: string) => Promise<Visit | undefined> {
  const remembered = new LRUCache<string, Visit>({ max: MAX_CACHED })
  // Concurrent messages share one query and continue in order of arrival.
  const pending = new Map<string, Promise<Visit | undefined>>()
  const look = async (sessionId: string) => {
    const [rows] = await asServiceRole(connections, (sql) => [
      sql<Visit[]>`
        select visitor_id as "visitorId", chatbot_id as "chatbotId", message_count > 0 as "isEstablished"
        from conversations
        where home = ${sessionId} and id = home and visitor_id is not null`,
    ])
    if (rows[0]?.isEstablished) remembered.set(sessionId, rows[0])
    return rows[0]
  }
  return async (sessionId) => {
    const known = remembered.get(sessionId)
    if (known) return known
    const found = pending.get(sessionId) ?? look(sessionId).finally(() => pending.delete(sessionId))
    pending.set(sessionId, found)
    return found
  }
}
