/**
 * Finds the passages that answer a question, in two round trips: what the index knows of its terms, and the texts of the
 * best passages. Nothing is kept in memory: the postings of a question are a few kilobytes (docs/decisions/0052).
 */

import type { ReservedSql } from 'postgres'
import type { Query, Results } from '../database/transaction.ts'
import { correctable, corrections } from './index/misspelling.ts'
import { rarityOf, type Scored, scorePostings, type WeightedPostings } from './index/postings.ts'
import { type Ranked, rerank } from './index/rerank.ts'
import { queryTermsOf } from './index/terms.ts'
import {
  type Postings,
  readPassages,
  readPostings,
  type StoredPassage,
  toPostings,
} from './search-queries.ts'

/** Passages whose texts are read. Some may have been replaced or deleted since they were indexed. */
const MAX_CANDIDATES = 30
/** Read when most of those were not found any more, or have other labels. */
const MAX_FURTHER = 1000
/** The terms of the question before: "and on Sunday?" */
const EARLIER_WEIGHT = 0.3
/** A question with fewer terms may mean nothing alone. */
const FEW_TERMS = 2

export type FoundPassage = Ranked<StoredPassage & { score: number }>

/** Runs statements as the person who asks. */
export type Ask = <const Built extends Readonly<Record<string, Query>>>(
  build: (sql: ReservedSql) => Built,
) => Promise<Results<Built>>

export type SearchRequest = {
  ask: Ask
  chatbotId: string
  question: string
  /** The question before; it is used where this one means nothing alone. */
  earlier?: string | undefined
  /** Of the question's terms, if they were read already. */
  postings?: Postings | undefined
  /** Only passages of sources with one of these labels. */
  labels?: readonly string[] | undefined
}

/** @returns best first */
export async function searchPassages(request: SearchRequest): Promise<FoundPassage[]> {
  const weights = weightsOf(request)
  if (weights.size === 0) return []
  const postings = await postingsOf(request, [...weights.keys()])
  if (!postings) return []
  const rows = weigh(postings, weights)
  const scored = scorePostings(rows, postings, MAX_FURTHER)
  const found = await textsOf(request, scored)
  return rerank(found, raritiesOf(rows, postings.live), askedOf(rows, weights, postings.live))
}

/** The terms of the question with their weights, and of the one before it. */
function weightsOf({ question, earlier }: SearchRequest): Map<string, number> {
  const terms = queryTermsOf(question)
  const before = earlier !== undefined && terms.length <= FEW_TERMS ? queryTermsOf(earlier) : []
  return new Map([
    ...before.map((term) => [term, EARLIER_WEIGHT] as const),
    ...terms.map((term) => [term, 1] as const),
  ])
}

async function postingsOf(request: SearchRequest, terms: string[]): Promise<Postings | undefined> {
  const { ask, chatbotId, postings, earlier } = request
  if (postings && (earlier === undefined || terms.length === queryTermsOf(request.question).length))
    return postings
  const { read } = await ask((sql) => ({ read: readPostings(sql, chatbotId, terms) }))
  return read[0]?.postings ? toPostings(read[0].postings) : undefined
}

/** The postings of the terms, and in place of those that the index lacks, of their corrections. */
function weigh({ terms }: Postings, weights: ReadonlyMap<string, number>): WeightedPostings[] {
  const known = terms.flatMap((row) => {
    const weight = weights.get(row.term)
    return weight === undefined ? [] : { ...row, weight }
  })
  const isKnown = (term: string) => known.some((row) => row.term === term)
  const near = terms.filter(({ term }) => !weights.has(term))
  const corrected = correctable([...weights.keys()], isKnown).flatMap((term) =>
    corrections(term, near).flatMap((correction) => {
      const row = near.find((each) => each.term === correction.term)
      return row ? { ...row, weight: correction.weight * (weights.get(term) ?? 1) } : []
    }),
  )
  return [...known, ...new Map(corrected.map((row) => [row.term, row])).values()]
}

function raritiesOf(rows: readonly WeightedPostings[], live: number): Map<string, number> {
  return new Map(rows.map(({ term, frequency, weight }) => [term, weight * rarityOf(frequency, live)]))
}

/** What the whole question weighs. A word that the knowledge lacks is as rare as can be. */
function askedOf(
  rows: readonly WeightedPostings[],
  weights: ReadonlyMap<string, number>,
  live: number,
): number {
  const known = raritiesOf(rows, live)
  let sum = 0
  for (const [term, weight] of weights) sum += known.get(term) ?? weight * rarityOf(0, live)
  return sum
}

async function textsOf({ ask, chatbotId, labels }: SearchRequest, scored: readonly Scored[]) {
  const best = scored.slice(0, MAX_CANDIDATES)
  if (best.length === 0) return []
  const read = async (some: readonly Scored[]) => {
    const numbers = some.map(({ number }) => number)
    const { texts } = await ask((sql) => ({ texts: readPassages(sql, chatbotId, numbers, labels) }))
    return withScores(texts, some)
  }
  const found = await read(best)
  const isEnough = found.length * 2 >= best.length || scored.length === best.length
  return isEnough ? found : (await read(scored)).slice(0, MAX_CANDIDATES)
}

/** Best first. */
function withScores(texts: readonly StoredPassage[], scored: readonly Scored[]) {
  const byNumber = new Map(texts.map((passage) => [passage.number, passage]))
  return scored.flatMap(({ number, score }) => {
    const passage = byNumber.get(number)
    return passage ? { ...passage, score } : []
  })
}
