import { queryOptions } from '@tanstack/react-query'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import { asEdited, type Content, type EditedChatbot } from './content.ts'

export const chatbotsQuery = queryOptions({
  queryKey: ['chatbots'],
  queryFn: () => answerOf(frontdesk.GET('/api/console/chatbots')),
})

export type ListedChatbot = Awaited<ReturnType<NonNullable<typeof chatbotsQuery.queryFn>>>[number]

export const chatbotQuery = (id: string) =>
  queryOptions({
    queryKey: ['chatbots', id],
    queryFn: async () =>
      asEdited(await answerOf(frontdesk.GET('/api/console/chatbots/{id}', { params: { path: { id } } }))),
  })

export type NewContent = Pick<Content, 'name'> & Partial<Omit<Content, 'name' | 'public_url_slug'>>

/** Published at once; adds it to the list. */
export async function createChatbot(body: NewContent): Promise<EditedChatbot> {
  const made = asEdited(await answerOf(frontdesk.POST('/api/console/chatbots', { body })))
  queries.setQueryData(chatbotQuery(made.id).queryKey, made)
  await queries.invalidateQueries({ queryKey: chatbotsQuery.queryKey, exact: true })
  return made
}

/** Copies the draft, or else the published content, into a private chatbot. */
export async function duplicateChatbot(id: string, nameOf: (name: string) => string): Promise<EditedChatbot> {
  const { draft, published } = await queries.fetchQuery(chatbotQuery(id))
  const { public_url_slug: _, ...content } = draft ?? published
  return await createChatbot({ ...content, name: nameOf(content.name), is_public: false })
}

export async function deleteChatbot(id: string): Promise<void> {
  await answerOf(frontdesk.DELETE('/chatbots/{id}', { params: { path: { id } } }))
  await queries.invalidateQueries({ queryKey: chatbotsQuery.queryKey, exact: true })
}
