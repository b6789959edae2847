import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Inbox, SearchX } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { Button } from '../kit/button.tsx'
import { Chips } from '../kit/chips.tsx'
import { classes } from '../kit/classes.ts'
import { NextPage } from '../kit/next-page.tsx'
import { SearchField } from '../kit/search-field.tsx'
import { Empty, Failed, Skeleton } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { conversationsQuery, type Summary } from './conversation-queries.ts'
import { ConversationRow } from './conversation-row.tsx'
import type { Filter, InboxSearch } from './inbox-search.ts'
import { isTypedInto, moveBy } from './keyboard.ts'
import { useIsLive } from './live-state.ts'

type Props = { id: string; search: InboxSearch; openNumber: number | undefined }

const filters = (): { value: Filter; label: string }[] => [
  { value: 'all', label: t('All') },
  { value: 'unread', label: t('Unread') },
  { value: 'human', label: t('Taken over') },
  { value: 'unanswered', label: t('Unanswered') },
  { value: 'rated_down', label: t('Negative feedback') },
]

export function ConversationList({ id, search, openNumber }: Props) {
  const navigate = useNavigate()
  const list = useRef<HTMLDivElement>(null)
  const look = (change: InboxSearch) => {
    const { filter, q } = { ...search, ...change }
    const next = { ...(filter && filter !== 'all' && { filter }), ...(q && { q }) }
    void navigate({ to: '.', search: next, replace: true })
  }
  useKeys(list, openNumber)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-col gap-3 border-line border-b px-4 pt-4 pb-2.5">
        <div className="flex items-center justify-between gap-3">
          <h1 className="font-semibold text-xl tracking-tight">{t('Conversations')}</h1>
          <LiveSign id={id} />
        </div>
        <SearchField
          label={t('Search messages, names and IDs')}
          value={search.q ?? ''}
          onChange={(q) => look({ q })}
        />
        <Chips
          label={t('Filter')}
          chips={filters()}
          value={search.filter ?? 'all'}
          onChange={(filter) => look({ filter })}
        />
      </div>
      {/* The scroll region is reachable by keyboard: its rows are links. */}
      <div ref={list} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <Rows id={id} search={search} onReset={() => look({ filter: 'all', q: '' })} />
      </div>
    </div>
  )
}

function Rows({ id, search, onReset }: Pick<Props, 'id' | 'search'> & { onReset: () => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    conversationsQuery(id, search),
  )
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingList />
  const conversations = data.pages.flatMap((page) => page.conversations)
  if (conversations.length === 0) return <Nothing search={search} onReset={onReset} />
  return (
    <>
      <ul aria-label={t('Conversations')} className="flex flex-col gap-0.5">
        {conversations.map((conversation: Summary) => (
          <li key={conversation.number}>
            <ConversationRow id={id} conversation={conversation} />
          </li>
        ))}
      </ul>
      <NextPage {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </>
  )
}

function Nothing({ search, onReset }: { search: InboxSearch; onReset: () => void }) {
  if (search.q || search.filter)
    return (
      <Empty
        icon={SearchX}
        title={t('No matching conversations')}
        text={search.q ? t('Search covers your 2,000 most recent conversations.') : undefined}
        action={<Button onClick={onReset}>{t('Show all')}</Button>}
      />
    )
  return (
    <Empty
      icon={Inbox}
      title={t('No conversations yet')}
      text={t('New conversations appear here live. Share your chatbot to get the first one.')}
    />
  )
}

function LoadingList() {
  return (
    <div role="status" aria-label={t('Loading')} className="flex flex-col gap-0.5">
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <div key={row} className="flex gap-3 p-3">
          <Skeleton className="size-9 shrink-0 rounded-full" />
          <div className="flex flex-1 flex-col gap-2 pt-0.5">
            <Skeleton className="h-3.5 w-28" />
            <Skeleton className="h-3.5 w-full" />
          </div>
        </div>
      ))}
    </div>
  )
}

function LiveSign({ id }: { id: string }) {
  const isNow = useIsLive(id)
  return (
    <span role="status" className="flex items-center gap-1.5 text-quiet text-xs">
      <span aria-hidden className={classes('size-2 rounded-full', isNow ? 'bg-good' : 'bg-border')} />
      {isNow ? t('Live') : t('Connecting…')}
    </span>
  )
}

/** Arrow keys work within the list, j and k anywhere on the screen. */
function useKeys(list: RefObject<HTMLElement | null>, openNumber: number | undefined): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!list.current || event.ctrlKey || event.metaKey || event.altKey || isTypedInto(event.target)) return
      const isArrow = list.current.contains(event.target as Node)
      const steps = { j: 1, k: -1, ...(isArrow && { ArrowDown: 1, ArrowUp: -1 }) }
      const step = steps[event.key as keyof typeof steps]
      if (step && moveBy(list.current, step, openNumber)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [list, openNumber])
}
