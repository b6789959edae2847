import { ArrowDown, ArrowUp } from 'lucide-react'
import { Skeleton } from '../kit/states.tsx'
import { duration, money, number, t } from '../language/language.ts'
import type { Totals } from './number-queries.ts'

type Tile = {
  name: string
  countOf: (totals: Totals) => number | null
  format: (value: number) => string
  /** The statistic, such as the median. */
  kind?: string
}

const share = ({ rated_up: up, rated_down: down }: Totals): number | null =>
  up + down === 0 ? null : up / (up + down)

const tiles = (): Tile[] => [
  { name: t('Conversations'), countOf: (totals) => totals.conversations, format: number },
  { name: t('Messages'), countOf: (totals) => totals.messages, format: number },
  { name: t('No answer found'), countOf: (totals) => totals.found_nothing, format: number },
  { name: t('Thumbs up'), countOf: share, format: (value) => number(value, { style: 'percent' }) },
  {
    name: t('Response time'),
    countOf: (totals) => totals.first_token_ms.p50,
    format: duration,
    kind: t('median'),
  },
  { name: t('Cost'), countOf: (totals) => totals.cost_usd, format: money },
]

type Props = { totals: Totals | undefined; before: Totals | undefined }

/** Totals of a period, compared with the previous one. */
export function Tiles({ totals, before }: Props) {
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
      {tiles().map(({ name, countOf, format, kind }) => {
        const value = totals && countOf(totals)
        return (
          <div key={name} className="relative min-w-0 rounded-card border border-line bg-raised p-4">
            <dt className="truncate text-quiet text-sm">{name}</dt>
            <dd className="mt-1 flex flex-col gap-1">
              {totals ? (
                <span className="whitespace-nowrap font-semibold text-2xl tabular-nums tracking-tight">
                  {typeof value === 'number' ? format(value) : '—'}
                </span>
              ) : (
                <Skeleton className="my-0.5 h-7 w-16" />
              )}
              <span className="flex min-h-4 flex-wrap gap-x-1 text-quiet text-xs">
                {totals && kind && <span>{kind} ·</span>}
                {totals && before && <Change now={value ?? null} then={countOf(before)} format={format} />}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type ChangeProps = { now: number | null; then: number | null } & Pick<Tile, 'format'>

/** In percent if the previous value allows it, else that value. */
function Change({ now, then, format }: ChangeProps) {
  if (now === null && then === null) return null
  const was = t('{value} previously', { value: then === null ? '—' : format(then) })
  if (now === null || !then) return was
  const by = (now - then) / then
  const text = number(Math.abs(by), { style: 'percent', maximumFractionDigits: 0 })
  if (Math.abs(by) < 0.005) return t('no change')
  const Icon = by > 0 ? ArrowUp : ArrowDown
  const said = by > 0 ? t('{share} more', { share: text }) : t('{share} less', { share: text })
  return (
    <span className="flex items-center gap-0.5" title={was}>
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span aria-hidden>{text}</span>
      <span className="sr-only">{said}</span>
    </span>
  )
}
