/** Follows sources until they are read, without fetching whole lists. */
import { useQuery } from '@tanstack/react-query'
import type { KnowledgeSearch } from './knowledge-search.ts'
import {
  isUnsettled,
  POLL_MS,
  putSources,
  readPage,
  refetchLists,
  type SourceLists,
} from './source-queries.ts'

type Lists = Pick<SourceLists, 'pages'> & { pageParams: unknown[] }

/** Polls while a loaded source is being read and the page is visible. */
export function useProgress(id: string, search: KnowledgeSearch, lists: Lists | undefined): void {
  const isNeeded = lists?.pages.some((page) => page.sources.some(isUnsettled)) ?? false
  useQuery({
    queryKey: ['knowledge', id, 'progress', search],
    queryFn: async () => {
      if (lists) await refreshUnsettled(id, search, lists)
      return null
    },
    enabled: isNeeded,
    refetchInterval: POLL_MS,
    gcTime: 0,
  })
}

/** Reads the pages that have such sources. One that left its page, by the filter or by newer ones, reloads the list. */
async function refreshUnsettled(id: string, search: KnowledgeSearch, lists: Lists): Promise<void> {
  let isMoved = false
  for (const [index, page] of lists.pages.entries()) {
    const unsettled = page.sources.filter(isUnsettled)
    if (unsettled.length === 0) continue
    const fresh = (await readPage(id, search, lists.pageParams[index] as string | undefined)).sources
    putSources(id, fresh)
    const isThere = new Set(fresh.map((source) => source.id))
    isMoved ||= unsettled.some((source) => !isThere.has(source.id))
  }
  if (isMoved) await refetchLists(id)
}
