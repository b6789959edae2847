export const FILTERS = ['all', 'unread', 'human', 'unanswered', 'rated_down'] as const
export type Filter = (typeof FILTERS)[number]

/** The inbox's URL parameters. */
export type InboxSearch = { filter?: Filter; q?: string }

export function inboxSearch({ filter, q }: Record<string, unknown>): InboxSearch {
  const known = FILTERS.find((each) => each === filter && each !== 'all')
  // The router parses numeric text as a number.
  const text = typeof q === 'string' || typeof q === 'number' ? String(q) : ''
  return { ...(known && { filter: known }), ...(text && { q: text }) }
}
