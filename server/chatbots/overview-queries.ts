import { unreadCount } from '../conversations/unread.ts'
import type { Connections } from '../database/connections.ts'
import { readAsUser, type User } from '../database/transaction.ts'

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
  /** Unread messages of visitors. */
  unread: number
  createdAt: Date
  /** Includes changes of the draft. */
  updatedAt: Date
}

/** Most recently changed first. */
export async function listOverviews(connections: Connections, owner: User): Promise<ChatbotOverview[]> {
  const [rows] = await readAsUser(connections, owner, (sql) => [
    sql<ChatbotOverview[]>`
      select b.id, b.name, b.is_public as "isPublic", b.public_url_slug as slug,
        b.configuration #>> '{theme,accent}' as accent, b.draft is not null as "hasDraft",
        said.conversations, said.unread, b.created_at as "createdAt",
        greatest(b.updated_at, b.draft_saved_at) as "updatedAt"
      from chatbots b
        cross join lateral (
          select count(*)::integer as conversations,
            coalesce(sum(${unreadCount(sql)}), 0)::integer as unread
          from conversations c
          where c.chatbot_id = b.id and c.user_id is null and not c.is_preview and c.message_count > 0
        ) said
      where b.owner_id = ${owner.userId}
      order by greatest(b.updated_at, b.draft_saved_at) desc, b.id`,
  ])
  return rows
}
