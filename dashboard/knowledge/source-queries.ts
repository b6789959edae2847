import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
} from '@tanstack/react-query'
import type { operations } from '../../sdk/client.ts'
import { fileName, saveFile } from '../kit/download.ts'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import type { KnowledgeSearch } from './knowledge-search.ts'

export type Source = operations['readSource']['responses'][200]['content']['application/json']
export type SourceStatus = Source['status']
export type SourceChange = operations['changeSource']['requestBody']['content']['application/json']
export type SourcePage = Awaited<ReturnType<typeof readPage>>

const PAGE_SIZE = 50
/** Unused sources are picked from what was loaded. */
const PAGE_SIZE_UNUSED = 200
/** The server reports progress in steps; nobody needs it faster. */
export const POLL_MS = 1000

/** True while the server has yet to read it. */
export const isUnsettled = ({ status }: Pick<Source, 'status'>): boolean =>
  status === 'queued' || status === 'processing' || status === 'stale'

export function readPage(id: string, { q, show, label }: KnowledgeSearch, cursor: string | undefined) {
  const isUnused = show === 'unused'
  const status = isUnused ? 'ready' : show
  const query = {
    limit: isUnused ? PAGE_SIZE_UNUSED : PAGE_SIZE,
    ...(cursor && { cursor }),
    ...(status && { status }),
    ...(label && { label }),
    ...(q && { q }),
  }
  return answerOf(frontdesk.GET('/chatbots/{id}/sources', { params: { path: { id }, query } }))
}

const ofLists = (id: string) => ['knowledge', id, 'list']

export const sourcesQuery = (id: string, { q, show, label }: KnowledgeSearch) =>
  infiniteQueryOptions({
    queryKey: [...ofLists(id), { q, show, label }],
    queryFn: ({ pageParam }) => readPage(id, { q, show, label }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

const pathOf = (id: string, source: string) => ({ path: { id, source_id: source } })

export const sourceQuery = (id: string, source: string) =>
  queryOptions({
    queryKey: ['knowledge', id, 'one', source],
    queryFn: () =>
      answerOf(frontdesk.GET('/chatbots/{id}/sources/{source_id}', { params: pathOf(id, source) })),
  })

/** @param indexedAt passages are replaced as a whole when it changes */
export const passagesQuery = (id: string, source: string, indexedAt: string | null) =>
  infiniteQueryOptions({
    queryKey: ['knowledge', id, 'passages', source, indexedAt],
    queryFn: ({ pageParam }) =>
      answerOf(
        frontdesk.GET('/chatbots/{id}/sources/{source_id}/passages', {
          params: { ...pathOf(id, source), query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
  })

/** The pages of a site. @param checkedAt they are read anew when it changes */
export const pagesQuery = (id: string, source: string, checkedAt: string | null) =>
  infiniteQueryOptions({
    queryKey: ['knowledge', id, 'pages', source, checkedAt],
    queryFn: ({ pageParam }) =>
      answerOf(
        frontdesk.GET('/chatbots/{id}/sources/{source_id}/pages', {
          params: { ...pathOf(id, source), query: pageParam ? { cursor: pageParam } : {} },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })

export type SourceLists = InfiniteData<SourcePage, string | undefined>

/** Replaces sources in every cache. */
export function putSources(id: string, fresh: readonly Source[]): void {
  const byId = new Map(fresh.map((source) => [source.id, source]))
  queries.setQueriesData<SourceLists>(
    { queryKey: ofLists(id) },
    (lists) =>
      lists && {
        ...lists,
        pages: lists.pages.map((page) => ({
          ...page,
          sources: page.sources.map((source) => byId.get(source.id) ?? source),
        })),
      },
  )
  for (const source of fresh) queries.setQueryData(sourceQuery(id, source.id).queryKey, source)
}

export const refetchLists = (id: string): Promise<void> =>
  queries.invalidateQueries({ queryKey: ofLists(id) })

/** Labels of all sources that were loaded, sorted. */
export function knownLabels(id: string): string[] {
  const lists = queries.getQueriesData<SourceLists>({ queryKey: ofLists(id) })
  const sources = lists.flatMap(([, list]) => list?.pages.flatMap((page) => page.sources) ?? [])
  return [...new Set(sources.flatMap(({ labels }) => labels))].sort((a, b) => a.localeCompare(b))
}

/** @throws CallFailed */
export async function changeSource(id: string, source: string, change: SourceChange): Promise<void> {
  const call = frontdesk.PATCH('/chatbots/{id}/sources/{source_id}', {
    params: pathOf(id, source),
    body: change,
  })
  putSources(id, [await answerOf(call)])
}

/** Shows the change before the server has it. @throws CallFailed after it was taken back */
export async function setEnabled(id: string, source: Source, enabled: boolean): Promise<void> {
  putSources(id, [{ ...source, enabled }])
  try {
    await changeSource(id, source.id, { enabled })
  } catch (error) {
    putSources(id, [source])
    throw error
  }
}

/** @throws CallFailed */
export async function refreshSource(id: string, source: string): Promise<void> {
  const call = frontdesk.POST('/chatbots/{id}/sources/{source_id}/refresh', { params: pathOf(id, source) })
  putSources(id, [await answerOf(call)])
}

/** @throws CallFailed */
export async function deleteSource(id: string, source: string): Promise<void> {
  await answerOf(frontdesk.DELETE('/chatbots/{id}/sources/{source_id}', { params: pathOf(id, source) }))
  queries.removeQueries({ queryKey: sourceQuery(id, source).queryKey })
  await refetchLists(id)
}

/** Saves what the source was made of as a file. @throws CallFailed */
export async function downloadOriginal(id: string, { id: source, name }: Source): Promise<void> {
  const call = frontdesk.GET('/chatbots/{id}/sources/{source_id}/original', {
    params: pathOf(id, source),
    parseAs: 'blob',
  })
  const { response } = await call
  const file: unknown = await answerOf(call)
  if (file instanceof Blob) saveFile(file, fileName(response, name))
}

export type NewSource = operations['addSource']['requestBody']['content']['application/json']

/** @throws CallFailed */
export async function addSource(id: string, body: NewSource): Promise<Source> {
  const call = frontdesk.POST('/chatbots/{id}/sources', {
    params: { path: { id } },
    body,
  })
  const added = await answerOf(call)
  await refetchLists(id)
  const [source] = Array.isArray(added) ? added : [added]
  return source as Source
}
