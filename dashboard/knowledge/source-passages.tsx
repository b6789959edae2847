import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '../kit/card.tsx'
import { NextPage } from '../kit/next-page.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { number, t } from '../language/language.ts'
import { passagesQuery, type Source } from './source-queries.ts'

/** The passages of a source as they are searched. */
export function SourcePassages({ id, source }: { id: string; source: Source }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    passagesQuery(id, source.id, source.indexed_at),
  )
  const passages = data?.pages.flatMap((page) => page.passages)
  return (
    <Card title={t('Passages')} hint={t('The source in pieces, as the chatbot searches it.')}>
      {!passages && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows />)}
      {passages?.length === 0 && <p className="text-quiet text-sm">{t('There are none yet.')}</p>}
      {passages && passages.length > 0 && (
        <ol className="-my-4 divide-y divide-line">
          {passages.map((passage) => (
            <li key={passage.id} className="py-4">
              <Place {...passage} />
              <p
                dir="auto"
                className="mt-1 max-w-prose whitespace-pre-wrap text-sm leading-relaxed [overflow-wrap:anywhere]"
              >
                {passage.text}
              </p>
            </li>
          ))}
        </ol>
      )}
      <NextPage {...{ hasNextPage, isFetchingNextPage, fetchNextPage }} />
    </Card>
  )
}

type PlaceProps = { heading: ReactNode; page: number | null }

/** Where a passage is in its source. */
export function Place({ heading, page }: PlaceProps) {
  if (heading === null && page === null) return null
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-quiet text-xs">
      {heading !== null && (
        <span dir="auto" className="font-medium [overflow-wrap:anywhere]">
          {heading}
        </span>
      )}
      {page !== null && <span>{t('Page {page}', { page: number(page) })}</span>}
    </p>
  )
}
