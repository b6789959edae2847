import Type from 'typebox'
import { countDays, type Days, daysAfter } from '../usage/usage-queries.ts'
import { Problem } from './problems.ts'

export const DEFAULT_DAYS = 30
export const MAX_DAYS = 366

/** Excludes years before 1970, which have no turns, and five-digit years, which have another format. */
export const Day = Type.String({
  format: 'date',
  pattern: '^(19[7-9]|[2-9][0-9][0-9])[0-9]-',
  description: 'In UTC',
  examples: ['2026-01-31'],
})

/** Query parameters that select a range of days. */
export const Period = Type.Object({
  from: Type.Optional(Day),
  to: Type.Optional(Type.String({ ...Day, description: `At most ${MAX_DAYS} days with \`from\`` })),
})

/**
 * The requested range of days; defaults to the last `DEFAULT_DAYS` days.
 * @throws Problem 422
 */
export function periodOf({ from, to = today() }: { from?: string; to?: string }): Days {
  const days = { from: from ?? daysAfter(to, 1 - DEFAULT_DAYS), to }
  const count = countDays(days)
  if (count < 1) refuse('must not be after `to`, which is today unless it is given')
  if (count > MAX_DAYS) refuse(`must be at most ${MAX_DAYS} days before \`to\`, both included`)
  return days
}

function refuse(message: string): never {
  throw new Problem('invalid_request', { errors: [{ path: 'from', message }] })
}

/** In UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
