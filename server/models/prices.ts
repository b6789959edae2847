/**
 * What a reply costs, by the price list that comes with `@pydantic/genai-prices`: about 1,200 models of some
 * 40 providers, kept with the package and never fetched. It is loaded when the first price is asked for, once,
 * in about 30 ms and with 11 MB of memory, which a server with the built-in answerer or Ollama never spends.
 */
import { createRequire } from 'node:module'
import type { Provider } from '@pydantic/genai-prices'
import { LRUCache } from 'lru-cache'
import type { Usage } from './model.ts'
import { BUILTIN, modelAtProvider, providerOf } from './model-name.ts'

const require = createRequire(import.meta.url)
const priceList = () => require('@pydantic/genai-prices') as typeof import('@pydantic/genai-prices')

/**
 * By address and model: the provider with this one model, since the library tries the patterns of all. Owners
 * choose names freely, so there may be many.
 */
const narrowed = new LRUCache<string, { provider: Provider | undefined }>({ max: 1000 })

function providerOfModel(baseUrl: string, model: string): Provider | undefined {
  const key = `${baseUrl} ${model}`
  const known = narrowed.get(key)
  if (known) return known.provider
  const { calcPrice, findProvider } = priceList()
  const provider = findProvider({ providerApiUrl: baseUrl })
  const found = provider && calcPrice({}, model, { provider })?.model
  const one = provider && { ...provider, models: found ? [found] : [] }
  narrowed.set(key, { provider: one })
  return one
}

/**
 * Prices belong to the service at the address, not to the prefix: `OPENAI_BASE_URL` may be a server of one's
 * own, whose price nobody knows, or another provider's, whose prices then count. Text that a provider reads
 * from its cache is counted as if it did not: the cost is rather too high than too low.
 * @param model as Frontdesk names it, such as openrouter/openai/gpt-4o-mini
 * @param usage undefined where the provider did not count
 * @param baseUrl where that model's provider is asked; undefined where it is not configured
 * @returns US dollars; 0 for what no token is billed for: the built-in answerer, Ollama, OpenRouter's free
 *   variants; undefined where the price or the usage is not known
 */
export function costOf(
  model: string,
  usage: Usage | undefined,
  baseUrl: string | undefined,
): number | undefined {
  if (model === BUILTIN || providerOf(model) === 'ollama') return 0
  if (!usage || !baseUrl) return undefined
  const name = modelAtProvider(model)
  const provider = providerOfModel(baseUrl, name)
  if (!provider) return undefined
  if (provider.id === 'openrouter' && name.endsWith(':free')) return 0
  const counted = { input_tokens: usage.inputTokens, output_tokens: usage.outputTokens }
  return priceList().calcPrice(counted, name, { provider })?.total_price
}
