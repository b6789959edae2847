import { LRUCache } from 'lru-cache'
import { Agent } from 'undici'
import type { Config } from '../config/config.ts'
import { builtinAnswerer } from './builtin/model.ts'
import { withCircuitBreaker } from './circuit-breaker.ts'
import type { Model, Usage } from './model.ts'
import { BUILTIN, modelAtProvider, PROVIDERS, type ProviderName, providerOf } from './model-name.ts'
import { openAiCompatible } from './openai-compatible.ts'
import { costOf } from './prices.ts'

/** What decides which model answers, in the order in which it is asked. */
export type ModelChoice = {
  /** The chatbot's own list, as provider/model. */
  own: readonly string[]
  /** Whether a user made that list: a name that begins with no other provider is one of OpenRouter's. */
  isOwned?: boolean
  /** What the door prefers where its provider is configured. */
  doorDefault?: string | undefined
}

export type Models = {
  /** The models of a turn, the first to be asked first; never empty. */
  choose: (choice: ModelChoice) => Model[]
  /** What a reply of this model cost, in US dollars; undefined where nobody knows. */
  costOf: (name: string, usage: Usage | undefined) => number | undefined
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

/** What an owner's model begins with when it is not meant as OpenRouter names its models. */
const NOT_OPENROUTERS = /^(openrouter|groq|ollama|builtin)\//

type ModelsConfig = Pick<Config, 'providers' | 'models' | 'modelTimeouts'>

/** All models that this configuration can reach, over shared connections. */
export function createModels({ providers, models, modelTimeouts }: ModelsConfig): Models {
  const dispatcher = new Agent({ connect: { timeout: modelTimeouts.connectMs } })
  // Owners choose names freely, so there may be many.
  const made = new LRUCache<string, Model>({ max: MOST_MODELS })

  const providerFor = (name: string) => {
    const provider = providerOf(name)
    return PROVIDERS.includes(provider as ProviderName) ? providers[provider as ProviderName] : undefined
  }
  const isConfigured = (name: string) => name === BUILTIN || providerFor(name) !== undefined

  const named = (name: string): Model => {
    if (name === BUILTIN) return builtinAnswerer
    const known = made.get(name)
    if (known) return known
    const provider = providerFor(name)
    if (!provider) throw new Error(`no provider is configured for ${name}`)
    const model = withCircuitBreaker(
      openAiCompatible({
        name,
        model: modelAtProvider(name),
        baseUrl: provider.baseUrl,
        apiKey: provider.apiKey,
        window: WINDOWS[providerOf(name) as ProviderName],
        dispatcher,
        firstTokenTimeoutMs: modelTimeouts.firstTokenMs,
        idleTimeoutMs: modelTimeouts.idleMs,
      }),
    )
    made.set(name, model)
    return model
  }

  const asOwned = (name: string) =>
    providers.openrouter && !NOT_OPENROUTERS.test(name) ? `openrouter/${name}` : name

  const choose = ({ own, isOwned = false, doorDefault }: ModelChoice): Model[] => {
    const lists = [
      isOwned ? own.map(asOwned) : own,
      models,
      doorDefault ? [doorDefault] : [],
      firstConfigured(),
    ]
    const usable = lists.map((list) => list.filter(isConfigured)).find((list) => list.length > 0)
    return (usable ?? [BUILTIN]).map(named)
  }

  const firstConfigured = (): string[] =>
    PROVIDERS.flatMap((name) => (providers[name] ? `${name}/${providers[name].defaultModel}` : [])).slice(
      0,
      1,
    )

  return {
    choose,
    costOf: (name, usage) => costOf(name, usage, providerFor(name)?.baseUrl),
    close: () => dispatcher.close(),
  }
}
