/**
 * The rules of owners' provider keys: which key and address a call uses, and what is for administrators. See
 * docs/decisions/0022.
 */
import type { User } from '../database/transaction.ts'
import type { ProviderName } from '../models/model-name.ts'
import type { Models } from '../models/models.ts'
import { type Service, STANDARD } from '../models/services.ts'
import { AdministratorsOnly, type OwnKey, type ProviderKeys } from './provider-keys.ts'

export type ProviderServices = { models: Models; providerKeys: ProviderKeys }

/** The provider requires a key, and none is given or stored. */
export class KeyMissing extends Error {
  constructor() {
    super('there is no key for the provider')
    this.name = 'KeyMissing'
  }
}

/** An owner's address that the server does not call; the message says what it must be. */
export class AddressRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AddressRefused'
  }
}

/** Undefined properties use what is stored, or the provider's default. */
type Given = { apiKey?: string | undefined; baseUrl?: string | null | undefined }

/** @throws AdministratorsOnly, AddressRefused, KeyMissing */
export async function saveProviderKey(
  services: ProviderServices,
  owner: User,
  provider: ProviderName,
  { apiKey, baseUrl, defaultModel }: Given & { defaultModel?: string | undefined },
): Promise<OwnKey> {
  const { models, providerKeys } = services
  const message = refusalOf(models, baseUrl)
  // Others are not told which addresses the server may call.
  if (message) throw await refusalFor(services, owner, provider, message)
  if (apiKey === undefined) {
    const changed = await providerKeys.change(owner, provider, { baseUrl, defaultModel })
    if (changed) return changed
    if (provider !== 'ollama') throw new KeyMissing()
  }
  return providerKeys.save(owner, {
    provider,
    apiKey: apiKey?.trim() ?? '',
    baseUrl: baseUrl ?? null,
    defaultModel: defaultModel ?? STANDARD[provider].defaultModel,
  })
}

async function refusalFor(
  { providerKeys }: ProviderServices,
  owner: User,
  provider: ProviderName,
  message: string,
): Promise<Error> {
  const { isAdmin } = await providerKeys.find(owner, provider)
  return isAdmin ? new AddressRefused(message) : new AdministratorsOnly()
}

export type ChosenService = {
  /** Undefined when the stored key cannot be decrypted. */
  service: Service | undefined
  model: string
  /** The revision of the stored key, if it is the one that is used. */
  revision: string | undefined
}

/**
 * The service that a test of the given or stored key calls.
 * @throws AdministratorsOnly, AddressRefused, KeyMissing
 */
export async function chooseService(
  { models, providerKeys }: ProviderServices,
  owner: User,
  provider: ProviderName,
  { apiKey, baseUrl, model }: Given & { model?: string | undefined },
): Promise<ChosenService> {
  const { isAdmin, key } = await providerKeys.find(owner, provider)
  if (typeof baseUrl === 'string' && !isAdmin) throw new AdministratorsOnly()
  const message = refusalOf(models, baseUrl)
  if (message) throw new AddressRefused(message)
  const stored = apiKey === undefined ? key : undefined
  const own = typeof stored === 'object' ? stored : undefined
  const chosen = {
    model: model ?? own?.defaultModel ?? models.defaultModelOf(provider),
    revision: own?.revision,
  }
  if (stored === 'unreadable') return { ...chosen, service: undefined }
  const address = baseUrl ?? own?.baseUrl
  if (!address && provider === 'ollama' && !isAdmin) throw new AdministratorsOnly()
  const service = {
    provider,
    apiKey: apiKey?.trim() ?? own?.apiKey,
    baseUrl: address ?? STANDARD[provider].baseUrl,
    isOwned: true,
  }
  if (service.apiKey === undefined && provider !== 'ollama') throw new KeyMissing()
  return { ...chosen, service }
}

/** A provider's models with the owner's key, or else with the server's; empty when there is neither. */
export async function listProviderModels(
  { models, providerKeys }: ProviderServices,
  owner: User,
  provider: ProviderName,
  signal: AbortSignal,
): Promise<string[]> {
  const { key } = await providerKeys.find(owner, provider)
  const service = typeof key === 'object' ? key : models.serviceOf(provider)
  return service ? models.listAt(service, signal) : []
}

function refusalOf(models: Models, baseUrl: Given['baseUrl']): string | undefined {
  if (typeof baseUrl !== 'string') return
  if (!isAddress(baseUrl)) return 'must be an http or https address'
  const isPrivate = models.isPrivate(new URL(baseUrl))
  return isPrivate ? 'must be a public address, or a host that PROVIDER_ALLOWED_HOSTS names' : undefined
}

function isAddress(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return false
  return url.username === '' && url.password === '' && url.search === '' && url.hash === ''
}
