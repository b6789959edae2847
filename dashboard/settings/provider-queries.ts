import { queryOptions } from '@tanstack/react-query'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: () => answerOf(frontdesk.GET('/api/console/providers')),
})

export type Provider = Awaited<ReturnType<NonNullable<typeof providersQuery.queryFn>>>[number]
export type ProviderName = Provider['provider']

export const providerModelsQuery = (provider: ProviderName) =>
  queryOptions({
    queryKey: ['providers', provider, 'models'],
    queryFn: async () => {
      const params = { path: { provider } }
      return (await answerOf(frontdesk.GET('/api/console/providers/{provider}/models', { params }))).models
    },
    staleTime: 5 * 60_000,
  })

const LABELS: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  openrouter: 'OpenRouter',
  groq: 'Groq',
  ollama: 'Ollama',
}

export const labelOf = (provider: string): string => LABELS[provider] ?? provider

/** The owner or the operator has set a key. */
export const isUsable = ({ own, of_server }: Provider): boolean => own !== null || of_server

export type KeyEntry = { api_key?: string; default_model?: string; base_url?: string }

export async function testProvider(
  provider: ProviderName,
  body: { api_key?: string; base_url?: string; model?: string },
) {
  const params = { path: { provider } }
  return await answerOf(frontdesk.POST('/api/console/providers/{provider}/test', { params, body }))
}

export async function saveProvider(provider: ProviderName, body: KeyEntry): Promise<void> {
  const params = { path: { provider } }
  await answerOf(frontdesk.PUT('/api/console/providers/{provider}', { params, body }))
  await queries.invalidateQueries({ queryKey: providersQuery.queryKey })
}

export async function removeProvider(provider: ProviderName): Promise<void> {
  const params = { path: { provider } }
  await answerOf(frontdesk.DELETE('/api/console/providers/{provider}', { params }))
  await queries.invalidateQueries({ queryKey: providersQuery.queryKey })
}
