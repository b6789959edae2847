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

/** What decides which model answers, in the order in which it is asked. */
export type ModelChoice = {
  /** The chatbot's own list, as provider/model. */
  own: readonly string[]
  /** Whether a user made that list: a name that begins with no other provider is one of OpenRouter's. */
  isOwned?: boolean
  /** Of that user: they come before the server's own. */
  ownerKeys?: readonly OwnerKey[] | undefined
  /** What the API prefers where its provider is configured. */
  apiDefault?: string | undefined
}

export type Models = {
  /** The models of a turn, the first to be asked first; never empty. */
  choose: (choice: ModelChoice) => Model[]
  /** What a reply of this model cost, in US dollars; undefined where nobody knows. */
  costOf: (model: Pick<Model, 'name' | 'baseUrl'>, usage: Usage | undefined) => number | undefined
  /** The server's own, where its operator has configured it. */
  serviceOf: (provider: ProviderName) => Service | undefined
  /** Which of its models serves when nobody names one. */
  defaultModelOf: (provider: ProviderName) => string
  /** A model that no turn has chosen, asked once and not spared after failures. */
  at: (service: Service, model: string, firstTokenTimeoutMs: number) => Model
  /** What a service says it has; none where it cannot be asked. */
  listAt: (service: Service, signal: AbortSignal) => Promise<string[]>
  /** Whether an owner's address is one that their calls never reach. */
  isPrivate: (url: URL) => boolean
  close: () => Promise<void>
}

/**
 * In tokens: what the providers' current models take, and for Ollama what it loads a model with unless
 * its owner says otherwise. Asking each service would cost a call and is not standardised.
 */
const WINDOWS: Record<ProviderName, number> = {
  openai: 128_000,
  openrouter: 128_000,
  groq: 131_072,
  ollama: 4096,
}

const MOST_MODELS = 1000
/** Whose key it is; an owner's goes by its revision, which is a UUID. */
const SERVER = 'server'

/** TCP finds a peer that vanished in mid-stream: after this silence, and ten probes of a second each. */
const TCP_PROBE_MS = 5000

type UsableKey = Service & Pick<OwnerKey, 'revision' | 'defaultModel'>

/** Those that can be opened, by their provider. */
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

/** What an owner's model begins with when it is not meant as OpenRouter names its models. */
const NOT_OPENROUTERS = /^(openrouter|groq|ollama|builtin)\//

type ModelsConfig = Pick<Config, 'providers' | 'models' | 'modelTimeouts' | 'providerAllowedHosts'>

/** Hosts that the operator has named, by a list or by configuring a provider there. */
function hostsOfOperator({ providers, providerAllowedHosts }: ModelsConfig): string[] {
  const configured = Object.values(providers).map(({ baseUrl }) => {
    const url = new URL(baseUrl)
    return `${url.hostname}:${portOf(url)}`
  })
  return [...providerAllowedHosts, ...configured]
}

/**
 * All models that this configuration and owners' keys can reach, over shared connections.
 * @param openKey an owner's own key, in clear
 */
export function createModels(config: ModelsConfig, openKey: OpenKey = () => undefined): Models {
  const { providers, models, modelTimeouts } = config
  const connect = { timeout: modelTimeouts.connectMs, allowH2: false, keepAliveInitialDelay: TCP_PROBE_MS }
  const dispatcher = new ModelConnections(buildConnector(connect))
  const ownersHosts = createPublicHosts(hostsOfOperator(config))
  const ownersDispatcher = new ModelConnections(createPublicConnector(ownersHosts, connect))
  const dispatcherOf = ({ isOwned }: Service) => (isOwned ? ownersDispatcher : dispatcher)
  // Owners choose names freely, so there may be many.
  const made = new LRUCache<string, Model>({ max: MOST_MODELS })

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

  /** Of a key that was changed or taken away nobody asks any more. */
  const kept = (name: string, whose: string, service: Service): Model => {
    const id = `${whose} ${name}`
    const known = made.get(id)
    if (known) return known
    const model = withCircuitBreaker({
      ...at(service, modelAtProvider(name), modelTimeouts.firstTokenMs),
      isServers: whose === SERVER,
    })
    made.set(id, model)
    return model
  }

  const ofServer = (name: string): Model | undefined => {
    if (name === BUILTIN) return builtinAnswerer
    const service = serviceOf(providerOf(name))
    return service && kept(name, SERVER, service)
  }

  const choose = ({ own, isOwned = false, ownerKeys = [], apiDefault }: ModelChoice): Model[] => {
    const keys = usable(ownerKeys, openKey)
    const ofOwner = (name: string): Model | undefined => {
      const key = keys.get(providerOf(name))
      return key ? kept(name, key.revision, key) : undefined
    }
    /** As their owner means them: what is no other provider's name is OpenRouter's, where there is one. */
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
