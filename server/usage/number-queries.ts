/** A chatbot's daily statistics for its owner, read as in usage-queries.ts. Previews count only for the cost. */
import { type Own, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { type DaySums, type Days, daySums } from './day-sums.ts'
import { costOf, type Percentiles, percentiles, total } from './usage-queries.ts'

export type Numbers = {
  /** Started in the period. */
  conversations: number
  /** Written by visitors and programs. */
  messages: number
  /** Replies without an answer. */
  foundNothing: number
  ratedUp: number
  ratedDown: number
  firstTokenMs: Percentiles
  inputTokens: number
  outputTokens: number
  /** US dollars for turns with a known price; null when there are none. */
  costUsd: number | null
}

export type DayNumbers = Numbers & { date: string }

/** @throws NotFound */
export async function readAnalytics(
  connections: Connections,
  own: Own,
  days: Days,
): Promise<{ days: DayNumbers[]; totals: Numbers }> {
  const { rows } = await readAsOwner(connections, own, (sql) => ({ rows: daySums(sql, own, days) }))
  return {
    days: rows.map(({ day, sums }) => ({ date: day, ...numbersOf(sums ? [sums] : []) })),
    totals: numbersOf(rows.flatMap(({ sums }) => sums ?? [])),
  }
}

function numbersOf(days: readonly DaySums[]): Numbers {
  const all = days.flatMap(({ turns }) => turns)
  const visits = all.filter(({ isPreview }) => !isPreview)
  const count = (of: (day: DaySums) => number) => days.reduce((sum, day) => sum + of(day), 0)
  return {
    conversations: count(({ conversations }) => conversations),
    messages: total(visits, ({ messages }) => messages) ?? 0,
    foundNothing: total(visits, ({ foundNothing }) => foundNothing) ?? 0,
    ratedUp: count(({ ratedUp }) => ratedUp),
    ratedDown: count(({ ratedDown }) => ratedDown),
    firstTokenMs: percentiles(visits.map(({ firstToken }) => firstToken)),
    inputTokens: total(all, ({ inputTokens }) => inputTokens) ?? 0,
    outputTokens: total(all, ({ outputTokens }) => outputTokens) ?? 0,
    costUsd: costOf(all),
  }
}
