/** What owners read of their chatbots' usage, as the creators API says it. */
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
    description: 'In milliseconds: what half of the turns, and 99 in 100, took at most; null where none did',
  },
)
const Cost = (description: string) => orNull(Type.Number({ description: `In US dollars, ${description}` }))

const ofModel = {
  turns: Type.Integer({ description: 'Those that are over' }),
  input_tokens: Type.Integer({ description: 'As the providers counted them' }),
  output_tokens: Type.Integer(),
  cost_usd: Cost('of the turns whose price is known; null where it is of none'),
}
const ofPeriod = {
  ...ofModel,
  failed_turns: Type.Integer({
    description: 'Of them: those that got no answer, or half of one, and that nobody stopped',
  }),
  unpriced_turns: Type.Integer({
    description: 'Of them: those whose price nobody knows, which `cost_usd` lacks',
  }),
  first_token_ms: Milliseconds,
  duration_ms: Milliseconds,
  models: Type.Array(
    Type.Object({
      model: orNull(
        Type.String({ description: 'Which replied, as provider/model; null where nobody knows' }),
      ),
      ...ofModel,
    }),
    { description: 'The one with the most tokens first' },
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
      description: 'Every day of the period, the first first, also those without turns',
    }),
    totals: Type.Object(ofPeriod),
    budget: Type.Object({
      daily_tokens: orNull(
        Type.Integer({
          description:
            'Of `configuration`, else the default of this server, which counts visitors alone; null for no budget',
        }),
      ),
      daily_tokens_per_visitor: orNull(Type.Integer()),
      used_today: Type.Integer({ description: 'Tokens, those reserved for replies under way included' }),
      is_server_spent: Type.Boolean({
        description: 'Whether the keys of this server have too few tokens left today; an own key goes on',
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
    description: 'human: its owner had taken the conversation over, and no model was asked',
  }),
  failure: orNull(Type.String({ description: 'Why the model gave no whole reply, in snake_case' })),
  model: orNull(Type.String({ description: 'Which replied' })),
  input_tokens: orNull(Type.Integer({ description: 'Null where no provider counted' })),
  output_tokens: orNull(Type.Integer()),
  cost_usd: Cost('null where nobody knows'),
  first_token_ms: orNull(Type.Integer({ description: 'To the first text of the reply' })),
  duration_ms: orNull(Type.Integer({ description: 'To its end' })),
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
