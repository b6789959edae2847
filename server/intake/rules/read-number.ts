/** Reads a whole number or an amount. */

import { canBe, currenciesAt, currenciesIn, type Money } from '../../language/currencies.ts'
import { blank, type Span } from '../../language/folding.ts'
import { lexicon, unknownWords } from '../../language/lexicon.ts'
import { type NumberFound, numbersIn } from '../../language/numerals.ts'
import {
  CLASSIFIERS,
  CORRECTION_MARKS,
  CORRECTIONS,
  FILLERS,
  FOREIGN_UNITS,
  NONE,
  PENDING,
  VAGUE,
} from '../../language/phrases.ts'
import type { ScalarField } from '../form.ts'
import { type Reach, type Reading, restOf, spanOf } from './reading.ts'

export type NumberField = ScalarField & { type: 'integer' | 'amount' }

type Candidate = NumberFound & { money: Money[]; isCounted: boolean; extent: Span }

const NEGATED = /(?:不是|并非|并不是|not|isn't|wasn't) ?$/
/** ৩ না, ৫টি */
const NEGATED_BEHIND = /^(?:টি|টা)? ?(?:না|নয়)(?=[ ,.;।]|$)/
const YEAR = /^(?:19|20)\d\d$/
const BEFORE_YEAR = /(?:in|since|during|year|of|founded|established|by) ?$/
const ARROW = /->|=>|→/
/** The maximum number of unknown words between a name and its number. */
const WIDEST_GAP = 1

/** @returns undefined when the text does not answer the field */
export function readNumber(field: NumberField, text: string, reach: Reach): Reading | undefined {
  const all = numbersIn(text).map((number) => candidate(text, number))
  const fitting = all.filter((each) => fits(field, text, each))
  const near = reach.how === 'named' ? fitting.filter((each) => isNear(text, each, reach)) : fitting
  if (near.length === 0) return all.length > 0 ? misfit(field, all, reach) : readNoNumber(field, text, reach)
  if (reach.how === 'bare') {
    const rest = blank(text, [...all.map(({ extent }) => extent), ...currenciesIn(text)])
    if (restOf(rest, reach).length > looseRest(text, near, reach)) return undefined
  }
  const last = near.at(-1)
  if (!last) return undefined
  if (PENDING.has(text)) return { kind: 'unclear', why: 'not_understood', span: last.extent }
  const values = new Set(near.map(({ value }) => value))
  const span = { start: near[0]?.extent.start ?? last.start, end: last.extent.end }
  if (values.size > 1 && !isCorrectedBefore(text, near)) {
    const own = field.type === 'amount' ? inOwnCurrency(field.currency, near) : undefined
    if (own) return judge(field, text, own)
    return { kind: 'unclear', why: 'ambiguous', span }
  }
  return judge(field, text, last)
}

function candidate(text: string, number: NumberFound): Candidate {
  const money = currenciesAt(text, number)
  const at = number.end + (/^[ 多余来]{0,2}/.exec(text.slice(number.end, number.end + 2))?.[0].length ?? 0)
  const counted = CLASSIFIERS.at(text, at)
  const ends = [number.end, counted?.end ?? 0, ...money.map(({ end }) => end)]
  const starts = [number.start, ...money.map(({ start }) => start)]
  const extent = { start: Math.min(...starts), end: Math.max(...ends) }
  return { ...number, money, isCounted: counted !== undefined && money.length === 0, extent }
}

/** "Our CEO is 52" is about the CEO. */
const IS_ABOUT = /(?:^| )(?:is|are|was|has|have|had|ate|got)(?: |$)|是|有|的/

/**
 * The maximum number of unknown words with a bare number: one ("we can spend 7,500"), or two characters of
 * Chinese. None behind it, where a word names what is counted: "3 kids".
 */
function looseRest(text: string, numbers: readonly Candidate[], reach: Reach): number {
  const [only] = numbers
  if (!only || numbers.length > 1) return 0
  const [behind] = restOf(text.slice(only.extent.end), reach)
  if (behind !== undefined || IS_ABOUT.test(text.slice(0, only.extent.start))) return 0
  return /\p{Script=Han}/u.test(text) ? 2 : 1
}

/** Rejects numbers of something else: a year, a number of people, a price where patents are counted. */
function fits(field: NumberField, text: string, { start, end, money, isCounted }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - 12), start)
  if (NEGATED.test(before) || NEGATED_BEHIND.test(text.slice(end, end + 10))) return false
  if (YEAR.test(text.slice(start, end)) && BEFORE_YEAR.test(before) && money.length === 0) return false
  const at = text[end] === ' ' ? end + 1 : end
  const foreign = FOREIGN_UNITS.at(text, at)
  const classifier = CLASSIFIERS.at(text, at)
  if (foreign && money.length === 0 && foreign.end > (classifier?.end ?? 0)) return false
  return field.type === 'integer' ? money.length === 0 : !isCounted
}

/** 500元 for a number of patents is an attempt at an answer, but not a valid one. */
function misfit(field: NumberField, all: readonly Candidate[], reach: Reach): Reading | undefined {
  const [first] = all
  const isMoney = field.type === 'integer' && first !== undefined && first.money.length > 0
  if (!first || reach.how === 'named' || (reach.how === 'bare' && !isMoney)) return undefined
  return { kind: 'unclear', why: 'not_understood', span: first.extent }
}

function isNear(text: string, { extent }: Candidate, reach: Reach): boolean {
  return (reach.names ?? []).some((name) => {
    const gap =
      extent.start >= name.end ? text.slice(name.end, extent.start) : text.slice(extent.end, name.start)
    return restOf(gap, reach, CORRECTION_MARKS, CLASSIFIERS).length <= WIDEST_GAP
  })
}

function isCorrectedBefore(text: string, candidates: readonly Candidate[]): boolean {
  const [before, last] = candidates.slice(-2)
  if (!before || !last) return false
  const between = text.slice(before.extent.end, last.extent.start)
  return ARROW.test(between) || CORRECTION_MARKS.has(between) || CORRECTIONS.has(between)
}

/** "5 million NTD (160,000 USD)" */
function inOwnCurrency(currency: string, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.some(({ money }) => money.length === 0)) return undefined
  const own = candidates.filter(({ money }) => canBe(currency, money))
  return own.length === 1 ? own[0] : undefined
}

/** "Change it from 5 to 8" has two numbers and one meaning. */
const isFromTo = (text: string, { start }: Candidate) =>
  CORRECTION_MARKS.has(text) && /(?:from|从|由) ?$/.test(text.slice(Math.max(0, start - 6), start))

function judge(field: NumberField, text: string, found: Candidate): Reading {
  const span = found.extent
  if (found.isAmbiguous && !isFromTo(text, found)) return { kind: 'unclear', why: 'ambiguous', span }
  if (field.type === 'amount') {
    const named = found.money.length > 0 ? found.money : currenciesIn(text)
    if (!canBe(field.currency, named)) return { kind: 'unclear', why: 'other_currency', span }
  }
  const isWhole = field.type === 'integer' || !field.decimals
  if (isWhole && !Number.isInteger(found.value)) return { kind: 'unclear', why: 'not_whole', span }
  return { kind: 'value', value: found.value, span }
}

/** The maximum number of other words next to a "none" or a "many", by reach. */
const MAX_REST = { bare: 0, named: 1, keyed: 3 }

const NONE_OR_VAGUE = lexicon<'none' | 'vague'>([
  ...NONE.phrases.map((phrase) => [phrase, 'none'] as const),
  ...VAGUE.phrases.map((phrase) => [phrase, 'vague'] as const),
])

/** "None" is 0 for countable things; "many" is an attempt at a number. */
function readNoNumber(field: NumberField, text: string, reach: Reach): Reading | undefined {
  const span = spanOf(text)
  const hits = NONE_OR_VAGUE.all(text)
  const rest = unknownWords(text, [NONE_OR_VAGUE, FILLERS, reach.known, CLASSIFIERS])
  if (hits.length > 0 && rest.length <= MAX_REST[reach.how]) {
    if (hits.some(({ meaning }) => meaning === 'vague'))
      return { kind: 'unclear', why: 'not_understood', span }
    return field.type === 'amount' ? { kind: 'unknown' } : { kind: 'value', value: 0, span }
  }
  const isMeant = reach.how === 'keyed' && text.trim() !== ''
  return isMeant ? { kind: 'unclear', why: 'not_understood', span } : undefined
}
