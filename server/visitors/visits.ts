import { boundedCache } from '../bounded-cache.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'

/** The visitor and the chatbot of a session. */
export type Visit = {
  visitorId: string
  chatbotId: string
  /** Whether the session has messages. */
  isEstablished: boolean
}

export type Visits = {
  /** @returns undefined when there is no such session */
  find: (sessionId: string) => Promise<Visit | undefined>
  /** Call it when a message of the session is stored, so that the next one needs no query. */
  establish: (sessionId: string, visit: Visit) => void
}

/** Cached, since a visit does not change after its first message. */
const MAX_CACHED = 20_000

export function createVisits(connections: Connections): Visits {
  const remembered = boundedCache<Visit>({ most: MAX_CACHED })
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
  const find = async (sessionId: string) => {
    const underWay = pending.get(sessionId)
    // Before what is remembered: a message must not overtake those that wait for the query.
    if (underWay) return underWay
    const known = remembered.get(sessionId)
    if (known) return known
    const found = look(sessionId).finally(() => pending.delete(sessionId))
    pending.set(sessionId, found)
    return found
  }
  const establish = (sessionId: string, visit: Visit) => {
    if (!visit.isEstablished) remembered.set(sessionId, { ...visit, isEstablished: true })
  }
  return { find, establish }
}
