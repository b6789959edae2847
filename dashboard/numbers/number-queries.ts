import { queryOptions, useMutation } from '@tanstack/react-query'
import { useToast } from '../kit/toast.tsx'
import { t } from '../language/language.ts'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import type { Range } from './range.ts'

export type Numbers = Awaited<ReturnType<typeof readAnalytics>>
export type Day = Numbers['days'][number]
export type Totals = Numbers['totals']
export type Unanswered = Awaited<ReturnType<typeof readUnanswered>>[number]

const readAnalytics = (id: string, { from, to }: Range) =>
  answerOf(
    frontdesk.GET('/api/console/chatbots/{id}/numbers', { params: { path: { id }, query: { from, to } } }),
  )

const MAX_UNANSWERED = 50

/** Dismissed, but not sent to the server yet. */
const dismissed = new Set<string>()

async function readUnanswered(id: string) {
  const call = frontdesk.GET('/api/console/chatbots/{id}/unanswered', {
    params: { path: { id }, query: { limit: MAX_UNANSWERED } },
  })
  return (await answerOf(call)).filter(({ turn_id }) => !dismissed.has(turn_id))
}

export const numbersQuery = (id: string, range: Range) =>
  queryOptions({
    queryKey: ['numbers', id, range],
    queryFn: () => readAnalytics(id, range),
    staleTime: 60_000,
  })

export const unansweredQuery = (id: string) =>
  queryOptions({ queryKey: ['unanswered', id], queryFn: () => readUnanswered(id) })

/** Adds the question and its answer to the knowledge. */
export function useAnswer(id: string, turnId: string) {
  return useMutation({
    mutationFn: (body: { question: string; answer: string }) =>
      answerOf(
        frontdesk.POST('/api/console/chatbots/{id}/unanswered/{turn_id}/answer', {
          params: { path: { id, turn_id: turnId } },
          body,
        }),
      ),
    onSuccess: () => {
      // The draft and the conversation's unanswered count change too.
      for (const about of ['chatbots', 'conversations', 'unanswered'])
        void queries.invalidateQueries({ queryKey: [about, id] })
      void queries.invalidateQueries({ queryKey: ['numbers', id], refetchType: 'none' })
    },
  })
}

/** Time for "Undo" before the server is called. */
const UNDO_MS = 8000

/** Dismisses a question. */
export function useDismiss(id: string) {
  const toast = useToast()
  const dismiss = useMutation({
    mutationFn: (turnId: string) =>
      answerOf(
        frontdesk.DELETE('/api/console/chatbots/{id}/unanswered/{turn_id}', {
          params: { path: { id, turn_id: turnId } },
        }),
      ),
    onError: toast.failed,
    onSettled: (_data, _error, turnId) => {
      dismissed.delete(turnId)
      void queries.invalidateQueries(unansweredQuery(id))
      void queries.invalidateQueries({ queryKey: ['conversations', id] })
    },
  })
  return (turnId: string) => {
    const { queryKey } = unansweredQuery(id)
    const before = queries.getQueryData(queryKey)
    dismissed.add(turnId)
    queries.setQueryData(queryKey, (list) => list?.filter(({ turn_id }) => turn_id !== turnId))
    const timer = setTimeout(() => dismiss.mutate(turnId), UNDO_MS)
    toast.done(t('Question dismissed'), {
      undo: () => {
        clearTimeout(timer)
        dismissed.delete(turnId)
        queries.setQueryData(queryKey, before)
      },
    })
  }
}
