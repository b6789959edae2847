/**
 * Owners' own keys for model providers. They are encrypted in the database and decrypted only in memory for calls.
 * See docs/decisions/0022.
 */
import { createHash } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import { createEncryption } from '../encryption.ts'
import type { ProviderName } from '../models/model-name.ts'
import { type OpenKey, type OwnerKey, type Service, STANDARD } from '../models/services.ts'

/** A key as shown to its owner. */
export type OwnKey = {
  provider: ProviderName
  /** The last characters. */
  hint: string
  baseUrl: string | null
  defaultModel: string
  /** The last successful call. */
  checkedAt: Date | null
}

export type NewKey = {
  provider: ProviderName
  /** Empty for a service without keys. */
  apiKey: string
  baseUrl: string | null
  defaultModel: string
}

export type KeyChange = { baseUrl?: string | null | undefined; defaultModel?: string | undefined }

export type ProviderKeys = {
  list: (owner: User) => Promise<OwnKey[]>
  /** Creates or replaces the key. */
  save: (owner: User, key: NewKey) => Promise<OwnKey>
  /** Changes the key; undefined properties stay unchanged. @returns undefined when there is none */
  change: (owner: User, provider: ProviderName, change: KeyChange) => Promise<OwnKey | undefined>
  remove: (owner: User, provider: ProviderName) => Promise<void>
  /**
   * Only administrators may use an own address or Ollama; for others such a key is not found.
   * @returns 'unreadable' for a key encrypted with another server secret; undefined when there is none
   */
  find: (
    owner: User,
    provider: ProviderName,
  ) => Promise<(Service & Pick<OwnKey, 'defaultModel'> & { revision: string }) | 'unreadable' | undefined>
  /** Records a successful call with this revision of the key. */
  noteAnswered: (owner: User, provider: ProviderName, revision: string) => Promise<void>
  open: OpenKey
}

/** @param secret the server's secret */
export function createProviderKeys(connections: Connections, secret: string): ProviderKeys {
  const encryption = createEncryption(secret, "frontdesk owners' keys for providers")

  const open: OpenKey = ({ ownerId, provider, sealed }) => {
    try {
      return encryption.decrypt(Buffer.from(sealed, 'base64'), aboutOf(ownerId, provider))
    } catch {
      return undefined
    }
  }

  const list = async (owner: User) => {
    const [rows] = await asPerson(connections, owner, (sql) => [
      sql<
        OwnKey[]
      >`select ${shown(sql)} from provider_keys where owner_id = ${owner.userId} order by provider`,
    ])
    return rows
  }

  const save = async (owner: User, { provider, apiKey, baseUrl, defaultModel }: NewKey) => {
    const sealed = encryption.encrypt(apiKey, aboutOf(owner.userId, provider))
    const [rows] = await asPerson(connections, owner, (sql) => [
      sql<OwnKey[]>`
        insert into provider_keys (owner_id, provider, sealed, hint, base_url, default_model)
        values (${owner.userId}, ${provider}, ${sealed}, ${hintOf(apiKey)}, ${baseUrl}, ${defaultModel})
        on conflict (owner_id, provider) do update set
          sealed = excluded.sealed, hint = excluded.hint, base_url = excluded.base_url,
          default_model = excluded.default_model, checked_at = null, revision = excluded.revision,
          updated_at = now()
        returning ${shown(sql)}`,
    ])
    if (!rows[0]) throw new Error('a key for a provider was not saved')
    return rows[0]
  }

  const change = async (owner: User, provider: ProviderName, { baseUrl, defaultModel }: KeyChange) => {
    const [rows] = await asPerson(connections, owner, (sql) => [
      sql<OwnKey[]>`
        update provider_keys set base_url = ${baseUrl === undefined ? sql`base_url` : baseUrl},
          default_model = coalesce(${defaultModel ?? null}, default_model),
          revision = gen_random_uuid(), updated_at = now()
        where owner_id = ${owner.userId} and provider = ${provider}
        returning ${shown(sql)}`,
    ])
    return rows[0]
  }

  const remove = async (owner: User, provider: ProviderName) => {
    await asPerson(connections, owner, (sql) => [
      sql`delete from provider_keys where owner_id = ${owner.userId} and provider = ${provider}`,
    ])
  }

  const find = async (owner: User, provider: ProviderName) => {
    const [rows] = await asPerson(connections, owner, (sql) => [
      sql<OwnerKey[]>`
        select encode(sealed, 'base64') as sealed, base_url as "baseUrl", default_model as "defaultModel",
          revision
        from provider_keys
        where owner_id = ${owner.userId} and provider = ${provider}
          and (frontdesk_is_admin() or (base_url is null and provider <> 'ollama'))`,
    ])
    if (!rows[0]) return undefined
    const { sealed, baseUrl, defaultModel, revision } = rows[0]
    const apiKey = open({ ownerId: owner.userId, provider, sealed })
    if (apiKey === undefined) return 'unreadable'
    const service = { provider, apiKey, baseUrl: baseUrl ?? STANDARD[provider].baseUrl, isOwned: true }
    return { ...service, defaultModel, revision }
  }

  const noteAnswered = async (owner: User, provider: ProviderName, revision: string) => {
    await asPerson(connections, owner, (sql) => [
      sql`
        update provider_keys set checked_at = now()
        where owner_id = ${owner.userId} and provider = ${provider} and revision = ${revision}`,
    ])
  }

  return { list, save, change, remove, find, noteAnswered, open }
}

function shown(sql: ReservedSql) {
  return sql`
    provider, hint, base_url as "baseUrl", default_model as "defaultModel", checked_at as "checkedAt"`
}

/** Additional authenticated data: a ciphertext moved to another row cannot be decrypted. */
function aboutOf(ownerId: string, provider: ProviderName): Buffer {
  return createHash('sha256').update(`${ownerId} ${provider}`).digest()
}

const HINT_CHARACTERS = 4
/** A hint would reveal too much of a shorter key. */
const LONG_ENOUGH = 16

function hintOf(apiKey: string): string {
  return apiKey.length < LONG_ENOUGH ? '…' : `…${apiKey.slice(-HINT_CHARACTERS)}`
}
