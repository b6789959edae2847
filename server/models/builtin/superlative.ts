import { amountsIn, bareSum } from '../../language/amounts.ts'
import { normalise } from '../../language/folding.ts'
import type { Term } from '../../text/query-terms.ts'
import { matchTerms } from '../../text/rank.ts'
import type { Asking } from './asking.ts'
import type { Context } from './conversation.ts'
import type { Knowledge } from './knowledge.ts'
import { search } from './search.ts'
import { isGeneral } from './term-roles.ts'
import * as phrase from './turns-of-phrase.ts'

/** Surcharges are not the cheapest goods. */
const EXTRAS: Term = {
  token: 'extras',
  alternatives: ['ship', 'deposit', 'cancel', 'servicecharge', 'minimum', 'tax', 'discount'].map((name) => ({
    token: `§${name}`,
    quality: 1,
  })),
  weight: 1,
  weak: false,
  name: false,
  concepts: [],
}

type Measured = { unit: number; value: number; kind: string }
const MAXIMUM = 8
const YEAR = /\b(?:19|20)\d{2}\b/u

/**
 * "Which is the cheapest?", "the newest car", "anything under $15,000?": compares comparable units. Undefined
 * for other questions, or when the knowledge has nothing to compare; an ordinary search follows then.
 */
export function superlative(asking: Asking, context: Context, knowledge: Knowledge): number[] | undefined {
  const order = readOrder(asking.text)
  const limit = order ? undefined : readLimit(asking.text)
  if (!order && !limit) return undefined
  const all = measure(candidates(asking, context, knowledge), order?.by ?? 'price', knowledge)
  const measured = limit ? all : ofOneKind(all, knowledge)
  if (measured.length === 0) return undefined
  if (limit) return within(measured, limit)
  const values = measured.map(({ value }) => value)
  const wanted = order?.most ? Math.max(...values) : Math.min(...values)
  return measured
    .filter(({ value }) => value === wanted)
    .slice(0, 3)
    .map(({ unit }) => unit)
}

function readOrder(text: string): { by: 'price' | 'year'; most: boolean } | undefined {
  if (phrase.CHEAPEST.test(text)) return { by: 'price', most: false }
  if (phrase.DEAREST.test(text)) return { by: 'price', most: true }
  if (phrase.NEWEST.test(text)) return { by: 'year', most: true }
  if (phrase.OLDEST.test(text)) return { by: 'year', most: false }
  return undefined
}

/** A sum beside "under" or "over". Its currency must match, unless the knowledge has only one. */
function readLimit(text: string): { below: boolean; value: number } | undefined {
  const below = phrase.BELOW.test(text)
  if (!below && !phrase.ABOVE.test(text)) return undefined
  const value = amountsIn(text)[0]?.value ?? bareSum(text)
  return value === undefined ? undefined : { below, value }
}

/** The units that the question is about: those of its subject, or all. */
function candidates(asking: Asking, context: Context, knowledge: Knowledge): number[] {
  const strong = asking.subject.filter(
    (term) => !term.weak && !/^\d/.test(term.token) && !isMoneyWord(term.token),
  )
  const spoken = strong.length > 0 ? ofSubject(strong, knowledge) : undefined
  if (spoken) return spoken
  const named = asking.subject
    .filter((term) => term.concepts.length > 0)
    .map((term) => ({ ...term, weak: false, weight: 1 }))
  const general =
    named.length > 0 ? search({ terms: named, intents: [] }, knowledge).map(({ unit }) => unit) : []
  const priced = general.filter((unit) => knowledge.has(unit, 'money'))
  if (priced.length >= 2) return general
  if (asking.refers && context.subject.length > 0) {
    const spokenOf = meetingAny(context.subject, knowledge)
    if (spokenOf.filter((unit) => knowledge.has(unit, 'money')).length >= 2) return spokenOf
  }
  return withoutExtras(knowledge)
}

/** Undefined if the subject is only a general word for the goods, and no price stands beside that word. */
function ofSubject(terms: readonly Term[], knowledge: Knowledge): number[] | undefined {
  if (terms.every(isGeneral) && isUnpricedKind(terms, knowledge)) return goodsOf(knowledge)
  const found = search({ terms, intents: [] }, knowledge).map(({ unit }) => unit)
  const any = found.length > 1 ? found : meetingAny(terms, knowledge)
  if (any.length > 1) return any
  return found.length > 0 || !terms.every(isGeneral) ? found : undefined
}

/**
 * Mentioned, but never with a price: "phone" where the list says Pixel and Galaxy. The list is meant then.
 */
function isUnpricedKind(terms: readonly Term[], knowledge: Knowledge): boolean {
  const { strengths } = matchTerms(terms, knowledge.indexes)
  return strengths.every(
    (met, at) =>
      met.size > 0 && !terms[at]?.name && [...met.keys()].every((unit) => !knowledge.has(unit, 'money')),
  )
}

/** The units that themselves name any of the terms: the Civic and the Focus of "which is cheaper?". */
function meetingAny(terms: readonly Term[], knowledge: Knowledge): number[] {
  const { strengths } = matchTerms(terms, knowledge.indexes)
  const found = strengths.flatMap((met) =>
    [...met].flatMap(([unit, strength]) => (strength >= 0.7 ? [unit] : [])),
  )
  return [...new Set(found)].sort((a, b) => a - b)
}

function withoutExtras(knowledge: Knowledge): number[] {
  const extras = matchTerms([EXTRAS], knowledge.indexes).strengths[0]
  return knowledge.units.map((_, unit) => unit).filter((unit) => extras?.get(unit) !== 1)
}

/** The goods: the largest list of prices; empty if there is no list. */
export function goodsOf(knowledge: Knowledge): number[] {
  const goods = ofOneKind(measure(withoutExtras(knowledge), 'price', knowledge), knowledge)
  return goods.length > 1 ? goods.map(({ unit }) => unit) : []
}

function isMoneyWord(token: string): boolean {
  return amountsIn(`1 ${token}`).length > 0 || /^(?:price|pric|budget|预算|预算|价|দাম|টাকা)$/.test(token)
}

function measure(units: readonly number[], by: 'price' | 'year', knowledge: Knowledge): Measured[] {
  return units.flatMap((unit) => {
    const text = knowledge.units[unit]?.text ?? ''
    if (by === 'year') {
      const year = YEAR.exec(normalise(text))?.[0]
      return year ? [{ unit, value: Number(year), kind: 'year' }] : []
    }
    const [amount] = amountsIn(text)
    return amount ? [{ unit, value: amount.value, kind: amount.currency }] : []
  })
}

/**
 * Only things of one kind are comparable: the delivery fee is not the cheapest dish. The largest group of one
 * list or paragraph (or heading) with one currency counts as the catalogue.
 */
function ofOneKind(measured: readonly Measured[], { units, sourceOf }: Knowledge): Measured[] {
  const groups = Map.groupBy(measured, ({ unit, kind }) => {
    const { block, heading, whole } = units[unit] ?? { block: 0, heading: '' }
    return `${sourceOf(unit)} ${kind} ${whole ?? (heading || block)}`
  })
  const largest = [...groups.values()].reduce(
    (most, group) => (group.length > most.length ? group : most),
    [],
  )
  if (largest.length >= 2) return largest
  const kind = largest[0]?.kind
  return measured.filter((one) => one.kind === kind)
}

function within(
  measured: readonly Measured[],
  { below, value }: { below: boolean; value: number },
): number[] | undefined {
  const found = measured.filter((one) => (below ? one.value <= value : one.value >= value))
  return found.length > 0 ? found.slice(0, MAXIMUM).map(({ unit }) => unit) : undefined
}
