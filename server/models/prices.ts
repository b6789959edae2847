/**
 * Prices of replies, from the list in `@pydantic/genai-prices`: about 1,200 models of 40 providers, never fetched.
 * It is loaded lazily, in about 30 ms and 11 MB, so a server with only the built-in answerer or Ollama avoids that.
 */
import { createRequire } from 'node:module'
import type { Provider } from '@pydantic/genai-prices'
import { LRUCache } from 'lru-cache'
import type { Usage } from './model.ts'
import { BUILTIN, modelAtProvider, providerOf } from './model-name.ts'

const require = createRequire(import.meta.url)
const priceList = () => require('@pydantic/genai-prices') as typeof import('@pydantic/genai-prices')

/**
 * A cache by address and model of the provider with this one model, since the library tries all patterns. Bounded,
 * since owners choose names freely.
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
 * The address decides the price instead of the prefix: `OPENAI_BASE_URL` may be a self-hosted server without a known
 * price, or another provider. Cached input is billed at the full price, so the cost is never too low.
 * @param model with its prefix, such as openrouter/openai/gpt-4o-mini
 * @param usage undefined when the provider did not report it
 * @param baseUrl the address of the provider; undefined when it is not configured
 * @returns US dollars; 0 for the built-in answerer, Ollama and OpenRouter's free variants; undefined when the price
 *   or the usage is unknown
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
