import type { ProviderName } from './model-name.ts'

/** A provider's default address and model. */
export type StandardService = { baseUrl: string; defaultModel: string }

export const STANDARD: Readonly<Record<ProviderName, StandardService>> = {
  openai: { baseUrl: 'https://api.openai.com/v1', defaultModel: 'gpt-4o-mini' },
  openrouter: { baseUrl: 'https://openrouter.ai/api/v1', defaultModel: 'openai/gpt-4o-mini' },
  groq: { baseUrl: 'https://api.groq.com/openai/v1', defaultModel: 'llama-3.3-70b-versatile' },
  /** Ollama serves pulled models and has no default; its guide pulls this one first. */
  ollama: { baseUrl: 'http://localhost:11434/v1', defaultModel: 'llama3.2' },
}

/** A provider with a key. */
export type Service = {
  provider: ProviderName
  baseUrl: string
  apiKey: string | undefined
  /** Whether a user configured it instead of the operator; then only public addresses are allowed. */
  isOwned: boolean
}

/** An owner's own key for a provider. */
export type OwnerKey = {
  ownerId: string
  provider: ProviderName
  /** Encrypted, in base64. */
  sealed: string
  /** Replaces the provider's default address. */
  baseUrl: string | null
  defaultModel: string
  /** Changes with each update. */
  revision: string
}

/** @returns undefined for a key that was encrypted with another server secret */
export type OpenKey = (key: Pick<OwnerKey, 'ownerId' | 'provider' | 'sealed'>) => string | undefined
