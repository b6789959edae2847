import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { SearchX, Users } from 'lucide-react'
import { visitorName } from '../conversations/visitor-name.ts'
import { Avatar } from '../kit/avatar.tsx'
import { Badge } from '../kit/badge.tsx'
import { NextPage } from '../kit/next-page.tsx'
import { SearchField } from '../kit/search-field.tsx'
import { Empty, Failed, LoadingRows } from '../kit/states.tsx'
import { ago, date, dateTime, number, plural, t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { type VisitorRow, visitorsQuery } from './visitor-queries.ts'
import { visitorSearch } from './visitor-search.ts'

export function VisitorList({ id }: { id: string }) {
  const { q = '' } = visitorSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  // Replaced, so that Back does not go through each pause in typing.
  const search = (text: string) => void navigate({ to: '.', search: text ? { q: text } : {}, replace: true })
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    visitorsQuery(id, q),
  )
  const visitors = data?.pages.flatMap((page) => page.visitors)
  const isEmpty = visitors?.length === 0
  const isWhole = visitors && !isEmpty && q === '' && !hasNextPage
  return (
    <Page
      title={t('Visitors')}
      hint={isWhole ? plural(visitors.length, '{count} visitor', '{count} visitors') : undefined}
    >
      {(q || (visitors && !isEmpty)) && (
        <SearchField label={t('Search names and IDs')} value={q} onChange={search} className="max-w-sm" />
      )}
      {!visitors &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} />)}
      {visitors && !isEmpty && <Table id={id} visitors={visitors} />}
      <NextPage {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
      {isEmpty && <Nothing q={q} />}
    </Page>
  )
}

function Nothing({ q }: { q: string }) {
  if (q)
    return (
      <Empty
        icon={SearchX}
        title={t('No matching visitors')}
        text={t('Visitors without a name can be found by their ID.')}
      />
    )
  return (
    <Empty
      icon={Users}
      title={t('No visitors yet')}
      text={t('Everyone who chats appears here, with all their conversations.')}
    />
  )
}

function Table({ id, visitors }: { id: string; visitors: readonly VisitorRow[] }) {
  return (
    <div className="relative overflow-hidden rounded-card border border-line bg-raised">
      <table className="w-full text-sm">
        <thead className="border-line border-b text-left text-quiet text-xs max-sm:hidden">
          <tr>
            <th scope="col" className="px-4 py-2.5 font-medium">
              {t('Name')}
            </th>
            <th scope="col" className="px-4 py-2.5 font-medium max-md:hidden">
              {t('First seen')}
            </th>
            <th scope="col" className="px-4 py-2.5 font-medium">
              {t('Last seen')}
            </th>
            <th scope="col" className="px-4 py-2.5 text-right font-medium">
              {t('Messages')}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {visitors.map((visitor) => (
            <Row key={visitor.visitor_id} id={id} visitor={visitor} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ id, visitor }: { id: string; visitor: VisitorRow }) {
  const {
    visitor_id: visitorId,
    first_seen: first,
    last_seen: last,
    unread_count: unread,
    message_count: count,
  } = visitor
  const name = visitorName(visitor)
  return (
    <tr className="relative hover:bg-sunken">
      <td className="w-full max-w-0 px-4 py-3">
        <div className="flex items-center gap-3">
          <Avatar name={visitor.name} />
          <div className="flex min-w-0 flex-1 flex-col">
            <Link
              to="/chatbots/$id/visitors/$visitorId"
              params={{ id, visitorId }}
              dir="auto"
              className="truncate font-medium text-ink after:absolute after:inset-0"
            >
              {name}
            </Link>
            <span className="text-quiet text-xs sm:hidden">
              {ago(last)} · {plural(count, '{count} message', '{count} messages')}
            </span>
          </div>
          {unread > 0 && <Badge tone="accent">{t('Unread')}</Badge>}
        </div>
      </td>
      <td className="whitespace-nowrap px-4 py-3 text-quiet max-md:hidden">{date(first)}</td>
      <td className="whitespace-nowrap px-4 py-3 text-quiet max-sm:hidden" title={dateTime(last)}>
        {ago(last)}
      </td>
      <td className="px-4 py-3 text-right tabular-nums max-sm:hidden">{number(count)}</td>
    </tr>
  )
}
