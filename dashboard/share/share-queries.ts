import { queryOptions } from '@tanstack/react-query'
import type { Content } from '../chatbots/content.ts'
import type { DraftKeeper } from '../editor/draft-keeper.ts'
import { readChatbot } from '../editor/draft-queries.ts'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'

export const keysQuery = (id: string) =>
  queryOptions({
    queryKey: ['chatbots', id, 'keys'],
    queryFn: () => answerOf(frontdesk.GET('/chatbots/{id}/keys', { params: { path: { id } } })),
  })

export type ApiKey = Awaited<ReturnType<NonNullable<ReturnType<typeof keysQuery>['queryFn']>>>[number]

/** @returns with the key itself, which is never returned again */
export async function createKey(id: string, name: string) {
  const made = await answerOf(
    frontdesk.POST('/chatbots/{id}/keys', { params: { path: { id } }, body: { name } }),
  )
  await queries.invalidateQueries({ queryKey: keysQuery(id).queryKey })
  return made
}

export async function revokeKey(id: string, keyId: string): Promise<void> {
  const path = { id, key_id: keyId }
  await answerOf(frontdesk.DELETE('/chatbots/{id}/keys/{key_id}', { params: { path } }))
  await queries.invalidateQueries({ queryKey: keysQuery(id).queryKey })
}

export const secretsQuery = (id: string) =>
  queryOptions({
    queryKey: ['chatbots', id, 'signing-secrets'],
    queryFn: async () => {
      const path = '/api/console/chatbots/{id}/signing-secrets'
      return (await answerOf(frontdesk.GET(path, { params: { path: { id } } }))).secrets
    },
  })

export type SigningSecret = Awaited<
  ReturnType<NonNullable<ReturnType<typeof secretsQuery>['queryFn']>>
>[number]

/** @returns with the secret itself, which is never returned again */
export async function rotateSecret(id: string) {
  const path = '/api/console/chatbots/{id}/signing-secrets'
  try {
    return await answerOf(frontdesk.POST(path, { params: { path: { id } } }))
  } finally {
    // Also without a response: the server may have created one and dropped the oldest.
    await queries.invalidateQueries({ queryKey: secretsQuery(id).queryKey })
  }
}

export async function retireSecret(id: string, secretId: string): Promise<void> {
  const path = { id, secret_id: secretId }
  await answerOf(
    frontdesk.DELETE('/api/console/chatbots/{id}/signing-secrets/{secret_id}', { params: { path } }),
  )
  await queries.invalidateQueries({ queryKey: secretsQuery(id).queryKey })
}

export type Reach = Partial<Pick<Content, 'is_public' | 'public_url_slug'>> & { allowed_origins?: string[] }

/**
 * Visibility settings take effect at once, without publishing. An existing draft gets the same change, or publishing
 * it later would revert it.
 */
export async function changeReach(keeper: DraftKeeper, reach: Reach): Promise<void> {
  const { allowed_origins: origins, ...fields } = reach
  const configuration = origins ? { configuration: { allowed_origins: origins } } : {}
  const params = { path: { id: keeper.id } }
  await keeper.flush()
  await answerOf(frontdesk.PATCH('/chatbots/{id}', { params, body: { ...fields, ...configuration } }))
  const now = await readChatbot(keeper.id)
  await queries.invalidateQueries({ queryKey: ['chatbots'], exact: true })
  keeper.see(now)
  const { hasDraft, content, status } = keeper.view()
  if (!hasDraft && status === 'saved') return
  const changed = origins ? { ...content.configuration, allowed_origins: origins } : content.configuration
  keeper.change({ ...fields, configuration: changed })
  await keeper.flush()
}
