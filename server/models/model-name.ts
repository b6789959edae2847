export const PROVIDERS = ['openai', 'openrouter', 'groq', 'ollama'] as const
export type ProviderName = (typeof PROVIDERS)[number]

/** provider/model; the model's own name may contain slashes (openrouter/meta-llama/llama-3.3-70b). */
export const MODEL_NAME = /^(builtin\/answerer|(openai|openrouter|groq|ollama)\/[^\s,]+)$/

export const BUILTIN = 'builtin/answerer'

/** @param name must match MODEL_NAME */
export function providerOf(name: string): ProviderName | 'builtin' {
  return name.slice(0, name.indexOf('/')) as ProviderName | 'builtin'
}

/** The provider's own name for the model. */
export function modelAtProvider(name: string): string {
  return name.slice(name.indexOf('/') + 1)
}
