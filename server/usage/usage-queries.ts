/** Usage statistics of turns, without message text. */
import type { ReservedSql } from 'postgres'
import type { ChatbotConfiguration } from '../chatbots/configuration.ts'
import { isOwn, NotFound, type Own, ownId, readAsOwner } from '../chatbots/own-chatbot.ts'
import type { Connections } from '../database/connections.ts'
import { cutPage, isAfter, type Place, timeOf } from '../database/place.ts'
import { becomeServiceRole, walkIndexes } from '../database/transaction.ts'
import { type Days, daySums, quantile, type TurnSums } from './day-sums.ts'
import type { DefaultBudgets } from './default-budgets.ts'

export type { Days } from './day-sums.ts'

/** Milliseconds; null without measurements. */
export type Percentiles = { p50: number | null; p99: number | null }

/** Statistics of finished turns. */
export type Figures = {
  turns: number
  /** Turns with a missing or partial reply that nobody stopped. */
  failedTurns: number
  inputTokens: number
  outputTokens: number
  /** US dollars for turns with a known price; null when there are none. */
  costUsd: number | null
  /** Turns without a known price. */
  unpricedTurns: number
  firstTokenMs: Percentiles
  durationMs: Percentiles
}

/** The model is null for turns interrupted by a crash. */
export type ModelFigures = Figures & { model: string | null }
export type PeriodFigures = Figures & { models: ModelFigures[] }
export type DayFigures = PeriodFigures & { date: string }

export type Usage = { days: DayFigures[]; totals: PeriodFigures; budget: BudgetState }

/** A chatbot's usage for each day of the period in order, in total, and of its budget. @throws NotFound */
export async function readUsage(
  connections: Connections,
  own: Own,
  days: Days,
  defaults: DefaultBudgets,
): Promise<Usage> {
  const { rows, budgets } = await readAsOwner(connections, own, (sql) => ({
    rows: daySums(sql, own, days),
    // No person reads the budgets.
    asServiceRole: becomeServiceRole(sql),
    budgets: budgetOf(sql, own, defaults),
  }))
  // Deleted after the first statement.
  if (!budgets[0]) throw new NotFound('chatbot')
  return {
    days: rows.map(({ day, sums }) => ({ date: day, ...periodFigures(sums?.turns ?? []) })),
    totals: periodFigures(rows.flatMap(({ sums }) => sums?.turns ?? [])),
    budget: toBudgetState(budgets[0], defaults),
  }
}

/** Most tokens first. */
function periodFigures(sums: readonly TurnSums[]): PeriodFigures {
  const finished = sums.filter(({ turns }) => turns > 0)
  const models = [...Map.groupBy(finished, ({ model }) => model)]
    .map(([model, ofModel]) => ({ model, tokens: tokensOf(ofModel), ...figures(ofModel) }))
    .sort(
      (a, b) =>
        b.tokens - a.tokens || (a.model === null ? 1 : b.model === null ? -1 : a.model < b.model ? -1 : 1),
    )
    .map(({ tokens: _, ...each }) => each)
  return { ...figures(finished), models }
}

/** -1 where no provider reported them. */
function tokensOf(sums: readonly TurnSums[]): number {
  const input = total(sums, ({ inputTokens }) => inputTokens)
  const output = total(sums, ({ outputTokens }) => outputTokens)
  return input === null || output === null ? -1 : input + output
}

function figures(sums: readonly TurnSums[]): Figures {
  const count = (of: (sums: TurnSums) => number | null) => total(sums, of) ?? 0
  const turns = count((each) => each.turns)
  return {
    turns,
    failedTurns: count(({ failed }) => failed),
    inputTokens: count(({ inputTokens }) => inputTokens),
    outputTokens: count(({ outputTokens }) => outputTokens),
    costUsd: costOf(sums),
    unpricedTurns: turns - count(({ priced }) => priced),
    firstTokenMs: percentiles(sums.map(({ firstToken }) => firstToken)),
    durationMs: percentiles(sums.map(({ duration }) => duration)),
  }
}

/** @returns null when every value is */
export function total(sums: readonly TurnSums[], of: (sums: TurnSums) => number | null): number | null {
  const known = sums.map(of).filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((all, value) => all + value, 0)
}

/** Rounded, because sums of fractions are not exact. Without turns, the cost is known to be 0. */
export function costOf(sums: readonly TurnSums[]): number | null {
  if (sums.every(({ turns }) => turns === 0)) return 0
  const cost = total(sums, ({ costUsd }) => costUsd)
  return cost === null ? null : Number(cost.toPrecision(13))
}

export function percentiles(histograms: Parameters<typeof quantile>[0]): Percentiles {
  return { p50: quantile(histograms, 0.5), p99: quantile(histograms, 0.99) }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** @returns YYYY-MM-DD, so many days later */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10)
}

export function countDays({ from, to }: Days): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
}

export function eachDay(days: Days): string[] {
  return Array.from({ length: countDays(days) }, (_, index) => daysAfter(days.from, index))
}

/** One turn, possibly still running. */
export type TurnUsage = {
  id: string
  conversationId: string
  startedAt: Date
  state: 'running' | 'done' | 'failed' | 'stopped' | 'interrupted' | 'human'
  failure: string | null
  model: string | null
  inputTokens: number | null
  outputTokens: number | null
  costUsd: number | null
  firstTokenMs: number | null
  durationMs: number | null
}

/** A page of a chatbot's turns in a period, newest first. @throws NotFound */
export async function listTurns(
  connections: Connections,
  own: Own,
  { page, pageSize, before, ...days }: Days & { page: number; pageSize: number; before?: Place | undefined },
): Promise<{ turns: TurnUsage[]; total: number; next: Place | undefined }> {
  const { counts, turns } = await readAsOwner(connections, own, (sql) => ({
    inOrder: walkIndexes(sql),
    counts: sql<{ total: number }[]>`
      select count(*)::integer as total from turns t where ${areMeant(sql, own, days)}`,
    turns: sql<(TurnUsage & Place)[]>`
      select id, conversation_id as "conversationId", started_at as "startedAt", state, failure, model,
        input_tokens as "inputTokens", output_tokens as "outputTokens", cost_usd::float8 as "costUsd",
        first_token_ms as "firstTokenMs", duration_ms as "durationMs", ${timeOf(sql, sql`started_at`)} as at
      from turns t
      where ${areMeant(sql, own, days)} and ${isAfter(sql, before, sql`t.started_at`, sql`t.id`)}
      order by started_at desc, id desc offset ${before ? 0 : (page - 1) * pageSize} limit ${pageSize + 1}`,
  }))
  const listed = cutPage(turns, pageSize)
  return { turns: listed.page, total: counts[0]?.total ?? 0, next: listed.next }
}

/** The condition on `turns t` that matches the index turns_of_chatbot. */
export function areMeant(sql: ReservedSql, own: Own, { from, to }: Days) {
  return sql`
    t.chatbot_id = ${ownId(sql, own)}
      and t.started_at >= ${from}::text::date::timestamp at time zone 'UTC'
      and t.started_at < (${to}::text::date + 1)::timestamp at time zone 'UTC'`
}

/** Tokens for a day; null for no budget. */
export type BudgetState = {
  daily: number | null
  dailyPerVisitor: number | null
  usedToday: number
  /** Whether the server's keys have too few tokens left for another turn. */
  isServerSpent: boolean
}

type BudgetRow = {
  configuration: Pick<ChatbotConfiguration, 'daily_token_budget' | 'daily_token_budget_per_visitor'>
  tokens: number
  server: number
}

/** The chatbot's own budget counts all tokens; the server's default counts only those of visitors. */
function budgetOf(sql: ReservedSql, own: Own, defaults: DefaultBudgets) {
  return sql<BudgetRow[]>`
    select b.configuration, coalesce(
      (select sum(tokens) from budget_days where scope = b.scope || b.id and day = today.day),
      case when b.scope = 'visitors ' then 0
        else frontdesk_tokens_used(b.id, '', today.day::timestamp at time zone 'UTC') end
    )::float8 as tokens,
    coalesce((select sum(tokens) from budget_days where scope = 'server' and day = today.day), 0)::float8 as server
    from (select (now() at time zone 'UTC')::date as day) today, (
      select b.id, b.configuration, case when b.configuration -> 'daily_token_budget' is null
        and ${defaults.chatbot !== undefined} then 'visitors ' else 'chatbot ' end as scope
      from chatbots b where ${isOwn(sql, own)}
    ) b`
}

function toBudgetState({ configuration, tokens, server }: BudgetRow, defaults: DefaultBudgets): BudgetState {
  const left = (defaults.server ?? Number.POSITIVE_INFINITY) - server
  return {
    daily: configuration.daily_token_budget ?? defaults.chatbot ?? null,
    dailyPerVisitor: configuration.daily_token_budget_per_visitor ?? defaults.visitor ?? null,
    usedToday: tokens,
    isServerSpent: left < WHOLE_TURN,
  }
}

/** The maximum tokens of an anonymous turn. */
const WHOLE_TURN = 8000
