import { isUnread } from '../conversations/unread.ts'
import type { Connections } from '../database/connections.ts'
import { readAsUser, type User, walkIndexes } from '../database/transaction.ts'
import { conversationCount, notInSums } from '../usage/day-sums.ts'

/** A chatbot in its owner's list. */
export type ChatbotOverview = {
  id: string
  name: string
  isPublic: boolean
  slug: string
  accent: string | null
  hasDraft: boolean
  /** Only those with messages. */
  conversations: number
  /** Unread messages of visitors: at most MOST_UNREAD of all chatbots together. */
  unread: number
  createdAt: Date
  /** Includes changes of the draft. */
  updatedAt: Date
}

/** An owner who never reads has as many unread messages as messages. */
const MOST_UNREAD = 2000

/** Most recently changed first. */
export async function listOverviews(connections: Connections, owner: User): Promise<ChatbotOverview[]> {
  const [, rows] = await readAsUser(connections, owner, (sql) => [
    walkIndexes(sql),
    sql<ChatbotOverview[]>`
      with unread as materialized (
        select m.home, m.conversation_id from messages m
        where m.owner_id = ${owner.userId} and ${isUnread(sql)} limit ${MOST_UNREAD}
      ), unread_of as materialized (
        select c.chatbot_id, count(*)::integer as messages
        from unread u join conversations c on c.home = u.home and c.id = u.conversation_id and not c.is_preview
        group by c.chatbot_id
      ), ${notInSums(sql, owner)}
      select b.id, b.name, b.is_public as "isPublic", b.public_url_slug as slug,
        b.configuration #>> '{theme,accent}' as accent, b.draft is not null as "hasDraft",
        ${conversationCount(sql, sql`b.id`)} as conversations,
        coalesce((select u.messages from unread_of u where u.chatbot_id = b.id), 0) as unread,
        b.created_at as "createdAt",
        greatest(b.updated_at, b.draft_saved_at) as "updatedAt"
      from chatbots b
      where b.owner_id = ${owner.userId}
      order by greatest(b.updated_at, b.draft_saved_at) desc, b.id`,
  ])
  return rows
}
