import { queryOptions, useMutation } from '@tanstack/react-query'
import { fileName, saveFile } from '../kit/download.ts'
import { useToast } from '../kit/toast.tsx'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'

export type VisitorRow = Awaited<ReturnType<typeof readVisitors>>[number]

const readVisitors = (id: string) =>
  answerOf(frontdesk.GET('/chatbots/{id}/visitors', { params: { path: { id } } }))

export const visitorsQuery = (id: string) =>
  queryOptions({ queryKey: ['visitors', id, 'all'], queryFn: () => readVisitors(id) })

const pathOf = (id: string, visitor: string) => ({ id, visitor_id: visitor })

export type OneVisitor = Awaited<ReturnType<typeof readVisitor>>

const readVisitor = (id: string, visitor: string) =>
  answerOf(
    frontdesk.GET('/api/console/chatbots/{id}/visitors/{visitor_id}', {
      params: { path: pathOf(id, visitor) },
    }),
  )

export const visitorQuery = (id: string, visitor: string) =>
  queryOptions({
    queryKey: ['visitors', id, 'one', visitor],
    queryFn: () => readVisitor(id, visitor),
  })

/** Exports everything stored about a visitor as a file. */
export function useExportVisitor(id: string, visitor: string) {
  const toast = useToast()
  return useMutation({
    mutationFn: async () => {
      const call = frontdesk.GET('/api/console/chatbots/{id}/visitors/{visitor_id}/export', {
        params: { path: pathOf(id, visitor) },
        parseAs: 'blob',
      })
      const { response } = await call
      const file: unknown = await answerOf(call)
      if (file instanceof Blob) saveFile(file, fileName(response, 'visitor.json'))
    },
    onError: toast.failed,
  })
}

/** Deletes a visitor with all they wrote. @throws CallFailed */
export async function eraseVisitor(id: string, visitor: string): Promise<void> {
  await answerOf(
    frontdesk.DELETE('/chatbots/{id}/visitors/{visitor_id}', { params: { path: pathOf(id, visitor) } }),
  )
  queries.removeQueries({ queryKey: ['visitors', id, 'one', visitor] })
  for (const about of ['visitors', 'conversations', 'records', 'numbers', 'unanswered'])
    void queries.invalidateQueries({ queryKey: [about, id] })
  void queries.invalidateQueries({ queryKey: ['chatbots'], exact: true })
}
