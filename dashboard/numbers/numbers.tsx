import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import { useMemo } from 'react'
import { Card } from '../kit/card.tsx'
import { Empty, Failed, Skeleton } from '../kit/states.tsx'
import { duration, money, number, t } from '../language/language.ts'
import { Page } from '../shell/page.tsx'
import { ChartCard } from './chart-card.tsx'
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
    <Page title={t('Numbers')} hint={t('Days are counted in UTC.')} actions={picker}>
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
          title={t('Nothing was said in these days')}
          text={t('Choose other days, or share your chatbot: its numbers begin with the first message.')}
        />
      </Card>
    )
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <ChartCard
        title={t('Conversations and messages')}
        days={every}
        kind="bars"
        format={number}
        series={[
          { name: t('Conversations'), countOf: (day) => day.conversations, colour: 2 },
          { name: t('Messages'), countOf: (day) => day.messages, colour: 1 },
        ]}
      />
      <ChartCard
        title={t('Thumbs up and down')}
        days={every}
        kind="stacked"
        format={number}
        series={[
          { name: t('Up'), countOf: (day) => day.rated_up, colour: 1 },
          { name: t('Down'), countOf: (day) => day.rated_down, colour: 2 },
        ]}
      />
      <ChartCard
        title={t('Time to the first word')}
        days={every}
        kind="lines"
        format={duration}
        series={[
          { name: t('Median'), countOf: (day) => day.first_token_ms.p50, colour: 1 },
          { name: t('99th of 100'), countOf: (day) => day.first_token_ms.p99, colour: 2, isDashed: true },
        ]}
      />
      <ChartCard
        title={t('Answers that found nothing')}
        days={every}
        kind="bars"
        format={number}
        series={[{ name: t('Found nothing'), countOf: (day) => day.found_nothing, colour: 2 }]}
      />
      <ChartCard
        title={t('Tokens')}
        days={every}
        kind="stacked"
        format={(value) => number(value, { notation: 'compact' })}
        series={[
          { name: t('Read'), countOf: (day) => day.input_tokens, colour: 1 },
          { name: t('Written'), countOf: (day) => day.output_tokens, colour: 2 },
        ]}
      />
      <ChartCard
        title={t('Cost')}
        days={every}
        kind="bars"
        format={money}
        hasFractions
        series={[{ name: t('Cost'), countOf: (day) => day.cost_usd, colour: 1 }]}
      />
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
