/** An owner's API keys. A key is shown once and stored as a hash. */
import { createHash, randomBytes } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import { asOwner, isOwn, NotFound, type Own, ownId } from '../chatbots/own-chatbot.ts'
import { type Quotas, withinQuotas } from '../chatbots/quotas.ts'
import type { Connections } from '../database/connections.ts'
import { asPerson } from '../database/transaction.ts'

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

/** Whether a credential is an API key, by its form. */
export function isApiKey(token: string): boolean {
  return token.startsWith(MARK)
}

/**
 * The stored form of a key, in hexadecimal. Looking it up is safe against timing attacks, because nobody can
 * choose a key by its hash.
 */
export function apiKeyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** @returns the key with its secret @throws NotFound, QuotaExceeded */
export async function createApiKey(
  connections: Connections,
  own: Own,
  { name, scopes }: Pick<ApiKey, 'name' | 'scopes'>,
  quotas: Quotas,
): Promise<ApiKey & { key: string }> {
  const key = MARK + randomBytes(32).toString('base64url')
  const [rows] = await asPerson(connections, own.owner, (sql) => [
    sql<ApiKey[]>`
      insert into api_keys as k (chatbot_id, owner_id, name, prefix, scopes, hash)
      select b.id, b.owner_id, ${name}, ${key.slice(0, PREFIX_LENGTH)}, ${[...new Set(scopes)]}::text[], decode(${apiKeyHash(key)}, 'hex')
      from chatbots b where ${isOwn(sql, own)}
      returning ${shown(sql)}`,
    ...withinQuotas(sql, own.owner, quotas, ['apiKeys'], own.chatbotId),
  ])
  if (!rows[0]) throw new NotFound('chatbot')
  return { ...rows[0], key }
}

/** Oldest first. @throws NotFound */
export async function listApiKeys(connections: Connections, own: Own): Promise<ApiKey[]> {
  const { keys } = await asOwner(connections, own, (sql) => ({
    keys: sql<ApiKey[]>`
      select ${shown(sql)} from api_keys k where k.chatbot_id = ${ownId(sql, own)}
      order by k.created_at, k.id`,
  }))
  return keys
}

/** Deletes a key, which is refused from now on. @throws NotFound */
export async function revokeApiKey(connections: Connections, own: Own, keyId: string): Promise<void> {
  const { revoked } = await asOwner(connections, own, (sql) => ({
    revoked: sql`
      delete from api_keys k where k.id = ${keyId} and k.chatbot_id = ${ownId(sql, own)} returning k.id`,
  }))
  if (revoked.length === 0) throw new NotFound('api_key')
}

function shown(sql: ReservedSql) {
  return sql`
    k.id, k.name, k.prefix, to_json(k.scopes) as scopes, k.created_at as "createdAt", k.last_used_at as "lastUsedAt"`
}
