import { LRUCache } from 'lru-cache'
import { buildConnector } from 'undici'
import type { Config } from '../config/config.ts'
import { createPublicConnector, createPublicHosts, portOf } from '../outbound/public-agent.ts'
import { builtinAnswerer } from './builtin/model.ts'
import { withCircuitBreaker } from './circuit-breaker.ts'
import { ModelConnections } from './connections.ts'
import { listModels } from './list-models.ts'
import type { Model, Usage } from './model.ts'
import { BUILTIN, modelAtProvider, PROVIDERS, type ProviderName, providerOf } from './model-name.ts'
import { openAiCompatible } from './openai-compatible.ts'
import { costOf } from './prices.ts'
import { type OpenKey, type OwnerKey, type Service, STANDARD } from './services.ts'

/** The sources for a turn's models, in order of precedence. */
export type ModelChoice = {
  /** The chatbot's own list, as provider/model. */
  own: readonly string[]
  /** Whether a user cache that list; then a name without another provider's prefix belongs to OpenRouter. */
  isOwned?: boolean
  /** That user's keys; they take precedence over the server's. */
  ownerKeys?: readonly OwnerKey[] | undefined
  /** The API's default, used where its provider is configured. */
  apiDefault?: string | undefined
}

export type Models = {
  /** The models of a turn in order of preference; never empty. */
  choose: (choice: ModelChoice) => Model[]
  /** The cost of a reply in US dollars; undefined when unknown. */
  costOf: (model: Pick<Model, 'name' | 'baseUrl'>, usage: Usage | undefined) => number | undefined
  /** The server's own service; undefined when it is not configured. */
  serviceOf: (provider: ProviderName) => Service | undefined
  defaultModelOf: (provider: ProviderName) => string
  /** A model without a circuit breaker, for a single call. */
  at: (service: Service, model: string, firstTokenTimeoutMs: number) => Model
  /** The names of a service's models; empty after a failure. */
  listAt: (service: Service, signal: AbortSignal) => Promise<string[]>
  /** Whether this address is blocked for calls with owners' keys. */
  isPrivate: (url: URL) => boolean
  close: () => Promise<void>
}

/**
 * Context windows in tokens: those of the providers' current models, and Ollama's default. Querying each service is
 * not standardised and would cost a call.
 */
const WINDOWS: Record<ProviderName, number> = {
  openai: 128_000,
  openrouter: 128_000,
  groq: 131_072,
  ollama: 4096,
}

const MAX_MODELS = 1000
/** The cache key prefix for the server's keys; an owner's key uses its revision, a UUID. */
const SERVER = 'server'

/** TCP keep-alive detects a vanished peer after this silence and ten probes of a second each. */
const TCP_PROBE_MS = 5000

type UsableKey = Service & Pick<OwnerKey, 'revision' | 'defaultModel'>
type UsableKeys = ReadonlyMap<string, UsableKey>

/** The keys that can be decrypted, by provider. */
function usable(keys: readonly OwnerKey[], openKey: OpenKey): UsableKeys {
  const found = new Map<string, UsableKey>()
  for (const key of keys) {
    const apiKey = openKey(key)
    const { provider, revision, defaultModel, baseUrl } = key
    if (apiKey === undefined) continue
    found.set(provider, {
      provider,
      revision,
      defaultModel,
      apiKey,
      baseUrl: baseUrl ?? STANDARD[provider].baseUrl,
      isOwned: true,
    })
  }
  return found
}

/** Prefixes that exclude an implicit OpenRouter model. */
const NOT_OPENROUTERS = /^(openrouter|groq|ollama|builtin)\//

type ModelsConfig = Pick<Config, 'providers' | 'models' | 'modelTimeouts' | 'providerAllowedHosts'>

/** Hosts allowed by the operator, in the list or as a configured provider. */
function hostsOfOperator({ providers, providerAllowedHosts }: ModelsConfig): string[] {
  const configured = Object.values(providers).map(({ baseUrl }) => {
    const url = new URL(baseUrl)
    return `${url.hostname}:${portOf(url)}`
  })
  return [...providerAllowedHosts, ...configured]
}

/**
 * Creates the models for this configuration and for owners' keys, over shared connection pools.
 * @param openKey decrypts an owner's key
 */
export function createModels(config: ModelsConfig, openKey: OpenKey = () => undefined): Models {
  return new ConfiguredModels(config, openKey)
}

class ConfiguredModels implements Models {
  readonly #config: ModelsConfig
  readonly #openKey: OpenKey
  readonly #hosts: ReturnType<typeof createPublicHosts>
  readonly #connections: ModelConnections
  /** For calls with owners' keys, which must not reach private addresses. */
  readonly #publicConnections: ModelConnections
  // Bounded, since owners choose names freely.
  readonly #cache = new LRUCache<string, Model>({ max: MAX_MODELS })

  constructor(config: ModelsConfig, openKey: OpenKey) {
    const timeout = config.modelTimeouts.connectMs
    const connect = { timeout, allowH2: false, keepAliveInitialDelay: TCP_PROBE_MS }
    this.#config = config
    this.#openKey = openKey
    this.#hosts = createPublicHosts(hostsOfOperator(config))
    this.#connections = new ModelConnections(buildConnector(connect))
    this.#publicConnections = new ModelConnections(createPublicConnector(this.#hosts, connect))
  }

  choose({ own, isOwned = false, ownerKeys = [], apiDefault }: ModelChoice): Model[] {
    const keys = usable(ownerKeys, this.#openKey)
    const [first] = PROVIDERS.flatMap((provider) => keys.get(provider) ?? [])
    const lists = [
      () => own.map((name) => (isOwned ? this.#owned(name, keys) : this.#ofServer(name))),
      () => (first ? [this.#ofOwner(`${first.provider}/${first.defaultModel}`, keys)] : []),
      () => this.#config.models.map((name) => this.#ofServer(name)),
      () => [apiDefault ? this.#ofServer(apiDefault) : undefined],
      () => [this.#firstConfigured()],
    ]
    for (const list of lists) {
      const found = list().filter((model) => model !== undefined)
      if (found.length > 0) return found
    }
    return [builtinAnswerer]
  }

  costOf({ name, baseUrl }: Pick<Model, 'name' | 'baseUrl'>, usage: Usage | undefined): number | undefined {
    return costOf(name, usage, baseUrl ?? this.#serviceNamed(name)?.baseUrl)
  }

  serviceOf(provider: ProviderName): Service | undefined {
    const configured = this.#config.providers[provider]
    if (!configured) return undefined
    const { baseUrl, apiKey } = configured
    return { provider, baseUrl, apiKey, isOwned: false }
  }

  defaultModelOf(provider: ProviderName): string {
    return (this.#config.providers[provider] ?? STANDARD[provider]).defaultModel
  }

  at(service: Service, model: string, firstTokenTimeoutMs: number): Model {
    const { provider, baseUrl, apiKey } = service
    const requests = openAiCompatible({
      name: `${provider}/${model}`,
      model,
      baseUrl,
      apiKey,
      window: WINDOWS[provider],
      dispatcher: this.#connectionsFor(service),
      firstTokenTimeoutMs,
      idleTimeoutMs: this.#config.modelTimeouts.idleMs,
    })
    return { ...requests, baseUrl }
  }

  listAt(service: Service, signal: AbortSignal): Promise<string[]> {
    return listModels(this.#connectionsFor(service), service, signal)
  }

  isPrivate(url: URL): boolean {
    return this.#hosts.isPrivate(url)
  }

  async close(): Promise<void> {
    await Promise.all([this.#connections.close(), this.#publicConnections.close()])
  }

  #connectionsFor({ isOwned }: Service): ModelConnections {
    return isOwned ? this.#publicConnections : this.#connections
  }

  /** @param model its name */
  #serviceNamed(model: string): Service | undefined {
    const provider = providerOf(model)
    return provider && this.serviceOf(provider)
  }

  #firstConfigured(): Model | undefined {
    const provider = PROVIDERS.find((name) => this.#config.providers[name])
    return provider && this.#ofServer(`${provider}/${this.defaultModelOf(provider)}`)
  }

  #ofServer(name: string): Model | undefined {
    if (name === BUILTIN) return builtinAnswerer
    const service = this.#serviceNamed(name)
    return service && this.#cached(name, SERVER, service)
  }

  #ofOwner(name: string, keys: UsableKeys): Model | undefined {
    const provider = providerOf(name)
    const key = provider && keys.get(provider)
    return key && this.#cached(name, key.revision, key)
  }

  /** A name without another provider's prefix belongs to OpenRouter, where that is available. */
  #owned(name: string, keys: UsableKeys): Model | undefined {
    const known = this.#ofOwner(name, keys)
    if (known || NOT_OPENROUTERS.test(name)) return known ?? this.#ofServer(name)
    const routed = `openrouter/${name}`
    return this.#ofOwner(routed, keys) ?? this.#ofServer(routed) ?? this.#ofServer(name)
  }

  /** Entries of changed or deleted keys are no longer requested and get evicted. */
  #cached(name: string, whose: string, service: Service): Model {
    const id = `${whose} ${name}`
    const known = this.#cache.get(id)
    if (known) return known
    const { firstTokenMs } = this.#config.modelTimeouts
    const model = withCircuitBreaker({
      ...this.at(service, modelAtProvider(name), firstTokenMs),
      isServers: whose === SERVER,
    })
    this.#cache.set(id, model)
    return model
  }
}
