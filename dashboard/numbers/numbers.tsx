import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import { useMemo } from 'react'
import { Card } from '../kit/card.tsx'
import { Empty, Failed, Skeleton } from '../kit/states.tsx'
import { t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { ChartCard } from './chart-card.tsx'
import { drawings } from './drawings.ts'
import { type Day, numbersQuery } from './number-queries.ts'
import { periodBefore, type Range, rangeOf, rangeSearch } from './range.ts'
import { RangePicker } from './range-picker.tsx'
import { everyDay } from './series.ts'
import { Tiles } from './tiles.tsx'
import { Unanswered } from './unanswered.tsx'

export function Numbers() {
  const { id = '' } = useParams({ strict: false })
  const search = rangeSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const range = rangeOf(search)
  const now = useQuery(numbersQuery(id, range))
  const before = useQuery(numbersQuery(id, periodBefore(range)))
  const picker = (
    <RangePicker
      search={search}
      onChange={(chosen) => void navigate({ to: '.', search: rangeSearch(chosen), replace: true })}
    />
  )
  return (
    <Page title={t('Analytics')} hint={t('Days are counted in UTC.')} actions={picker}>
      {now.error && !now.data ? (
        <Failed error={now.error} onRetry={() => void now.refetch()} />
      ) : (
        <Tiles totals={now.data?.totals} before={before.data?.totals} />
      )}
      <Unanswered id={id} />
      {now.data ? <Charts days={now.data.days} range={range} /> : !now.error && <LoadingCharts />}
    </Page>
  )
}

function Charts({ days, range: { from, to } }: { days: readonly Day[]; range: Range }) {
  const every = useMemo(() => everyDay(days, { from, to }), [days, from, to])
  if (days.every(({ messages }) => messages === 0))
    return (
      <Card>
        <Empty
          icon={ChartColumn}
          title={t('No activity in this period')}
          text={t('Choose another period, or share your chatbot. Analytics start with the first message.')}
        />
      </Card>
    )
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {drawings().map((drawing) => (
        <ChartCard key={drawing.title} days={every} {...drawing} />
      ))}
    </div>
  )
}

function LoadingCharts() {
  return (
    <div role="status" aria-label={t('Loading')} className="grid gap-5 lg:grid-cols-2">
      {[1, 2, 3, 4].map((place) => (
        <Skeleton key={place} className="h-82 rounded-card" />
      ))}
    </div>
  )
}
