import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import type { Content } from '../chatbots/content.ts'
import { fileName, saveFile } from '../kit/download.ts'
import { useToast } from '../kit/toast.tsx'
import { answerOf, frontdesk } from '../server.ts'
import type { RecordSearch } from './record-search.ts'

export const PAGE_SIZE = 25

export type RecordPage = Awaited<ReturnType<typeof readRecords>>
export type RecordRow = RecordPage['records'][number]
export type Form = NonNullable<Content['form']>
export type FormField = Form['fields'][number]
export type Format = 'csv' | 'xlsx' | 'json'

const readRecords = (id: string, { status, page = 1 }: RecordSearch) =>
  answerOf(
    frontdesk.GET('/api/console/chatbots/{id}/records', {
      params: { path: { id }, query: { page, page_size: PAGE_SIZE, ...(status && { status }) } },
    }),
  )

export const recordsQuery = (id: string, search: RecordSearch) =>
  queryOptions({
    queryKey: ['records', id, 'page', search],
    queryFn: () => readRecords(id, search),
    placeholderData: keepPreviousData,
  })

/** Exports all records, or those of one status, as a file. */
export function useExport(id: string, { status }: RecordSearch) {
  const toast = useToast()
  return useMutation({
    mutationFn: async (format: Format) => {
      const call = frontdesk.GET('/chatbots/{id}/records/export', {
        params: { path: { id }, query: { format, ...(status && { status }) } },
        parseAs: 'blob',
      })
      const { response } = await call
      const file: unknown = await answerOf(call)
      if (file instanceof Blob) saveFile(file, fileName(response, `records.${format}`))
    },
    onError: toast.failed,
  })
}
