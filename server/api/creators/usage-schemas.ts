/** Response schemas for the usage of a chatbot. */
import Type from 'typebox'
import { exampleId, exampleTime, Timestamp } from '../../http/schemas.ts'
import type {
  Figures,
  ModelFigures,
  Percentiles,
  PeriodFigures,
  TurnUsage,
} from '../../usage/usage-queries.ts'

const orNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

const Milliseconds = Type.Object(
  { p50: orNull(Type.Integer()), p99: orNull(Type.Integer()) },
  {
    description: 'Median and 99th percentile in milliseconds; null without data',
  },
)
const Cost = (description: string) => orNull(Type.Number({ description: `In US dollars${description}` }))

const ofModel = {
  turns: Type.Integer({ description: 'The number of finished turns' }),
  input_tokens: Type.Integer({ description: 'As reported by the providers' }),
  output_tokens: Type.Integer(),
  cost_usd: Cost(', of the turns with a known price; null if there are none'),
}
const ofPeriod = {
  ...ofModel,
  failed_turns: Type.Integer({
    description: 'Turns that got no reply or a partial one and were not stopped',
  }),
  unpriced_turns: Type.Integer({
    description: 'Turns with an unknown price, which `cost_usd` excludes',
  }),
  first_token_ms: Milliseconds,
  duration_ms: Milliseconds,
  models: Type.Array(
    Type.Object({
      model: orNull(
        Type.String({ description: 'The model that replied, as provider/model; null if unknown' }),
      ),
      ...ofModel,
    }),
    { description: 'Most tokens first' },
  ),
}

const exampleFigures = {
  turns: 120,
  input_tokens: 96_000,
  output_tokens: 18_400,
  cost_usd: 0.02544,
}
const examplePeriod = {
  ...exampleFigures,
  failed_turns: 1,
  unpriced_turns: 0,
  first_token_ms: { p50: 380, p99: 1240 },
  duration_ms: { p50: 1900, p99: 6100 },
  models: [{ model: 'openai/gpt-4o-mini', ...exampleFigures }],
}

export const UsageAnswer = Type.Object(
  {
    days: Type.Array(Type.Object({ date: Type.String({ format: 'date' }), ...ofPeriod }), {
      description: 'Every day of the period in ascending order, including days without turns',
    }),
    totals: Type.Object(ofPeriod),
    budget: Type.Object({
      daily_tokens: orNull(
        Type.Integer({
          description:
            'From `configuration`, else the default of the server, which counts only visitors; null for no budget',
        }),
      ),
      daily_tokens_per_visitor: orNull(Type.Integer()),
      used_today: Type.Integer({ description: 'Tokens, including those reserved for replies in progress' }),
      is_server_spent: Type.Boolean({
        description:
          'Whether the server’s own provider keys have too few tokens left for today; keys of owners still work',
      }),
    }),
  },
  {
    examples: [
      {
        days: [{ date: '2026-01-31', ...examplePeriod }],
        totals: examplePeriod,
        budget: {
          daily_tokens: 500_000,
          daily_tokens_per_visitor: 20_000,
          used_today: 114_400,
          is_server_spent: false,
        },
      },
    ],
  },
)

const TurnAnswer = Type.Object({
  id: Type.String(),
  conversation_id: Type.String(),
  started_at: Timestamp,
  state: Type.Enum(['running', 'done', 'failed', 'stopped', 'interrupted', 'human'], {
    description: 'human: the owner had taken over the conversation, and no model was called',
  }),
  failure: orNull(Type.String({ description: 'Why the model gave no complete reply, as a snake_case code' })),
  model: orNull(Type.String({ description: 'The model that replied' })),
  input_tokens: orNull(Type.Integer({ description: 'null if no provider reported it' })),
  output_tokens: orNull(Type.Integer()),
  cost_usd: Cost('; null if the price is unknown'),
  first_token_ms: orNull(Type.Integer({ description: 'Time to the first text of the reply' })),
  duration_ms: orNull(Type.Integer({ description: 'Time to the end of the reply' })),
})

export const TurnsAnswer = Type.Object(
  { turns: Type.Array(TurnAnswer), total: Type.Integer(), page: Type.Integer(), page_size: Type.Integer() },
  {
    examples: [
      {
        turns: [
          {
            id: exampleId,
            conversation_id: exampleId,
            started_at: exampleTime,
            state: 'done',
            failure: null,
            model: 'openai/gpt-4o-mini',
            input_tokens: 812,
            output_tokens: 151,
            cost_usd: 0.0002124,
            first_token_ms: 391,
            duration_ms: 1874,
          },
        ],
        total: 1,
        page: 1,
        page_size: 20,
      },
    ],
  },
)

export function presentPeriod(period: PeriodFigures) {
  return {
    ...presentFigures(period),
    failed_turns: period.failedTurns,
    unpriced_turns: period.unpricedTurns,
    first_token_ms: presentPercentiles(period.firstTokenMs),
    duration_ms: presentPercentiles(period.durationMs),
    models: period.models.map((each: ModelFigures) => ({ model: each.model, ...presentFigures(each) })),
  }
}

function presentFigures({ turns, inputTokens, outputTokens, costUsd }: Figures) {
  return { turns, input_tokens: inputTokens, output_tokens: outputTokens, cost_usd: costUsd }
}

function presentPercentiles({ p50, p99 }: Percentiles) {
  return { p50, p99 }
}

export function presentTurn(turn: TurnUsage) {
  return {
    id: turn.id,
    conversation_id: turn.conversationId,
    started_at: turn.startedAt.toISOString(),
    state: turn.state,
    failure: turn.failure,
    model: turn.model,
    input_tokens: turn.inputTokens,
    output_tokens: turn.outputTokens,
    cost_usd: turn.costUsd,
    first_token_ms: turn.firstTokenMs,
    duration_ms: turn.durationMs,
  }
}
