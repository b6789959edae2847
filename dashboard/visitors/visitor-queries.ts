import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { fileName, saveFile } from '../kit/download.ts'
import { useToast } from '../kit/toast.tsx'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'

type Page = Awaited<ReturnType<typeof readPage>>
export type VisitorRow = Page['visitors'][number]

const PAGE_SIZE = 50

async function readPage(id: string, q: string, before: string | undefined) {
  const query = { limit: PAGE_SIZE, ...(q && { q }), ...(before && { before }) }
  const call = frontdesk.GET('/chatbots/{id}/visitors', { params: { path: { id }, query } })
  const visitors = await answerOf(call)
  return { visitors, next: nextOf(await call) }
}

/** The `before` of the next page, from the `Link` header. */
function nextOf({ response }: { response: Response }): string | undefined {
  const [, query] = /^<[^?>]*\?([^>]*)>; rel="next"$/.exec(response.headers.get('link') ?? '') ?? []
  return new URLSearchParams(query).get('before') ?? undefined
}

export const visitorsQuery = (id: string, q: string) =>
  infiniteQueryOptions({
    queryKey: ['visitors', id, 'all', q],
    queryFn: ({ pageParam }) => readPage(id, q, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })

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
