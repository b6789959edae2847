/** The editor's API calls, and this tab's draft of each chatbot. */
import { queryOptions } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { chatbotQuery, chatbotsQuery } from '../chatbots/chatbot-queries.ts'
import { asContent, asEdited, type Content, type EditedChatbot, withoutBlanks } from '../chatbots/content.ts'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import { onSessionChange } from '../session.ts'
import { type DraftKeeper, type DraftView, keepDraft } from './draft-keeper.ts'

export type Version = { version: number; published_at: string; note: string; content: Content }

const keepers = new Map<string, DraftKeeper>()

/** One per tab: it keeps saving while other screens are open. */
export function draftKeeper(edited: EditedChatbot): DraftKeeper {
  const known = keepers.get(edited.id)
  if (known) return known
  const keeper = keepDraft(edited, {
    save: (content, base) => saveDraft(edited.id, content, base),
    read: () => readChatbot(edited.id),
  })
  keepers.set(edited.id, keeper)
  return keeper
}

// Another user may sign in.
onSessionChange(() => {
  for (const keeper of keepers.values()) keeper.close()
  keepers.clear()
})

export function useDraft(keeper: DraftKeeper): DraftView {
  useEffect(() => {
    const online = () => void keeper.flush()
    // The other tab may be the one that was just closed.
    const turn = () => void (document.visibilityState === 'hidden' ? keeper.flush() : keeper.collect())
    const leave = (event: BeforeUnloadEvent) => keeper.isAtRisk() && event.preventDefault()
    addEventListener('online', online)
    addEventListener('beforeunload', leave)
    document.addEventListener('visibilitychange', turn)
    return () => {
      removeEventListener('online', online)
      removeEventListener('beforeunload', leave)
      document.removeEventListener('visibilitychange', turn)
      void keeper.flush()
    }
  }, [keeper])
  return useSyncExternalStore(keeper.subscribe, keeper.view)
}

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['chatbots', id, 'versions'],
    queryFn: async (): Promise<Version[]> => {
      const params = { path: { id } }
      const versions = await answerOf(frontdesk.GET('/api/console/chatbots/{id}/versions', { params }))
      return versions.map((version) => ({ ...version, content: asContent(version.content) }))
    },
  })

async function saveDraft(id: string, content: Content, base: number): Promise<EditedChatbot> {
  const body = { ...withoutBlanks(content), base }
  const params = { path: { id } }
  const saved = asEdited(await answerOf(frontdesk.PUT('/api/console/chatbots/{id}/draft', { params, body })))
  remember(saved)
  return saved
}

/** @param base what the owner saw; a newer draft is not published */
export async function publishDraft(id: string, base: number, note: string): Promise<EditedChatbot> {
  const body = note.trim() === '' ? { base } : { base, note: note.trim() }
  const params = { path: { id } }
  return anew(
    asEdited(await answerOf(frontdesk.POST('/api/console/chatbots/{id}/publish', { params, body }))),
  )
}

export async function discardDraft(id: string): Promise<EditedChatbot> {
  await answerOf(frontdesk.DELETE('/api/console/chatbots/{id}/draft', { params: { path: { id } } }))
  return anew(await readChatbot(id))
}

export async function restoreVersion(id: string, version: number): Promise<EditedChatbot> {
  const params = { path: { id, version } }
  const call = frontdesk.POST('/api/console/chatbots/{id}/versions/{version}/restore', { params })
  return anew(asEdited(await answerOf(call)))
}

export async function readChatbot(id: string): Promise<EditedChatbot> {
  return await queries.fetchQuery({ ...chatbotQuery(id), staleTime: 0 })
}

/** The list shows drafts and names, and there may be a new version. */
function anew(edited: EditedChatbot): EditedChatbot {
  remember(edited)
  void queries.invalidateQueries({ queryKey: versionsQuery(edited.id).queryKey })
  return edited
}

function remember(edited: EditedChatbot): void {
  // A read in progress may return older data.
  void queries.cancelQueries({ queryKey: chatbotQuery(edited.id).queryKey, exact: true })
  queries.setQueryData(chatbotQuery(edited.id).queryKey, edited)
  void queries.invalidateQueries({ queryKey: chatbotsQuery.queryKey, exact: true })
}
