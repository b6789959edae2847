import type { Day } from './number-queries.ts'
import { dayOf, type Range } from './range.ts'

/** One line or set of bars. */
export type Series = {
  name: string
  /** Null when unknown. */
  countOf: (day: Day) => number | null
  colour: 1 | 2
  /** Distinguishes lines without colour. */
  isDashed?: boolean
}

const DAY_MS = 86_400_000

/** Includes days without activity. */
export function everyDay(days: readonly Day[], { from, to }: Range): Day[] {
  const known = new Map(days.map((day) => [day.date, day]))
  const every: Day[] = []
  for (let time = Date.parse(from); time <= Date.parse(to); time += DAY_MS) {
    const date = dayOf(time)
    every.push(known.get(date) ?? emptyDay(date))
  }
  return every
}

const emptyDay = (date: string): Day => ({
  date,
  conversations: 0,
  messages: 0,
  found_nothing: 0,
  rated_up: 0,
  rated_down: 0,
  first_token_ms: { p50: null, p99: null },
  input_tokens: 0,
  output_tokens: 0,
  cost_usd: 0,
})
