import { nearest } from './nearest-word.ts'
import { readTerms, type Term } from './query-terms.ts'
import type { Unit } from './unit.ts'
import { indexUnits, type UnitIndex } from './unit-index.ts'

export type Ranked = {
  unit: Unit
  /** Comparable within one query only. */
  score: number
  /** From 0 to 1: how much of what the query is about the unit covers. */
  coverage: number
}

/** How well every unit of some knowledge meets the terms of a query. Arrays run over the units of all indexes. */
export type Matches = {
  scores: Float64Array
  /** The weight of the covered terms; `total` is the weight of all. */
  covered: Float64Array
  total: number
  /** For each term the strength with which each unit meets it. */
  strengths: readonly ReadonlyMap<number, number>[]
  /** For each term its part of `total`. */
  weights: readonly number[]
}

/** Of ten sentences every word is rare: rarity only says something from about here on. */
const SMALLEST_COLLECTION = 50
/** BM25's b: short units are preferred, but only a little, because a unit is short anyhow. */
const LENGTH_WEIGHT = 0.25
/** A weak word need not be in an answer, but of two answers the one that has it is meant. */
const WEAK_BOOST = 2.5
/** A name that is nowhere in the knowledge is most likely what the question is about. */
const UNKNOWN_NAME = 1.4

/** The units that answer a query best, best first; units that meet none of its terms are left out. */
export function rankUnits(query: string, units: readonly Unit[], limit: number): Ranked[] {
  const matches = matchTerms(readTerms(query), [indexUnits(units)])
  const ranked: Ranked[] = []
  units.forEach((unit, number) => {
    const score = matches.scores[number] ?? 0
    if (score > 0) ranked.push({ unit, score, coverage: (matches.covered[number] ?? 0) / matches.total })
  })
  return ranked.sort((a, b) => b.score - a.score || a.unit.position - b.unit.position).slice(0, limit)
}

export function matchTerms(terms: readonly Term[], indexes: readonly UnitIndex[]): Matches {
  const size = indexes.reduce((sum, index) => sum + index.units.length, 0)
  const matches = { scores: new Float64Array(size), covered: new Float64Array(size), total: 0 }
  const strengths: Map<number, number>[] = []
  const weights: number[] = []
  for (const term of terms) {
    const met = meet(term, indexes)
    // A unit that is about a word only by its surroundings counts for as much as it is about it.
    const rarity = rarityOf(total(met.values()), size)
    const weight = term.weight * rarity * (met.size === 0 && term.name ? UNKNOWN_NAME : 1)
    for (const [unit, strength] of met) {
      matches.covered[unit] = (matches.covered[unit] ?? 0) + weight * strength
      const score = weight * (term.weak ? WEAK_BOOST : 1) * strength * strength * brevity(unit, indexes)
      matches.scores[unit] = (matches.scores[unit] ?? 0) + score
    }
    matches.total += weight
    strengths.push(met)
    weights.push(weight)
  }
  return { ...matches, strengths, weights }
}

function total(strengths: Iterable<number>): number {
  let sum = 0
  for (const strength of strengths) sum += strength
  return sum
}

/** BM25's idf, as a share of what a word has that occurs nowhere. */
function rarityOf(frequency: number, size: number): number {
  const all = Math.max(size, SMALLEST_COLLECTION)
  const idf = (count: number) => Math.log(1 + (all - count + 0.5) / (count + 0.5))
  return Math.max(0.2, idf(Math.min(frequency, all)) / idf(0))
}

function brevity(unit: number, indexes: readonly UnitIndex[]): number {
  let offset = 0
  for (const { lengths, averageLength } of indexes) {
    if (unit < offset + lengths.length) {
      const relative = (lengths[unit - offset] ?? 0) / Math.max(1, averageLength)
      return 1 / (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * Math.min(relative, 3))
    }
    offset += lengths.length
  }
  return 1
}

/** The units that name a term in any way, each with the best of them; if there is none, a likely misspelling. */
function meet(term: Term, indexes: readonly UnitIndex[]): Map<number, number> {
  const met = new Map<number, number>()
  for (const { token, quality } of term.alternatives) add(token, quality, indexes, met)
  // A word with a meaning is spelt as it should be.
  if (met.size > 0 || term.concepts.length > 0) return met
  for (const { token, quality } of nearest(term.token, indexes)) add(token, quality, indexes, met)
  return met
}

function add(token: string, quality: number, indexes: readonly UnitIndex[], met: Map<number, number>) {
  let offset = 0
  for (const { postings, units } of indexes) {
    const posting = postings.get(token)
    posting?.units.forEach((unit, at) => {
      const strength = quality * (posting.strengths[at] ?? 0)
      if (strength > (met.get(offset + unit) ?? 0)) met.set(offset + unit, strength)
    })
    offset += units.length
  }
}
