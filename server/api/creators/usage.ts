import Type from 'typebox'
import { findOwnChatbot } from '../../chatbots/owned-chatbot-queries.ts'
import type { App } from '../../http/app.ts'
import { requireUser, userOf } from '../../http/authenticate.ts'
import { errors } from '../../http/error-schema.ts'
import { ownChatbot } from '../../http/own-chatbot.ts'
import { Day, Period, periodOf, today, USUAL_DAYS } from '../../http/period.ts'
import { bearer, Id, Page, PageSize } from '../../http/schemas.ts'
import { listTurns, readBudgetState, readUsage } from '../../usage/usage-queries.ts'
import { type CreatorsApi, tags } from './creators-api.ts'
import { presentPeriod, presentTurn, TurnsAnswer, UsageAnswer } from './usage-schemas.ts'

export function usageRoutes(app: App, api: CreatorsApi): void {
  usageRoute(app, api)
  turnUsageRoute(app, api)
}

function usageRoute(app: App, { connections, callers, defaults }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/usage',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'readUsage',
        summary: 'Get the daily usage of a chatbot',
        description: `Turns, tokens, cost and latency by day and by model, and the token budget. Defaults to the last ${USUAL_DAYS} days.`,
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Period,
        response: { 200: UsageAnswer, ...errors(400, 401, 404, 422) },
      },
    },
    async (request) => {
      const days = periodOf(request.query)
      const { id, configuration } = await ownChatbot(request.params.id, (id) =>
        findOwnChatbot(connections, userOf(request), id),
      )
      const own = configuration.daily_token_budget
      const ownPerVisitor = configuration.daily_token_budget_per_visitor
      const [usage, state] = await Promise.all([
        readUsage(connections, id, days),
        readBudgetState(connections, id, { own, defaults }),
      ])
      return {
        days: usage.days.map((day) => ({ date: day.date, ...presentPeriod(day) })),
        totals: presentPeriod(usage.totals),
        budget: {
          daily_tokens: own ?? defaults.chatbot ?? null,
          daily_tokens_per_visitor: ownPerVisitor ?? defaults.visitor ?? null,
          used_today: state.usedToday,
          is_server_spent: state.isServerSpent,
        },
      }
    },
  )
}

function turnUsageRoute(app: App, { connections, callers }: CreatorsApi): void {
  app.get(
    '/chatbots/:id/usage/turns',
    {
      onRequest: requireUser(callers),
      schema: {
        operationId: 'listTurnUsage',
        summary: 'List the usage of each turn',
        description: 'The turns of one day, newest first. Defaults to today, in UTC.',
        tags,
        security: bearer,
        params: Type.Object({ id: Id }),
        querystring: Type.Object({ date: Type.Optional(Day), page: Page, page_size: PageSize }),
        response: { 200: TurnsAnswer, ...errors(400, 401, 404, 422) },
      },
    },
    async (request) => {
      const { date = today(), page, page_size: pageSize } = request.query
      const { id } = await ownChatbot(request.params.id, (id) =>
        findOwnChatbot(connections, userOf(request), id),
      )
      const { turns, total } = await listTurns(connections, id, { from: date, to: date, page, pageSize })
      return { turns: turns.map(presentTurn), total, page, page_size: pageSize }
    },
  )
}
