export const PROVIDERS = ['openai', 'openrouter', 'groq', 'ollama'] as const
export type ProviderName = (typeof PROVIDERS)[number]

/** provider/model; the model's own name may hold further slashes (openrouter/meta-llama/llama-3.3-70b). */
export const MODEL_NAME = /^(builtin\/answerer|(openai|openrouter|groq|ollama)\/[^\s,]+)$/

export const BUILTIN = 'builtin/answerer'

/** The provider that a checked name begins with. */
export function providerOf(name: string): ProviderName | 'builtin' {
  return name.slice(0, name.indexOf('/')) as ProviderName | 'builtin'
}

/** What the provider itself calls the model. */
export function modelAtProvider(name: string): string {
  return name.slice(name.indexOf('/') + 1)
}
