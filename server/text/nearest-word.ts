import { conceptsOf, meaningfulWords } from './meaning.ts'
import type { UnitIndex } from './unit-index.ts'

const MIN_LENGTH = 5
const QUALITY = 0.85

/**
 * The words of the knowledge, or otherwise the words with a concept, that a word may misspell: one letter
 * inserted, deleted, substituted or transposed. Short words are excluded, because they have too many
 * neighbours.
 */
export function nearest(word: string, indexes: readonly UnitIndex[]): { token: string; quality: number }[] {
  if (word.length < MIN_LENGTH || !/^\p{L}+$/u.test(word.normalize('NFD').replace(/\p{M}/gu, ''))) return []
  if (/^\p{Script=Han}/u.test(word)) return []
  const found: { token: string; quality: number }[] = []
  for (const { postings } of indexes) {
    for (const token of postings.keys())
      if (isNear(word, token) || isDerived(word, token)) found.push({ token, quality: QUALITY })
  }
  if (found.length > 0) return found
  return meaningfulWords()
    .filter((known) => isNear(word, known))
    .flatMap(conceptsOf)
    .map((concept) => ({ token: concept, quality: QUALITY * 0.8 }))
}

/**
 * Derived forms that the stemmer keeps apart, accepted for unknown words: trainer and train, cancellation and
 * cancel.
 */
function isDerived(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const root = short.replace(/[ei]$/, '')
  return root.length >= MIN_LENGTH && long.startsWith(root) && long.length - root.length <= 4
}

/**
 * Whether the Damerau-Levenshtein distance is at most 1. The first letter must match: it is rarely mistyped.
 */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || b.length < MIN_LENGTH - 1 || a[0] !== b[0] || a === b) return false
  let start = 1
  while (start < a.length && a[start] === b[start]) start += 1
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1
    endB -= 1
  }
  const restA = a.slice(start, endA)
  const restB = b.slice(start, endB)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}
