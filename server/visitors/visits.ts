import { LRUCache } from 'lru-cache'
import type { Connections } from '../database/connections.ts'
import { asSystem } from '../database/transaction.ts'

/** Who talks to which chatbot in a visitor's session. */
export type Visit = {
  visitorId: string
  chatbotId: string
  /** Whether anything has been said in the session. */
  isEstablished: boolean
}

/** Once something was said, nothing of it changes: it is read once in a while, not at each message. */
const REMEMBERED = 20_000

/** @returns finds the visit of a session; undefined when there is no such session */
export function createVisits(connections: Connections): (sessionId: string) => Promise<Visit | undefined> {
  const remembered = new LRUCache<string, Visit>({ max: REMEMBERED })
  // Messages that come at once wait for one look, and go on in the order in which they came.
  const lookedFor = new Map<string, Promise<Visit | undefined>>()
  const look = async (sessionId: string) => {
    const [rows] = await asSystem(connections, (sql) => [
      sql<Visit[]>`
        select visitor_id as "visitorId", chatbot_id as "chatbotId", message_count > 0 as "isEstablished"
        from conversations
        where id = ${sessionId} and visitor_id is not null`,
    ])
    if (rows[0]?.isEstablished) remembered.set(sessionId, rows[0])
    return rows[0]
  }
  return async (sessionId) => {
    const known = remembered.get(sessionId)
    if (known) return known
    const found = lookedFor.get(sessionId) ?? look(sessionId).finally(() => lookedFor.delete(sessionId))
    lookedFor.set(sessionId, found)
    return found
  }
}
