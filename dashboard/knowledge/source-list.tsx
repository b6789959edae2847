import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { Button } from '../kit/button.tsx'
import { NextPage } from '../kit/next-page.tsx'
import { Empty, Failed, LoadingRows } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import type { OnAdd } from './add-menu.tsx'
import { type KnowledgeSearch, knowledgeSearch } from './knowledge-search.ts'
import { NothingYet } from './nothing-yet.tsx'
import { useProgress } from './progress.ts'
import { ReadingNews } from './reading-news.tsx'
import { SourceFilters } from './source-filters.tsx'
import { sourcesQuery } from './source-queries.ts'
import { SourceTable } from './source-table.tsx'

export function SourceList({ id, onAdd }: { id: string; onAdd: OnAdd }) {
  const search = knowledgeSearch(useSearch({ strict: false }))
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    sourcesQuery(id, search),
  )
  useProgress(id, search, data)
  const loaded = data?.pages.flatMap((page) => page.sources)
  const sources = search.show === 'unused' ? loaded?.filter(isUnused) : loaded
  const isEmpty = sources?.length === 0 && !hasNextPage
  const isFiltered = Boolean(search.q || search.show || search.label)
  if (isEmpty && !isFiltered) return <NothingYet onAdd={onAdd} />
  return (
    <div className="flex flex-col gap-4">
      <SourceFilters id={id} search={search} />
      {!sources &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows rows={6} />)}
      {sources && <ReadingNews sources={sources} />}
      {sources && sources.length > 0 && <SourceTable id={id} sources={sources} />}
      <NextPage {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
      {isEmpty && <NoneLikeThis search={search} />}
    </div>
  )
}

const isUnused = ({ used_in_answers: used }: { used_in_answers: number }): boolean => used === 0

function NoneLikeThis({ search: { show } }: { search: KnowledgeSearch }) {
  const navigate = useNavigate()
  return (
    <Empty
      icon={SearchX}
      title={t('No matching sources')}
      text={show === 'unused' ? t('Every source was used in an answer of the last 30 days.') : undefined}
      action={
        <Button onClick={() => void navigate({ to: '.', search: {}, replace: true })}>{t('Show all')}</Button>
      }
    />
  )
}
