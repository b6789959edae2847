/**
 * Owners' own keys for providers of models. In the database they are sealed; in clear they are only in the
 * memory of a process that calls the provider. See docs/decisions/0022.
 */
import { createHash } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import type { ProviderName } from '../models/model-name.ts'
import { type OpenKey, type OwnerKey, type Service, STANDARD } from '../models/services.ts'
import { createSealing } from '../sealing.ts'

/** What its owner is shown of a key. */
export type OwnKey = {
  provider: ProviderName
  /** Its last characters. */
  hint: string
  baseUrl: string | null
  defaultModel: string
  /** When a call with it was last answered. */
  checkedAt: Date | null
}

export type NewKey = {
  provider: ProviderName
  /** Empty for a service that wants none. */
  apiKey: string
  baseUrl: string | null
  defaultModel: string
}

export type KeyChange = { baseUrl?: string | null | undefined; defaultModel?: string | undefined }

export type ProviderKeys = {
  list: (owner: User) => Promise<OwnKey[]>
  /** Takes the place of the one that there is. */
  save: (owner: User, key: NewKey) => Promise<OwnKey>
  /** Of the one that there is; what is undefined stays. @returns undefined for none */
  change: (owner: User, provider: ProviderName, change: KeyChange) => Promise<OwnKey | undefined>
  remove: (owner: User, provider: ProviderName) => Promise<void>
  /**
   * An address, and Ollama, are an administrator's: for others there is none with either.
   * @returns 'unreadable' for one that was sealed with another secret of the server's; undefined for none
   */
  find: (
    owner: User,
    provider: ProviderName,
  ) => Promise<(Service & Pick<OwnKey, 'defaultModel'> & { revision: string }) | 'unreadable' | undefined>
  /** A call with this very key was answered. */
  noteAnswered: (owner: User, provider: ProviderName, revision: string) => Promise<void>
  open: OpenKey
}

/** @param secret this server's */
export function createProviderKeys(connections: Connections, secret: string): ProviderKeys {
  const sealing = createSealing(secret, "frontdesk owners' keys for providers")

  const open: OpenKey = ({ ownerId, provider, sealed }) => {
    try {
      return sealing.open(Buffer.from(sealed, 'base64'), aboutOf(ownerId, provider))
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
    const sealed = sealing.close(apiKey, aboutOf(owner.userId, provider))
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

/** So that a sealed key which is moved to another row opens nothing. */
function aboutOf(ownerId: string, provider: ProviderName): Buffer {
  return createHash('sha256').update(`${ownerId} ${provider}`).digest()
}

const HINT_CHARACTERS = 4
/** Of a shorter key, that would be too much of it. */
const LONG_ENOUGH = 16

function hintOf(apiKey: string): string {
  return apiKey.length < LONG_ENOUGH ? '…' : `…${apiKey.slice(-HINT_CHARACTERS)}`
}
