export const PROVIDERS = ['openai', 'openrouter', 'groq', 'ollama'] as const
export type ProviderName = (typeof PROVIDERS)[number]

/** provider/model; the model's own name may contain slashes (openrouter/meta-llama/llama-3.3-70b). */
export const MODEL_NAME = /^(builtin\/answerer|(openai|openrouter|groq|ollama)\/[^\s,]+)$/

export const BUILTIN = 'builtin/answerer'

/** @returns undefined for a name that begins with no provider's: owners choose names freely */
export function providerOf(name: string): ProviderName | undefined {
  const written = name.slice(0, name.indexOf('/'))
  return PROVIDERS.find((provider) => provider === written)
}

/** The provider's own name for the model. */
export function modelAtProvider(name: string): string {
  return name.slice(name.indexOf('/') + 1)
}
