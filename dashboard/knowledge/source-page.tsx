import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Notice } from '../kit/notice.tsx'
import { Failed, LoadingRows } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { untilBack } from '../queries.ts'
import { Page } from '../shell/page.tsx'
import { ReadingNews } from './reading-news.tsx'
import { SitePages } from './site-pages.tsx'
import { SourceActions } from './source-actions.tsx'
import { SourceFacts } from './source-facts.tsx'
import { SourcePassages } from './source-passages.tsx'
import { isUnsettled, POLL_MS, sourceQuery } from './source-queries.ts'
import { failureText } from './source-status.ts'

export function SourcePage() {
  const { id = '', sourceId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    ...sourceQuery(id, sourceId),
    refetchInterval: (query) =>
      query.state.data && isUnsettled(query.state.data) ? POLL_MS : untilBack(query),
  })
  const failure = data && failureText(data)
  return (
    <div className="flex flex-col">
      <Link
        to="/chatbots/$id/knowledge"
        params={{ id }}
        className="mx-auto -mb-2 flex w-full max-w-6xl items-center gap-1.5 px-4 pt-4 text-quiet text-sm hover:text-ink sm:px-6 lg:px-8 lg:pt-6"
      >
        <ArrowLeft aria-hidden className="size-4" /> {t('All knowledge')}
      </Link>
      <Page title={data?.name ?? t('Source')} actions={data && <SourceActions id={id} source={data} />}>
        {!data && (error ? <Failed error={error} onRetry={() => void refetch()} /> : <LoadingRows />)}
        {failure && <Notice tone="alarm">{failure}</Notice>}
        {data && (
          <>
            <ReadingNews sources={[data]} />
            <SourceFacts id={id} source={data} />
            {data.type === 'site' && <SitePages id={id} source={data} />}
            <SourcePassages id={id} source={data} />
          </>
        )}
      </Page>
    </div>
  )
}
