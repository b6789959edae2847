/**
 * Owners' own keys for model providers. They are encrypted in the database and decrypted only in memory for calls.
 * See docs/decisions/0022.
 */
import { createHash } from 'node:crypto'
import type { ReservedSql } from 'postgres'
import type { Connections } from '../database/connections.ts'
import { asPerson, type User } from '../database/transaction.ts'
import { createEncryption, type Encryption } from '../encryption.ts'
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

/** An own address and Ollama, which the server calls in its own network, are for administrators. */
export class AdministratorsOnly extends Error {
  constructor() {
    super('the user is no administrator')
    this.name = 'AdministratorsOnly'
  }
}

export type KeyChange = { baseUrl?: string | null | undefined; defaultModel?: string | undefined }

/** A stored key, decrypted. */
export type FoundKey = Service & Pick<OwnKey, 'defaultModel'> & { revision: string }

export class ProviderKeys {
  readonly #connections: Connections
  readonly #encryption: Encryption

  /** @param secret the server's secret */
  constructor(connections: Connections, secret: string) {
    this.#connections = connections
    this.#encryption = createEncryption(secret, "frontdesk owners' keys for providers")
  }

  readonly open: OpenKey = ({ ownerId, provider, sealed }) => {
    try {
      return this.#encryption.decrypt(Buffer.from(sealed, 'base64'), aboutOf(ownerId, provider))
    } catch {
      return undefined
    }
  }

  async list(owner: User): Promise<OwnKey[]> {
    const [rows] = await asPerson(this.#connections, owner, (sql) => [
      sql<
        OwnKey[]
      >`select ${shown(sql)} from provider_keys where owner_id = ${owner.userId} order by provider`,
    ])
    return rows
  }

  /** Creates or replaces the key. @throws AdministratorsOnly for an own address, and for Ollama */
  async save(owner: User, { provider, apiKey, baseUrl, defaultModel }: NewKey): Promise<OwnKey> {
    const sealed = this.#encryption.encrypt(apiKey, aboutOf(owner.userId, provider))
    const [rows] = await asPerson(this.#connections, owner, (sql) => [
      sql<OwnKey[]>`
        insert into provider_keys (owner_id, provider, sealed, hint, base_url, default_model)
        select ${owner.userId}, ${provider}, ${sealed}, ${hintOf(apiKey)}, ${baseUrl}, ${defaultModel}
        where frontdesk_is_admin() or ${baseUrl === null && provider !== 'ollama'}
        on conflict (owner_id, provider) do update set
          sealed = excluded.sealed, hint = excluded.hint, base_url = excluded.base_url,
          default_model = excluded.default_model, checked_at = null, revision = excluded.revision,
          updated_at = now()
        returning ${shown(sql)}`,
    ])
    if (!rows[0]) throw new AdministratorsOnly()
    return rows[0]
  }

  /**
   * Changes the key; undefined properties stay unchanged.
   * @returns undefined when there is none
   * @throws AdministratorsOnly for an own address
   */
  async change(
    owner: User,
    provider: ProviderName,
    { baseUrl, defaultModel }: KeyChange,
  ): Promise<OwnKey | undefined> {
    const [allowed, rows] = await asPerson(this.#connections, owner, (sql) => {
      const isAllowed = sql`(frontdesk_is_admin() or ${!baseUrl})`
      return [
        sql`select where ${isAllowed}`,
        sql<OwnKey[]>`
          update provider_keys set base_url = ${baseUrl === undefined ? sql`base_url` : baseUrl},
            default_model = coalesce(${defaultModel ?? null}, default_model),
            revision = gen_random_uuid(), updated_at = now()
          where owner_id = ${owner.userId} and provider = ${provider} and ${isAllowed}
          returning ${shown(sql)}`,
      ]
    })
    if (allowed.length === 0) throw new AdministratorsOnly()
    return rows[0]
  }

  async remove(owner: User, provider: ProviderName): Promise<void> {
    await asPerson(this.#connections, owner, (sql) => [
      sql`delete from provider_keys where owner_id = ${owner.userId} and provider = ${provider}`,
    ])
  }

  /**
   * Only administrators may use an own address or Ollama; for others such a key is not found.
   * @returns 'unreadable' for a key encrypted with another server secret; undefined when there is none
   */
  async find(
    owner: User,
    provider: ProviderName,
  ): Promise<{ isAdmin: boolean; key: FoundKey | 'unreadable' | undefined }> {
    const [admins, rows] = await asPerson(this.#connections, owner, (sql) => [
      sql`select where frontdesk_is_admin()`,
      sql<OwnerKey[]>`
        select encode(sealed, 'base64') as sealed, base_url as "baseUrl", default_model as "defaultModel",
          revision
        from provider_keys
        where owner_id = ${owner.userId} and provider = ${provider}
          and (frontdesk_is_admin() or (base_url is null and provider <> 'ollama'))`,
    ])
    const isAdmin = admins.length === 1
    if (!rows[0]) return { isAdmin, key: undefined }
    const { sealed, baseUrl, defaultModel, revision } = rows[0]
    const apiKey = this.open({ ownerId: owner.userId, provider, sealed })
    if (apiKey === undefined) return { isAdmin, key: 'unreadable' }
    const service = { provider, apiKey, baseUrl: baseUrl ?? STANDARD[provider].baseUrl, isOwned: true }
    return { isAdmin, key: { ...service, defaultModel, revision } }
  }

  /** Records a successful call with this revision of the key. */
  async noteAnswered(owner: User, provider: ProviderName, revision: string): Promise<void> {
    await asPerson(this.#connections, owner, (sql) => [
      sql`
        update provider_keys set checked_at = now()
        where owner_id = ${owner.userId} and provider = ${provider} and revision = ${revision}`,
    ])
  }
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
