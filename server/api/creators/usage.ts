import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { Before, linkNext, placeIn } from '../../http/owner/place.ts'
import { OwnParams, ownIn, pageQuery } from '../../http/owner/route.ts'
import { Day, DEFAULT_DAYS, Period, periodOf, today } from '../../http/period.ts'
import { listTurns, readUsage } from '../../usage/usage-queries.ts'
import type { CreatorsApi } from './creators-api.ts'
import { presentPeriod, presentTurn, TurnsAnswer, UsageAnswer } from './usage-schemas.ts'

export function usageRoutes(app: App, api: CreatorsApi): void {
  usageRoute(app, api)
  turnUsageRoute(app, api)
}

function usageRoute(app: App, { connections, forUser, defaults }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/usage',
    forUser({
      operationId: 'readUsage',
      summary: 'Get the daily usage of a chatbot',
      description: `Turns, tokens, cost and latency by day and by model, and the token budget. Defaults to the last ${DEFAULT_DAYS} days.`,
      params: OwnParams,
      querystring: Period,
      response: { 200: UsageAnswer, ...errors(400, 401, 404, 422) },
    }),
    async (request) => {
      const days = periodOf(request.query)
      const { totals, budget, ...usage } = await readUsage(connections, ownIn(request), days, defaults)
      return {
        days: usage.days.map((day) => ({ date: day.date, ...presentPeriod(day) })),
        totals: presentPeriod(totals),
        budget: {
          daily_tokens: budget.daily,
          daily_tokens_per_visitor: budget.dailyPerVisitor,
          used_today: budget.usedToday,
          is_server_spent: budget.isServerSpent,
        },
      }
    },
  )
}

function turnUsageRoute(app: App, { connections, forUser }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/usage/turns',
    forUser({
      operationId: 'listTurnUsage',
      summary: 'List the usage of each turn',
      description: 'The turns of one day, newest first. Defaults to today, in UTC.',
      params: OwnParams,
      querystring: Type.Object({ date: Type.Optional(Day), ...pageQuery, before: Before }),
      response: { 200: TurnsAnswer, ...errors(400, 401, 404, 422) },
    }),
    async (request, reply) => {
      const { date = today(), page, page_size: pageSize } = request.query
      const wanted = { from: date, to: date, page, pageSize, before: placeIn(request) }
      const { turns, total, next } = await listTurns(connections, ownIn(request), wanted)
      linkNext(request, reply, next)
      return { turns: turns.map(presentTurn), total, page, page_size: pageSize }
    },
  )
}
