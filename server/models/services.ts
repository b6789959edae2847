import type { ProviderName } from './model-name.ts'

/** Where a provider is asked when nobody says otherwise, and for which of its models. */
export type StandardService = { baseUrl: string; defaultModel: string }

export const STANDARD: Readonly<Record<ProviderName, StandardService>> = {
  openai: { baseUrl: 'https://api.openai.com/v1', defaultModel: 'gpt-4o-mini' },
  openrouter: { baseUrl: 'https://openrouter.ai/api/v1', defaultModel: 'openai/gpt-4o-mini' },
  groq: { baseUrl: 'https://api.groq.com/openai/v1', defaultModel: 'llama-3.3-70b-versatile' },
  /** It serves what its owner pulled and has no default; its own guide pulls this one first. */
  ollama: { baseUrl: 'http://localhost:11434/v1', defaultModel: 'llama3.2' },
}

/** A provider with somebody's key. */
export type Service = {
  provider: ProviderName
  baseUrl: string
  apiKey: string | undefined
  /** Whether a user named it, and not the operator: then it is called at public addresses only. */
  isOwned: boolean
}

/** An owner's own key for a provider, as a turn reads it. */
export type OwnerKey = {
  ownerId: string
  provider: ProviderName
  /** In base64. */
  sealed: string
  /** Instead of the provider's own address. */
  baseUrl: string | null
  defaultModel: string
  /** Another at each change. */
  revision: string
}

/** @returns undefined for a key that was sealed with another secret of the server's */
export type OpenKey = (key: Pick<OwnerKey, 'ownerId' | 'provider' | 'sealed'>) => string | undefined
