import Type from 'typebox'
import type { App } from '../../http/app.ts'
import { errors } from '../../http/error-schema.ts'
import { OwnParams, ownIn } from '../../http/owner/route.ts'
import { DEFAULT_DAYS, Period, periodOf } from '../../http/period.ts'
import { type Numbers, readAnalytics } from '../../usage/number-queries.ts'
import type { ConsoleApi } from './console-api.ts'

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const numbers = {
  conversations: Type.Integer({ description: 'Conversations that were started' }),
  messages: Type.Integer({ description: 'Messages of visitors and programs' }),
  found_nothing: Type.Integer({ description: 'Replies in which the chatbot did not know the answer' }),
  rated_up: Type.Integer(),
  rated_down: Type.Integer(),
  first_token_ms: Type.Object(
    { p50: orNull(Type.Integer()), p99: orNull(Type.Integer()) },
    { description: 'Milliseconds to the first text of a reply: median and 99th percentile' },
  ),
  input_tokens: Type.Integer(),
  output_tokens: Type.Integer(),
  cost_usd: orNull(
    Type.Number({
      description: 'US dollars, over the turns with a known price; null if no price is known',
    }),
  ),
}

const example = {
  conversations: 12,
  messages: 48,
  found_nothing: 3,
  rated_up: 5,
  rated_down: 1,
  first_token_ms: { p50: 380, p99: 1240 },
  input_tokens: 38_400,
  output_tokens: 7360,
  cost_usd: 0.010176,
}

const NumbersAnswer = Type.Object(
  {
    days: Type.Array(Type.Object({ date: Type.String({ format: 'date' }), ...numbers }), {
      description: 'Every day of the period in order, including days without activity',
    }),
    totals: Type.Object(numbers),
  },
  { examples: [{ days: [{ date: '2026-01-31', ...example }], totals: example }] },
)

export function numberRoute(app: App, { connections, forUser }: ConsoleApi): void {
  app.get(
    '/api/console/chatbots/:id/numbers',
    forUser({
      operationId: 'readAnalytics',
      summary: `Get a chatbot’s daily statistics (default: the last ${DEFAULT_DAYS} days)`,
      params: OwnParams,
      querystring: Period,
      response: { 200: NumbersAnswer, ...errors(400, 401, 404, 422) },
    }),
    async (request) => {
      const period = periodOf(request.query)
      const { days, totals } = await readAnalytics(connections, ownIn(request), period)
      return { days: days.map((day) => ({ date: day.date, ...present(day) })), totals: present(totals) }
    },
  )
}

function present(numbers: Numbers) {
  return {
    conversations: numbers.conversations,
    messages: numbers.messages,
    found_nothing: numbers.foundNothing,
    rated_up: numbers.ratedUp,
    rated_down: numbers.ratedDown,
    first_token_ms: { p50: numbers.firstTokenMs.p50, p99: numbers.firstTokenMs.p99 },
    input_tokens: numbers.inputTokens,
    output_tokens: numbers.outputTokens,
    cost_usd: numbers.costUsd,
  }
}
