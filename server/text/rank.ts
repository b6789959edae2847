import { nearest } from './nearest-word.ts'
import { readTerms, type Term } from './query-terms.ts'
import type { Unit } from './unit.ts'
import { indexUnits, type UnitIndex } from './unit-index.ts'

export type Ranked = {
  unit: Unit
  /** Comparable within one query only. */
  score: number
  /** From 0 to 1: the share of the query that the unit covers. */
  coverage: number
}

/**
 * How well every unit of some knowledge matches the terms of a query. Arrays run over the units of all
 * indexes.
 */
export type Matches = {
  scores: Float64Array
  /** The weight of the covered terms; `total` is the weight of all. */
  covered: Float64Array
  total: number
  /** For each term, the strength of its match in each unit. */
  strengths: readonly ReadonlyMap<number, number>[]
  /** For each term, its part of `total`. */
  weights: readonly number[]
}

/** In a small collection every word is rare: rarity is meaningful only from about here on. */
const SMALLEST_COLLECTION = 50
/** BM25's b: short units are preferred only slightly, because all units are short. */
const LENGTH_WEIGHT = 0.25
/** A weak word is optional in an answer, but it decides between two answers. */
const WEAK_BOOST = 2.5
/** A name that the knowledge lacks is most likely the subject of the question. */
const UNKNOWN_NAME = 1.4

/** The units that best match a query, best first; units without a matching term are omitted. */
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
    // A match by context alone counts in proportion to its strength.
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

/** BM25's idf, relative to that of a word that occurs nowhere. */
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

/** For each unit that matches a term in any way, its best match; if there is none, a likely misspelling. */
function meet(term: Term, indexes: readonly UnitIndex[]): Map<number, number> {
  const met = new Map<number, number>()
  for (const { token, quality } of term.alternatives) add(token, quality, indexes, met)
  // A word with a concept is not misspelt.
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
