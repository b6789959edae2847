/** The URL parameters of the list of sources. */
import type { SourceStatus } from './source-queries.ts'

export const STATUSES = ['queued', 'processing', 'ready', 'stale', 'failed'] as const satisfies SourceStatus[]
/** Sources in one state, or those that no reply of the last 30 days used. */
export type Shown = SourceStatus | 'unused'
const SHOWN: readonly Shown[] = [...STATUSES, 'unused']

export type KnowledgeSearch = { q?: string; show?: Shown; label?: string; view?: 'try' }

export function knowledgeSearch({ q, show, label, view }: Record<string, unknown>): KnowledgeSearch {
  const shown = SHOWN.find((each) => each === show)
  return {
    ...(textOf(q) && { q: textOf(q) }),
    ...(shown && { show: shown }),
    ...(textOf(label) && { label: textOf(label) }),
    ...(view === 'try' && { view }),
  }
}

/** The router parses numeric text as a number. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
