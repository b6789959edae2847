/** A chart, in a chunk of its own: the chart library is large. */
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts'
import { shortDay } from '../language/language.ts'
import type { Day } from './number-queries.ts'
import type { Series } from './series.ts'

export type ChartProps = {
  days: readonly Day[]
  series: readonly Series[]
  kind: 'bars' | 'stacked' | 'lines'
  format: (value: number) => string
  /** Allows fractional values. */
  hasFractions?: boolean
}

const colourOf = ({ colour }: Series) => `var(--chart-${colour})`
const AXIS = { fill: 'var(--quiet)', fontSize: 11 }

export function Chart({ days, series, kind, format, hasFractions = false }: ChartProps) {
  const rows = days.map((day) => ({
    date: day.date,
    ...Object.fromEntries(series.map((each) => [each.name, each.countOf(day)])),
  }))
  return (
    <ResponsiveContainer width="100%" height={220}>
      <ComposedChart
        data={rows}
        margin={{ top: 6, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap="18%"
        barGap={1}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="date"
          tickFormatter={shortDay}
          tick={AXIS}
          tickLine={false}
          axisLine={{ stroke: 'var(--border)' }}
          minTickGap={36}
          padding={kind === 'lines' ? { left: 8, right: 8 } : undefined}
        />
        <YAxis
          width="auto"
          tickFormatter={format}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
          tickCount={4}
          allowDecimals={hasFractions}
        />
        <Tooltip
          cursor={kind === 'lines' ? { stroke: 'var(--border)' } : { fill: 'var(--sunken)', opacity: 0.6 }}
          content={(props) => <Told {...props} series={series} format={format} />}
          isAnimationActive={false}
        />
        {series.map((each, index) => drawn(each, kind, index === series.length - 1, days.length))}
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function drawn(each: Series, kind: ChartProps['kind'], isTop: boolean, count: number) {
  const colour = colourOf(each)
  if (kind === 'lines')
    return (
      <Line
        key={each.name}
        dataKey={each.name}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={each.isDashed ? '5 4' : undefined}
        // A single day would have no line.
        dot={count > 45 ? false : { r: 2.5, fill: colour, strokeWidth: 0 }}
        isAnimationActive={false}
      />
    )
  const isStacked = kind === 'stacked'
  return (
    <Bar
      key={each.name}
      dataKey={each.name}
      fill={colour}
      maxBarSize={28}
      stackId={isStacked ? 'all' : undefined}
      radius={!isStacked || isTop ? [3, 3, 0, 0] : 0}
      isAnimationActive={false}
    />
  )
}

type ToldProps = TooltipContentProps & Pick<ChartProps, 'series' | 'format'>

function Told({ active, payload, label, series, format }: ToldProps) {
  if (!active || !payload?.length) return null
  return (
    <div className="rounded-lg border border-line bg-raised px-3 py-2 text-xs shadow-lg shadow-black/10">
      <p className="mb-1 font-medium">{shortDay(String(label))}</p>
      {series.map((each) => {
        const value = payload.find(({ dataKey }) => dataKey === each.name)?.value
        return (
          <p key={each.name} className="flex items-center gap-2">
            <span aria-hidden className="size-2 rounded-full" style={{ background: colourOf(each) }} />
            <span className="text-quiet">{each.name}</span>
            <span className="ml-auto pl-3 tabular-nums">
              {typeof value === 'number' ? format(value) : '—'}
            </span>
          </p>
        )
      })}
    </div>
  )
}
