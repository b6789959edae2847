/** Days in UTC, as on the server; both ends included. */
export type Range = { from: string; to: string }

/** The URL's range: a number of days until today, or two dates. */
export type RangeSearch = { days?: number; from?: string; to?: string }

export const DEFAULT_DAYS = [7, 30, 90] as const
const OTHERWISE = 30
const MAX_DAYS = 366
const DAY_MS = 86_400_000

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))

export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1

export function rangeSearch({ days, from, to }: Record<string, unknown>): RangeSearch {
  if (isDay(from) && isDay(to) && from <= to && daysBetween(from, to) <= MAX_DAYS) return { from, to }
  const known = DEFAULT_DAYS.find((each) => each === days && each !== OTHERWISE)
  return known ? { days: known } : {}
}

export function rangeOf({ days = OTHERWISE, from, to }: RangeSearch): Range {
  if (from && to) return { from, to }
  const today = Date.now()
  return { from: dayOf(today - (days - 1) * DAY_MS), to: dayOf(today) }
}

/** The previous period of the same length. */
export function periodBefore({ from, to }: Range): Range {
  const length = daysBetween(from, to) * DAY_MS
  return { from: dayOf(Date.parse(from) - length), to: dayOf(Date.parse(from) - DAY_MS) }
}

/** The error of a custom range, if any. */
export function troubleOf({ from, to }: Range): 'none' | 'order' | 'length' | 'missing' {
  if (!isDay(from) || !isDay(to)) return 'missing'
  if (from > to) return 'order'
  return daysBetween(from, to) > MAX_DAYS ? 'length' : 'none'
}
