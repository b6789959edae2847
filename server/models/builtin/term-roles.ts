import type { Term } from '../../text/query-terms.ts'
import { matchTerms } from '../../text/rank.ts'
import type { Intent } from './intents.ts'
import type { Knowledge } from './knowledge.ts'

/** Some words of a question need not occur in its answer. These rules decide which. */
export const OWNER_WEIGHT = 0.25

/** A question that names the owner is about the owner; no sentence need repeat the name. */
export function withOwner(terms: readonly Term[], { ownerTokens }: Knowledge): Term[] {
  return terms.map((term) =>
    term.alternatives.some(({ token }) => ownerTokens.has(token)) && !hasMeaning(term)
      ? { ...term, weight: Math.min(term.weight, OWNER_WEIGHT) }
      : term,
  )
}

/** A business may be named after its goods; the word then keeps its meaning. */
function hasMeaning({ concepts }: Term): boolean {
  return concepts.length > 0
}

/** Rules of a business hold for every place, day and means of payment, named or not. */
const RULES = ['§ship', '§pay', '§refund', '§exchange', '§speak', '§insurance', '§cancel']
const INSTANCE =
  /^§(?:region-|language-|(?:mon|tues|wednes|thurs|fri|satur|sun)day$|holiday$|christmas$|eid$|newyear$|pay$)/
/** Objects of a return or a cancellation, and contacts. */
const OBJECT = /^§(?:book|order|plan|ticket|product|service|account|course)$/
const PARTY = /^§(?:support|service|customer|staff|owner|manager)$/
const REACHES = ['contact', 'phone', 'email', 'hours']

/**
 * "Do you ship to Canada?" is answered by a text on shipping that does not name Canada; "are you open on
 * Sunday?" by the hours. Such a word still ranks, but a unit without it is not rejected.
 */
export function soften(terms: Term[], intents: readonly Intent[], knowledge: Knowledge): Term[] {
  const rule = terms.find((term) => term.concepts.some((concept) => RULES.includes(concept)))
  const intentNames = intents.map(({ name }) => name)
  const days = intentNames.some((name) => name === 'hours' || name === 'language')
  const reaches = intentNames.some((name) => REACHES.includes(name))
  if (!rule && !days && !reaches) return terms
  const destination = rule?.concepts.includes('§ship') ?? false
  return terms.map((term) => {
    if (term === rule || term.weak) return term
    const instance = term.concepts.some(
      (concept) =>
        ((rule || days) && INSTANCE.test(concept)) ||
        (rule && OBJECT.test(concept)) ||
        (reaches && PARTY.test(concept)),
    )
    const unknown = destination && matchTerms([term], knowledge.indexes).strengths[0]?.size === 0
    return instance || unknown ? { ...term, weight: term.weight * 0.2, weak: !rule, name: false } : term
  })
}

const GENERAL = new Set<string>(
  'service product vehicle customer branch course staff menu plan room item dress phone laptop computer shoe ticket'
    .split(' ')
    .map((name) => `§${name}`),
)

/** General words for an owner's goods; their own names need not contain them. */
export function isGeneral({ concepts }: Term): boolean {
  return concepts.some((concept) => GENERAL.has(concept))
}

const GOODS = new Set<string>('product vehicle menu room item plan'.split(' ').map((name) => `§${name}`))

/** Goods have a price of their own. */
export function isGoods({ concepts }: Term): boolean {
  return concepts.some((concept) => GOODS.has(concept))
}
