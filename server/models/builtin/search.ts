import type { Term } from '../../text/query-terms.ts'
import { matchTerms } from '../../text/rank.ts'
import type { Intent } from './intents.ts'
import type { Knowledge } from './knowledge.ts'
import { OWNER_WEIGHT, soften, withOwner } from './term-roles.ts'

/** A unit that answers. Unit numbers are those of the knowledge. */
export type Hit = { unit: number; score: number; coverage: number }

/** The query: the question's own terms, and those from earlier messages. */
export type Search = {
  terms: readonly Term[]
  intents: readonly Intent[]
  /** Terms that only break ties. */
  hints?: readonly Term[]
}

/** The minimum coverage of the query: one word of two is a coincidence. */
const ENOUGH = 0.55
/** The weight of an attribute that only ranks ("which colour"), relative to a subject word. */
const ATTRIBUTE_WEIGHT = 0.8
/** The weight of a fact of the requested kind: it supports a unit but must not replace the subject. */
const FACT_WEIGHT = 0.3
const INTENT_SCORE = 0.8
const HINT_SCORE = 0.5

/** The matching units, best first; empty if the knowledge does not answer. */
export function search({ terms, intents, hints = [] }: Search, knowledge: Knowledge): Hit[] {
  const weighed = soften(withOwner(terms, knowledge), intents, knowledge)
  // A number alone is no subject: "what is 2 + 2?" would match any text with a 2.
  const strong = weighed.filter((term) => !term.weak && term.weight > OWNER_WEIGHT && !/^\d/.test(term.token))
  const matches = matchTerms(weighed, knowledge.indexes)
  const softened = terms.filter((_, at) => (weighed[at]?.weight ?? 0) < OWNER_WEIGHT)
  const extra = matchTerms([...hints, ...softened], knowledge.indexes)
  const met = intents.map((intent) => meetIntent(intent, knowledge, strong.length > 0))
  const isReplyLine = contactLines(terms, intents, knowledge)
  const hits: Hit[] = []
  for (let unit = 0; unit < knowledge.units.length; unit += 1) {
    if (isReplyLine(unit)) continue
    const covered = matches.covered[unit] ?? 0
    const satisfied = met.map((strengths) => strengths(unit))
    if (!passes(intents, satisfied, strong.length > 0)) continue
    const coverage = coverageOf(covered, matches.total, intents, satisfied)
    if (strong.length > 0 && (coverage < ENOUGH || covered < matches.total * 0.48)) continue
    if (strong.length === 0 && Math.max(0, ...satisfied) === 0) continue
    const score =
      (matches.scores[unit] ?? 0) + sum(satisfied) * INTENT_SCORE + (extra.scores[unit] ?? 0) * HINT_SCORE
    hits.push({ unit, score, coverage })
  }
  return hits.sort((a, b) => b.score - a.score || a.unit - b.unit)
}

/** One satisfied intent is enough: a single unit rarely has the evidence for all ("address and phone"). */
function passes(intents: readonly Intent[], satisfied: readonly number[], hasSubject: boolean): boolean {
  const needed = intents.map(({ need }) => need === 'must' || (need === 'alone' && !hasSubject))
  if (!needed.includes(true)) return true
  return needed.some((must, index) => must && (satisfied[index] ?? 0) > 0)
}

function coverageOf(
  covered: number,
  total: number,
  intents: readonly Intent[],
  satisfied: readonly number[],
): number {
  let share = covered
  let whole = total
  intents.forEach(({ need, name }, index) => {
    if (name === 'person' || name === 'quantity' || (satisfied[index] ?? 0) === 0) return
    const weight = need === 'prefer' ? ATTRIBUTE_WEIGHT : FACT_WEIGHT
    share += weight * Math.min(1, satisfied[index] ?? 0)
    whole += weight
  })
  return whole === 0 ? 1 : share / whole
}

/** How well each unit shows the requested attribute: by its words, by its form, best by both. */
function meetIntent(intent: Intent, knowledge: Knowledge, hasSubject: boolean): (unit: number) => number {
  const alternatives = intent.concepts.map((concept) => ({ token: concept, quality: 1 }))
  const term: Term = {
    token: intent.name,
    alternatives,
    weight: 1,
    weak: false,
    name: false,
    concepts: intent.concepts,
  }
  const words = matchTerms(alternatives.length > 0 ? [term] : [], knowledge.indexes).strengths[0]
  return (unit) => {
    const form = intent.evidence.some((evidence) => knowledge.has(unit, evidence))
    const word = words?.get(unit) ?? 0
    if (form) return 0.8 + 0.4 * word
    const isLikely = hasSubject && intent.weakEvidence?.some((evidence) => knowledge.has(unit, evidence))
    return Math.max(intent.wordsCount ? 0.5 * word : 0, isLikely ? 0.5 : 0)
  }
}

/** "Do you sell phones?" is not answered by the owner's phone number. */
function contactLines(terms: readonly Term[], intents: readonly Intent[], { has }: Knowledge) {
  const goods = terms.some(({ concepts }) => concepts.includes('§phone'))
  const asked = intents.some(({ evidence }) => evidence.includes('phone'))
  return (unit: number) => goods && !asked && has(unit, 'phone')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
