import { randomUUID } from 'node:crypto'
import type { Connections } from '../database/connections.ts'
import { asSystem, type User } from '../database/transaction.ts'
import { findUser } from '../identity/users.ts'

export type VerifiedVisit = {
  chatbotId: string
  /** Whom a token vouches for. */
  user: User
  /** What the page calls them; their own name counts, where they have one. */
  visitorName: string | null
  /** Whether a new conversation is wanted, also where there is one. */
  startsNew: boolean
}

/**
 * The latest conversation of this person with a public chatbot, or a new one, of a visitor that is theirs
 * alone. Two first calls at once open one: the second waits for the visitor's row.
 * @returns undefined when there is no such public chatbot
 * @throws Refused when their token is good no longer
 */
export async function openForVerified(
  connections: Connections,
  { chatbotId, user, visitorName, startsNew }: VerifiedVisit,
): Promise<{ sessionId: string; isNew: boolean } | undefined> {
  const { username } = await findUser(connections, user)
  const name = username ?? visitorName
  const [, opened, latest] = await asSystem(connections, (sql) => {
    const isTheirs = sql`v.chatbot_id = ${chatbotId} and v.user_id = ${user.userId}`
    const latest = sql<{ id: string }[]>`
      select c.id from visitors v join conversations c on c.visitor_id = v.id
      where ${isTheirs} order by c.updated_at desc, c.number desc limit 1`
    return [
      sql`
        insert into visitors (chatbot_id, visitor_key, user_id, name)
        select id, ${randomUUID()}, ${user.userId}, ${name} from chatbots where id = ${chatbotId} and is_public
        on conflict (chatbot_id, user_id) do update
          set last_seen = now(), name = coalesce(excluded.name, visitors.name)`,
      sql<{ id: string }[]>`
        insert into conversations (chatbot_id, visitor_id)
        select b.id, v.id from visitors v join chatbots b on b.id = v.chatbot_id and b.is_public
        where ${isTheirs} and (${startsNew} or not exists (${latest}))
        returning id`,
      latest,
    ]
  })
  if (opened[0]) return { sessionId: opened[0].id, isNew: true }
  return latest[0] && { sessionId: latest[0].id, isNew: false }
}
