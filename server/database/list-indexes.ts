/** The indexes of owners' lists and numbers, which migrations 0034 and 0035 expect: see docs/decisions/0046. */
import type { Sql } from 'postgres'
import { buildIndex, type PrepareOptions } from './build-index.ts'

/** The first migration that would build them under a lock. */
export const NEEDS_LIST_INDEXES = '0034_day_sums'

const INDEXES = {
  conversations_started: 'conversations (chatbot_id, created_at) where user_id is null',
  messages_unread_of_owner: 'messages (owner_id, home, conversation_id) where not is_read',
}

export async function buildListIndexes(sql: Sql, options: PrepareOptions): Promise<void> {
  for (const [name, columns] of Object.entries(INDEXES))
    await buildIndex(sql, 'index', name, columns, options)
}
