import { type InfiniteData, infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { queries } from '../queries.ts'
import { answerOf, frontdesk } from '../server.ts'
import type { InboxSearch } from './inbox-search.ts'

export type Page = Awaited<ReturnType<typeof readPage>>
export type Summary = Page['conversations'][number]
export type Conversation = Awaited<ReturnType<typeof readConversation>>
export type Message = Conversation['messages'][number]
export type Turn = NonNullable<Message['turn']>
export type Note = Conversation['notes'][number]

const PAGE_SIZE = 30

const readPage = (id: string, { filter = 'all', q = '' }: InboxSearch, before?: string) =>
  answerOf(
    frontdesk.GET('/api/console/chatbots/{id}/conversations', {
      params: { path: { id }, query: { filter, q, limit: PAGE_SIZE, ...(before && { before }) } },
    }),
  )

const readConversation = (id: string, number: number) =>
  answerOf(
    frontdesk.GET('/api/console/chatbots/{id}/conversations/{number}', {
      params: { path: { id, number: String(number) } },
    }),
  )

const ofLists = (id: string) => ['conversations', id, 'list']

export const conversationsQuery = (id: string, search: InboxSearch) =>
  infiniteQueryOptions({
    queryKey: [...ofLists(id), search],
    queryFn: ({ pageParam }) => readPage(id, search, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const conversationQuery = (id: string, number: number) =>
  queryOptions({
    queryKey: ['conversations', id, 'one', number],
    queryFn: () => readConversation(id, number),
  })

type Lists = InfiniteData<Page, string | undefined>

/** Updates a conversation in all caches, before the next fetch. */
export function changeShown(id: string, number: number, change: Partial<Summary>): void {
  const changed = <Shown extends Summary>(shown: Shown): Shown =>
    shown.number === number ? { ...shown, ...change } : shown
  queries.setQueriesData<Lists>(
    { queryKey: ofLists(id) },
    (lists) =>
      lists && {
        ...lists,
        pages: lists.pages.map((page) => ({ ...page, conversations: page.conversations.map(changed) })),
      },
  )
  queries.setQueryData(conversationQuery(id, number).queryKey, (shown) => shown && changed(shown))
}

/**
 * Refreshes the visible lists by their first page only, where new activity appears. Refetching every loaded page on
 * each message would be expensive after scrolling far down.
 */
export async function refreshLists(id: string): Promise<void> {
  const shown = queries.getQueryCache().findAll({ queryKey: ofLists(id), type: 'active' })
  await Promise.all(
    shown.map(async ({ queryKey }) => {
      const fresh = await readPage(id, queryKey[3] as InboxSearch).catch(() => undefined)
      if (fresh) queries.setQueryData<Lists>(queryKey, (lists) => lists && withFirstPage(lists, fresh))
    }),
  )
}

/** The fresh page replaces the range it covers; older rows stay cached. */
function withFirstPage({ pages, pageParams }: Lists, fresh: Page): Lists {
  const last = fresh.conversations.at(-1)
  if (!last || fresh.next === null) return { pages: [fresh], pageParams: [undefined] }
  const isThere = new Set(fresh.conversations.map(({ number }) => number))
  const isOlder = (one: Summary) => one.updated_at <= last.updated_at && !isThere.has(one.number)
  const older = pages.map((page) => ({ ...page, conversations: page.conversations.filter(isOlder) }))
  const [first, ...rest] = older
  if (!first) return { pages: [fresh], pageParams: [undefined] }
  // Rows pushed off the fresh first page are kept after it.
  const joined = { next: first.next, conversations: [...fresh.conversations, ...first.conversations] }
  return { pages: [joined, ...rest], pageParams }
}
