/**
 * The inverted index: for each term, the passages that contain it, packed into bytes.
 *
 * A run of postings begins with a zero byte and the first passage's number; each further number is the difference to the
 * one before. Numbers are varints (7 bits a byte, the lowest first). After each number, one byte says how much the passage
 * is about the term: BM25's saturated frequency, from 1 to 255. Runs can be concatenated, so that a document is indexed by
 * appending, without reading what is there. A difference is never zero, so that a zero byte always begins a run.
 */

/** BM25's parameters, and the length in terms of a usual passage: an average would change with each document. */
const SATURATION = 1.2
const LENGTH_WEIGHT = 0.75
const USUAL_LENGTH = 90
const MAX_WEIGHT = 255

/** A row of the index. */
export type TermPostings = {
  term: string
  /** How many passages contain it. */
  frequency: number
  postings: Uint8Array
}

export type IndexedPassage = {
  /** Its number in the chatbot's knowledge; from 1. */
  number: number
  terms: readonly string[]
}

type List = { bytes: number[]; last: number; frequency: number }

/** @param passages in ascending order of their numbers @returns in the order of the terms' code units */
export function packPostings(passages: readonly IndexedPassage[]): TermPostings[] {
  const lists = new Map<string, List>()
  for (const { number, terms } of passages) {
    const norm = SATURATION * (1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * terms.length) / USUAL_LENGTH)
    for (const [term, count] of countsOf(terms)) {
      const weight = Math.round((MAX_WEIGHT * count) / (count + norm))
      append(listOf(term, lists), number, Math.max(1, weight))
    }
  }
  return [...lists]
    .map(([term, { bytes, frequency }]) => ({ term, frequency, postings: Uint8Array.from(bytes) }))
    .sort((a, b) => (a.term < b.term ? -1 : 1))
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

function listOf(term: string, lists: Map<string, List>): List {
  let list = lists.get(term)
  if (!list) {
    list = { bytes: [0], last: 0, frequency: 0 }
    lists.set(term, list)
  }
  return list
}

function append(list: List, number: number, weight: number): void {
  let rest = number - list.last
  for (; rest > 127; rest >>>= 7) list.bytes.push((rest & 127) | 128)
  list.bytes.push(rest, weight)
  list.last = number
  list.frequency++
}

/** A term of a question, and how much it counts: 1 for a word as it was written. */
export type WeightedPostings = TermPostings & { weight: number }

export type Scored = { number: number; score: number }

/**
 * The passages that match best, best first.
 * @param size more than the highest number
 * @param live the number of passages that can be found
 */
export function scorePostings(
  rows: readonly WeightedPostings[],
  { size, live }: { size: number; live: number },
  limit: number,
): Scored[] {
  const scores = new Float32Array(size)
  for (const { postings, frequency, weight } of rows)
    addScores(postings, (rarityOf(frequency, live) * weight) / MAX_WEIGHT, scores)
  return bestOf(scores, limit)
}

/** BM25's inverse document frequency. Deleted passages are counted until the index is rebuilt. */
export function rarityOf(frequency: number, live: number): number {
  const all = Math.max(live, frequency)
  return Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5))
}

function addScores(postings: Uint8Array, factor: number, scores: Float32Array): void {
  let number = 0
  for (let at = 0; at < postings.length; at++) {
    if (postings[at] === 0) {
      number = 0
      at++
    }
    let byte = postings[at++] ?? 0
    let step = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0
      step |= (byte & 127) << shift
    }
    number += step
    if (number < scores.length) scores[number] = (scores[number] ?? 0) + factor * (postings[at] ?? 0)
  }
}

/** By insertion into a short sorted list: most passages score less than its last. */
function bestOf(scores: Float32Array, limit: number): Scored[] {
  const best: Scored[] = []
  let least = 0
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number] ?? 0
    if (score <= least) continue
    let at = best.length
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--
    best.splice(at, 0, { number, score })
    if (best.length > limit) best.pop()
    if (best.length === limit) least = best[limit - 1]?.score ?? 0
  }
  return best
}
