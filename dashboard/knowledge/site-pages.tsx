import { useInfiniteQuery } from '@tanstack/react-query'
import { Badge } from '../kit/badge.tsx'
import { Card } from '../kit/card.tsx'
import { Spinner } from '../kit/spinner.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { WhenSeen } from '../kit/when-seen.tsx'
import { plural, t } from '../language/language.ts'
import { pagesQuery, type Source } from './source-queries.ts'
import { failureText, sourceStatus } from './source-status.ts'

type Pages = NonNullable<ReturnType<typeof usePages>['data']>
type Page = Pages['pages'][number]['pages'][number]

const usePages = (id: string, { id: source, updated_at: changed }: Source) =>
  useInfiniteQuery(pagesQuery(id, source, changed))

/** The pages of a site with what was read of each. */
export function SitePages({ id, source }: { id: string; source: Source }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePages(id, source)
  const pages = data?.pages.flatMap((page) => page.pages)
  return (
    <Card title={t('Pages')} hint={t('Each page is searched with its own address.')}>
      {!pages && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows />)}
      {pages?.length === 0 && <p className="text-quiet text-sm">{t('There are none yet.')}</p>}
      {pages && pages.length > 0 && (
        <ul className="-my-3 max-h-96 divide-y divide-line overflow-y-auto">
          {pages.map((page) => (
            <Row key={page.url} page={page} />
          ))}
          {hasNextPage && (
            <li className="grid place-items-center py-3 text-quiet">
              {!isFetchingNextPage && <WhenSeen onSeen={() => void fetchNextPage()} />}
              <Spinner />
            </li>
          )}
        </ul>
      )}
    </Card>
  )
}

function Row({ page: { url, title, status, error, passages } }: { page: Page }) {
  const { label, tone } = sourceStatus(status)
  const failure = failureText({ type: 'url', error })
  return (
    <li className="flex items-start justify-between gap-3 py-3 text-sm">
      <div className="min-w-0 flex-1">
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer"
          dir="auto"
          className="text-accent hover:underline [overflow-wrap:anywhere]"
        >
          {title || url}
        </a>
        {title && <p className="truncate text-quiet text-xs">{url}</p>}
        {failure && <p className="text-alarm text-xs">{failure}</p>}
      </div>
      <div className="flex shrink-0 flex-col items-end gap-1 text-quiet text-xs">
        <Badge tone={tone}>{label}</Badge>
        {passages > 0 && plural(passages, '{count} passage', '{count} passages')}
      </div>
    </li>
  )
}
