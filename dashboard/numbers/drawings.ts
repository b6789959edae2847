import { duration, money, number, t } from '../language/language.ts'
import type { ChartProps } from './chart.tsx'

type Drawing = Omit<ChartProps, 'days'> & { title: string }

/** The daily charts. */
export const drawings = (): Drawing[] => [
  {
    title: t('Conversations and messages'),
    kind: 'bars',
    format: number,
    series: [
      { name: t('Conversations'), countOf: (day) => day.conversations, colour: 2 },
      { name: t('Messages'), countOf: (day) => day.messages, colour: 1 },
    ],
  },
  {
    title: t('Thumbs up and down'),
    kind: 'stacked',
    format: number,
    series: [
      { name: t('Up'), countOf: (day) => day.rated_up, colour: 1 },
      { name: t('Down'), countOf: (day) => day.rated_down, colour: 2 },
    ],
  },
  {
    title: t('Response time'),
    kind: 'lines',
    format: duration,
    series: [
      { name: t('Median'), countOf: (day) => day.first_token_ms.p50, colour: 1 },
      { name: t('99th percentile'), countOf: (day) => day.first_token_ms.p99, colour: 2, isDashed: true },
    ],
  },
  {
    title: t('Questions without an answer by day'),
    kind: 'bars',
    format: number,
    series: [{ name: t('No answer found'), countOf: (day) => day.found_nothing, colour: 2 }],
  },
  {
    title: t('Tokens'),
    kind: 'stacked',
    format: (value) => number(value, { notation: 'compact' }),
    series: [
      { name: t('Input'), countOf: (day) => day.input_tokens, colour: 1 },
      { name: t('Output'), countOf: (day) => day.output_tokens, colour: 2 },
    ],
  },
  {
    title: t('Cost'),
    kind: 'bars',
    format: money,
    hasFractions: true,
    series: [{ name: t('Cost'), countOf: (day) => day.cost_usd, colour: 1 }],
  },
]
