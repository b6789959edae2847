/** Keys that may manage a chatbot's knowledge. What they do is their owner's, and about their own chatbot alone. */
import type { Own } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { asServiceRole } from '../database/transaction.ts'
import { apiKeyHash, type Scope } from './api-keys.ts'

/** @returns undefined for an unknown or revoked key, or one of a disabled account */
export async function findKey(
  connections: Connections,
  key: string,
): Promise<(Own & { scopes: Scope[] }) | undefined> {
  const { found } = await asServiceRole(connections, (sql) => ({
    found: sql<{ chatbotId: string; ownerId: string; scopes: Scope[] }[]>`
      select k.chatbot_id as "chatbotId", k.owner_id as "ownerId", to_json(k.scopes) as scopes
      from api_keys k join chatbots b on b.id = k.chatbot_id
      where k.hash = decode(${apiKeyHash(key)}, 'hex') and b.owner_is_active`,
    // At most once a minute, so that a busy key's row is not written at each call.
    used: sql`
      update api_keys set last_used_at = now()
      where hash = decode(${apiKeyHash(key)}, 'hex')
        and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
  }))
  const row = found[0]
  return row && { owner: { userId: row.ownerId }, chatbotId: row.chatbotId, scopes: row.scopes }
}
