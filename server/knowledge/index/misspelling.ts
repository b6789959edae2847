/** Corrects words that the index lacks, by words of the index that are spelt nearly the same. */

/** Shorter words have too many neighbours. */
const MIN_LENGTH = 4
/** From this length on, two mistakes are accepted. */
const LONG = 8
const MAX_WORDS = 4
const MAX_CORRECTIONS = 3
/** Words of scripts that are indexed by pairs, and numbers, are not corrected. */
const CORRECTABLE = /^[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\d]/u

/** How much a correction counts, by its number of edits. */
const WEIGHTS = [1, 0.8, 0.6]

export type KnownTerm = { term: string; frequency: number }
export type Correction = { term: string; weight: number }

/** The terms of a question that are worth correcting. */
export function correctable(terms: readonly string[], isKnown: (term: string) => boolean): string[] {
  return terms
    .filter((term) => term.length >= MIN_LENGTH && CORRECTABLE.test(term) && !isKnown(term))
    .slice(0, MAX_WORDS)
}

/** How many edits a word may differ by. */
export function maxEdits(term: string): number {
  return term.length >= LONG ? 2 : 1
}

/** @param candidates terms of the index with the same first letter and a similar length */
export function corrections(term: string, candidates: readonly KnownTerm[]): Correction[] {
  const most = maxEdits(term)
  const near = candidates.flatMap((candidate) => {
    const edits = editDistance(term, candidate.term, most)
    return edits <= most ? { ...candidate, edits } : []
  })
  const least = Math.min(...near.map(({ edits }) => edits))
  return near
    .filter(({ edits }) => edits === least)
    .sort((a, b) => b.frequency - a.frequency)
    .slice(0, MAX_CORRECTIONS)
    .map(({ term, edits }) => ({ term, weight: WEIGHTS[edits] ?? 0 }))
}

/**
 * The optimal string alignment distance: letters inserted, deleted, replaced, or swapped with their neighbour.
 * @returns any number above `most` when the words differ by more
 */
export function editDistance(a: string, b: string, most: number): number {
  const from = [...a]
  const to = [...b]
  if (Math.abs(from.length - to.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [index, letter] of from.entries()) {
    const row = [index + 1]
    for (let at = 1; at <= to.length; at++) {
      const swapped = index > 0 && letter === to[at - 2] && from[index - 1] === to[at - 1]
      row.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (row[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1),
          swapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[to.length] ?? most + 1
}
