/**
 * Storage quotas of an account, so that disk use is bounded by default. They are checked at the end of each storing
 * transaction, under a lock of the account, so that concurrent calls cannot exceed them together.
 */
import type { ReservedSql } from 'postgres'
import { becomeServiceRole, json, type User } from '../database/transaction.ts'

/** An absent key means no quota. Sizes are in bytes. */
export type Quotas = {
  /** Per account. */
  chatbots?: number
  /** Per chatbot. */
  apiKeys?: number
  /** Limits of a chatbot's versions; the oldest are deleted. */
  versions?: number
  versionBytes?: number
  /** Per account: its chatbots with their drafts, versions and forms. */
  bytes?: number
  /** Per user: the training data of all conversations. */
  trainingBytes?: number
  /** Per user or an owner's programs, and per network: messages stored on one day (UTC). */
  messageBytes?: number
  /** Per chatbot: the originals of its sources, and how many there are. */
  knowledgeBytes?: number
  sources?: number
}

export const STANDARD_QUOTAS = {
  chatbots: 100,
  apiKeys: 20,
  versions: 50,
  versionBytes: 5_000_000,
  bytes: 50_000_000,
  trainingBytes: 20_000_000,
  messageBytes: 250_000_000,
  knowledgeBytes: 500 * 2 ** 20,
  sources: 20_000,
} as const satisfies Quotas

/** @param scale multiplies all quotas; 0 disables them */
export function scaledQuotas(scale: number): Quotas {
  if (scale === 0) return {}
  const entries = Object.entries(STANDARD_QUOTAS)
  return Object.fromEntries(entries.map(([name, most]) => [name, Math.max(1, Math.round(most * scale))]))
}

/** The quota that a call uses. */
type Added = 'chatbots' | 'apiKeys' | 'bytes'

/** The last statements of an owner's transaction; each fails when a quota is exceeded. */
export function withinQuotas(
  sql: ReservedSql,
  { userId }: User,
  quotas: Quotas,
  added: readonly Added[],
  chatbotId?: string,
) {
  const checked = Object.fromEntries(added.flatMap((name) => (quotas[name] ? [[name, quotas[name]]] : [])))
  return [
    becomeServiceRole(sql),
    sql`select frontdesk_check_quotas(${userId}, ${chatbotId ?? null}, ${json(sql, checked)})`,
  ]
}

/** Deletes the oldest versions of an owner's chatbot, never the newest, which is the published one. */
export function pruneVersions(
  sql: ReservedSql,
  { userId }: User,
  { versions, versionBytes }: Quotas,
  chatbotId: string,
) {
  return [
    becomeServiceRole(sql),
    sql`
      delete from chatbot_versions v using (
        select version, row_number() over newest as place, sum(bytes) over newest as bytes
        from chatbot_versions
        where chatbot_id = (select id from chatbots where id = ${chatbotId} and owner_id = ${userId})
        window newest as (order by version desc)
      ) kept
      where v.chatbot_id = ${chatbotId} and v.version = kept.version and kept.place > 1
        and (kept.place > ${versions ?? null} or kept.bytes > ${versionBytes ?? null})`,
  ]
}
