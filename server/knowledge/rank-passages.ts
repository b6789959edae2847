import { packPostings, scorePostings } from './index/postings.ts'
import { queryTermsOf, termsOf } from './index/terms.ts'
import type { StoredPassage } from './search-queries.ts'

/** Some passages, those that match a question first, as a search would rank them; the others as they come. */
export function rankPassages(question: string, passages: readonly StoredPassage[]): StoredPassage[] {
  const asked = new Set(queryTermsOf(question))
  const indexed = passages.map(({ name, heading, text }, index) => ({
    number: index + 1,
    terms: termsOf(`${name}\n${heading ?? ''}\n${text}`),
  }))
  const rows = packPostings(indexed).flatMap((row) => (asked.has(row.term) ? { ...row, weight: 1 } : []))
  const size = { size: passages.length + 1, live: passages.length }
  const matching = scorePostings(rows, size, passages.length).flatMap(
    ({ number }) => passages[number - 1] ?? [],
  )
  return [...new Set([...matching, ...passages])]
}
