/** An owner's API keys. A key is shown once and stored as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import { type Quotas, withinQuotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'

export type ApiKey = {
  id: string
  name: string
  /** Its first characters, for the owner to recognize it. */
  prefix: string
  scopes: Scope[]
  createdAt: Date
  lastUsedAt: Date | null
}

/** The scopes of a key: conversations, and the chatbot's knowledge. */
export const SCOPES = ['chat', 'knowledge'] as const
export type Scope = (typeof SCOPES)[number]

const MARK = 'fd_'
const PREFIX_LENGTH = MARK.length + 8

/**
 * The stored form of a key, in hexadecimal. Looking it up is safe against timing attacks, because nobody can
 * choose a key by its hash.
 */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** @returns the key with its secret; undefined when this user owns no such chatbot */
export async function createApiKey(
  connections: Connections,
  owner: User,
  chatbotId: string,
  { name, scopes }: Pick<ApiKey, 'name' | 'scopes'>,
  quotas: Quotas,
): Promise<(ApiKey & { key: string }) | undefined> {
  const key = MARK + randomBytes(32).toString('base64url')
  const [rows] = await asPerson(connections, owner, (sql) => [
    sql<ApiKey[]>`
      insert into api_keys (chatbot_id, name, prefix, scopes, hash)
      select id, ${name}, ${key.slice(0, PREFIX_LENGTH)}, ${[...new Set(scopes)]}::text[], decode(${apiKeyHash(key)}, 'hex')
      from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}
      returning id, name, prefix, to_json(scopes) as scopes, created_at as "createdAt", last_used_at as "lastUsedAt"`,
    ...withinQuotas(sql, owner, quotas, ['apiKeys'], chatbotId),
  ])
  return rows[0] && { ...rows[0], key }
}

/** @returns the oldest first; undefined when this user owns no such chatbot */
export async function listApiKeys(
  connections: Connections,
  owner: User,
  chatbotId: string,
): Promise<ApiKey[] | undefined> {
  const [chatbots, keys] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
    sql<ApiKey[]>`
      select k.id, k.name, k.prefix, to_json(k.scopes) as scopes, k.created_at as "createdAt", k.last_used_at as "lastUsedAt"
      from api_keys k join chatbots b on b.id = k.chatbot_id
      where b.id = ${chatbotId} and b.owner_id = ${owner.userId}
      order by k.created_at, k.id`,
  ])
  return chatbots.length === 1 ? keys : undefined
}

/** Deletes a key, which is refused from now on. */
export async function revokeApiKey(
  connections: Connections,
  owner: User,
  chatbotId: string,
  keyId: string,
): Promise<'revoked' | 'no_chatbot' | 'no_key'> {
  const [chatbots, revoked] = await asPerson(connections, owner, (sql) => [
    sql`select from chatbots where id = ${chatbotId} and owner_id = ${owner.userId}`,
    sql`
      delete from api_keys k using chatbots b
      where k.id = ${keyId} and k.chatbot_id = ${chatbotId} and b.id = k.chatbot_id and b.owner_id = ${owner.userId}
      returning k.id`,
  ])
  if (chatbots.length === 0) return 'no_chatbot'
  return revoked.length === 1 ? 'revoked' : 'no_key'
}
