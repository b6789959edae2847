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

/** The keys that can be decrypted, by provider. */
function usable(keys: readonly OwnerKey[], openKey: OpenKey): Map<string, UsableKey> {
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
  const { providers, models, modelTimeouts } = config
  const connect = { timeout: modelTimeouts.connectMs, allowH2: false, keepAliveInitialDelay: TCP_PROBE_MS }
  const dispatcher = new ModelConnections(buildConnector(connect))
  const ownersHosts = createPublicHosts(hostsOfOperator(config))
  const ownersDispatcher = new ModelConnections(createPublicConnector(ownersHosts, connect))
  const dispatcherOf = ({ isOwned }: Service) => (isOwned ? ownersDispatcher : dispatcher)
  // Bounded, since owners choose names freely.
  const cache = new LRUCache<string, Model>({ max: MAX_MODELS })

  const serviceOf = (provider: ProviderName | 'builtin'): Service | undefined => {
    const configured = PROVIDERS.includes(provider as ProviderName) && providers[provider as ProviderName]
    if (!configured) return undefined
    return {
      provider: provider as ProviderName,
      baseUrl: configured.baseUrl,
      apiKey: configured.apiKey,
      isOwned: false,
    }
  }

  const at = (service: Service, model: string, firstTokenTimeoutMs: number): Model => ({
    ...openAiCompatible({
      name: `${service.provider}/${model}`,
      model,
      baseUrl: service.baseUrl,
      apiKey: service.apiKey,
      window: WINDOWS[service.provider],
      dispatcher: dispatcherOf(service),
      firstTokenTimeoutMs,
      idleTimeoutMs: modelTimeouts.idleMs,
    }),
    baseUrl: service.baseUrl,
  })

  /** Entries of changed or deleted keys are no longer requested and get evicted. */
  const cached = (name: string, whose: string, service: Service): Model => {
    const id = `${whose} ${name}`
    const known = cache.get(id)
    if (known) return known
    const model = withCircuitBreaker({
      ...at(service, modelAtProvider(name), modelTimeouts.firstTokenMs),
      isServers: whose === SERVER,
    })
    cache.set(id, model)
    return model
  }

  const ofServer = (name: string): Model | undefined => {
    if (name === BUILTIN) return builtinAnswerer
    const service = serviceOf(providerOf(name))
    return service && cached(name, SERVER, service)
  }

  const choose = ({ own, isOwned = false, ownerKeys = [], apiDefault }: ModelChoice): Model[] => {
    const keys = usable(ownerKeys, openKey)
    const ofOwner = (name: string): Model | undefined => {
      const key = keys.get(providerOf(name))
      return key ? cached(name, key.revision, key) : undefined
    }
    /** A name without another provider's prefix belongs to OpenRouter, where that is available. */
    const owned = (name: string): Model | undefined => {
      const known = ofOwner(name)
      if (known || NOT_OPENROUTERS.test(name)) return known ?? ofServer(name)
      return ofOwner(`openrouter/${name}`) ?? ofServer(`openrouter/${name}`) ?? ofServer(name)
    }
    const [first] = PROVIDERS.flatMap((provider) => keys.get(provider) ?? [])
    const lists = [
      () => own.map(isOwned ? owned : ofServer),
      () => (first ? [ofOwner(`${first.provider}/${first.defaultModel}`)] : []),
      () => models.map(ofServer),
      () => [apiDefault ? ofServer(apiDefault) : undefined],
      () => firstConfigured().map(ofServer),
    ]
    for (const list of lists) {
      const found = list().filter((model) => model !== undefined)
      if (found.length > 0) return found
    }
    return [builtinAnswerer]
  }

  const firstConfigured = (): string[] =>
    PROVIDERS.flatMap((name) => (providers[name] ? `${name}/${providers[name].defaultModel}` : [])).slice(
      0,
      1,
    )

  return {
    choose,
    costOf: ({ name, baseUrl }, usage) =>
      costOf(name, usage, baseUrl ?? serviceOf(providerOf(name))?.baseUrl),
    serviceOf,
    defaultModelOf: (provider) => (providers[provider] ?? STANDARD[provider]).defaultModel,
    at,
    listAt: (service, signal) => listModels(dispatcherOf(service), service, signal),
    isPrivate: ownersHosts.isPrivate,
    close: async () => {
      await Promise.all([dispatcher.close(), ownersDispatcher.close()])
    },
  }
}
