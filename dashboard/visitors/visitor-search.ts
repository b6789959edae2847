/** The visitor list's URL parameters. */
export type VisitorSearch = { q?: string }

export function visitorSearch({ q }: Record<string, unknown>): VisitorSearch {
  // The router parses numeric text as a number.
  const text = typeof q === 'string' || typeof q === 'number' ? String(q) : ''
  return text ? { q: text } : {}
}
