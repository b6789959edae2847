import { ChartColumn, Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Card } from '../kit/card.tsx'
import { classes } from '../kit/classes.ts'
import { ScrollRegion } from '../kit/scroll-region.tsx'
import { Skeleton } from '../kit/states.tsx'
import { shortDay, t } from '../language/language.ts'
import type { ChartProps } from './chart.tsx'
import './charts.css'

const Chart = lazy(() => import('./chart.tsx').then((module) => ({ default: module.Chart })))

type Props = ChartProps & { title: string; hint?: string }

/** Daily numbers as a chart or a table. Screen readers always get the table. */
export function ChartCard({ title, hint, ...chart }: Props) {
  const [isTable, setTable] = useState(false)
  const label = isTable ? t('Show as a chart') : t('Show as a table')
  return (
    <Card
      title={title}
      hint={hint}
      className="min-w-0"
      actions={
        <Button
          look="quiet"
          size="smallIcon"
          aria-label={`${label}: ${title}`}
          title={label}
          onClick={() => setTable(!isTable)}
        >
          {isTable ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
        </Button>
      }
    >
      {!isTable && (
        <div aria-hidden className="flex h-62 flex-col gap-2">
          <Legend series={chart.series} kind={chart.kind} />
          <div className="h-55">
            {hasAny(chart) ? (
              <Suspense fallback={<Skeleton className="h-full" />}>
                <Chart {...chart} />
              </Suspense>
            ) : (
              <p className="grid h-full place-items-center rounded-lg bg-ground text-quiet text-sm">
                {t('No data')}
              </p>
            )}
          </div>
        </div>
      )}
      <DayTable title={title} {...chart} isShown={isTable} />
    </Card>
  )
}

const hasAny = ({ days, series }: ChartProps): boolean =>
  series.some(({ countOf }) => days.some((day) => countOf(day)))

function Legend({ series, kind }: Pick<ChartProps, 'series' | 'kind'>) {
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-quiet text-xs">
      {series.map((each) => (
        <span key={each.name} className="flex items-center gap-1.5">
          <span
            data-swatch
            className={classes(
              kind === 'lines' ? 'w-4 border-t-2' : 'size-2.5 rounded-sm border-5',
              each.isDashed && 'border-dashed',
            )}
            style={{ borderColor: `var(--chart-${each.colour})` }}
          />
          {each.name}
        </span>
      ))}
    </p>
  )
}

type TableProps = ChartProps & { title: string; isShown: boolean }

function DayTable({ title, days, series, format, isShown }: TableProps) {
  return (
    <ScrollRegion label={title} isScrolled={isShown} className={isShown ? 'h-62 overflow-y-auto' : 'sr-only'}>
      <table className="w-full text-sm tabular-nums">
        <thead className="sticky top-0 bg-raised text-left text-quiet text-xs">
          <tr>
            <th scope="col" className="border-line border-b py-1.5 font-medium">
              {t('Day')}
            </th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="border-line border-b py-1.5 pl-3 text-right font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.date} className="border-line border-b last:border-0">
              <th scope="row" className="py-1.5 text-left font-normal">
                {shortDay(day.date)}
              </th>
              {series.map(({ name, countOf }) => (
                <td key={name} className="py-1.5 pl-3 text-right">
                  {written(countOf(day), format)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const written = (value: number | null, format: (value: number) => string): string =>
  value === null ? '—' : format(value)
