/** The owner's actions in a conversation. Updates are optimistic; failures are reported. */
import { useMutation } from '@tanstack/react-query'
import { chatbotsQuery } from '../chatbots/chatbot-queries.ts'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import { changeShown, conversationQuery, type Note, refreshLists } from './conversation-queries.ts'

export type Named = { id: string; number: number }

const pathOf = ({ id, number }: Named) => ({ id, number: String(number) })

async function refresh({ id, number }: Named): Promise<void> {
  await Promise.all([queries.invalidateQueries(conversationQuery(id, number)), refreshLists(id)])
}

export function useMarkRead(named: Named) {
  const path = pathOf(named)
  return useMutation({
    mutationFn: () =>
      answerOf(
        frontdesk.POST('/api/console/chatbots/{id}/conversations/{number}/read', { params: { path } }),
      ),
    onSuccess: () => {
      changeShown(named.id, named.number, { unread_count: 0 })
      void queries.invalidateQueries({ queryKey: chatbotsQuery.queryKey, exact: true })
      void queries.invalidateQueries({ queryKey: ['visitors', named.id] })
    },
  })
}

/** Takes over from the chatbot, or returns the conversation to it. */
export function useTakeOver(named: Named) {
  const toast = useToast()
  const path = pathOf(named)
  return useMutation({
    mutationFn: (isTaken: boolean) =>
      answerOf(
        isTaken
          ? frontdesk.POST('/api/console/chatbots/{id}/conversations/{number}/take-over', {
              params: { path },
            })
          : frontdesk.POST('/api/console/chatbots/{id}/conversations/{number}/hand-back', {
              params: { path },
            }),
      ),
    onSuccess: ({ is_taken_over }) => {
      changeShown(named.id, named.number, { is_taken_over })
      void refresh(named)
    },
    onError: toast.failed,
  })
}

/** A retry under the same key is stored once. */
export function useSend(named: Named) {
  const path = pathOf(named)
  return useMutation({
    mutationFn: ({ content, key }: { content: string; key: string }) =>
      answerOf(
        frontdesk.POST('/api/console/chatbots/{id}/conversations/{number}/messages', {
          params: { path },
          body: { content },
          headers: { 'idempotency-key': key },
        }),
      ),
    onSuccess: (message) => {
      queries.setQueryData(
        conversationQuery(named.id, named.number).queryKey,
        (shown) =>
          shown && { ...shown, messages: [...shown.messages.filter(({ id }) => id !== message.id), message] },
      )
      void refresh(named)
    },
  })
}

export function useAddNote(named: Named) {
  const toast = useToast()
  const path = pathOf(named)
  return useMutation({
    mutationFn: (content: string) =>
      answerOf(
        frontdesk.POST('/api/console/chatbots/{id}/conversations/{number}/notes', {
          params: { path },
          body: { content },
        }),
      ),
    onSuccess: (note) => changeNotes(named, (notes) => [...notes, note]),
    onError: toast.failed,
  })
}

/** Deletes at once; Undo creates the note again. */
export function useDeleteNote(named: Named) {
  const toast = useToast()
  const add = useAddNote(named)
  return useMutation({
    mutationFn: ({ id: note_id }: Note) =>
      answerOf(
        frontdesk.DELETE('/api/console/chatbots/{id}/conversations/{number}/notes/{note_id}', {
          params: { path: { ...pathOf(named), note_id } },
        }),
      ),
    onSuccess: (_, { id, content }) => {
      changeNotes(named, (notes) => notes.filter((note) => note.id !== id))
      toast.done(t('Note deleted'), { undo: () => add.mutate(content) })
    },
    onError: toast.failed,
  })
}

function changeNotes({ id, number }: Named, change: (notes: Note[]) => Note[]): void {
  queries.setQueryData(
    conversationQuery(id, number).queryKey,
    (shown) => shown && { ...shown, notes: change(shown.notes) },
  )
}
