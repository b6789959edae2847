/** Reads the clauses of a message. Each clause is classified by the checks of `readClause`, in order. */

import { datesIn } from '../../language/dates.ts'
import { movedBy, type Span } from '../../language/folding.ts'
import { consistsOf } from '../../language/lexicon.ts'
import { numbersIn } from '../../language/numerals.ts'
import { CORRECTION_MARKS, FILLERS, GREETINGS } from '../../language/phrases.ts'
import type { Extraction } from '../extraction.ts'
import { isSurelyPhone } from '../phone-number.ts'
import { readBareText } from './bare-text.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { emailsIn, phonesIn } from './contacts.ts'
import { activeNames, type Context, found, pathFor, reachOf, within } from './context.ts'
import { type Answered, answeredBefore, deniedField, isOnlyCorrection, isOnlyNo } from './corrections.ts'
import { explained, intentsIn, notKnown } from './intents.ts'
import { readNamed } from './named-answers.ts'
import type { Named, NameHit } from './names.ts'
import { readField, readNothing } from './read-field.ts'
import type { Reading } from './reading.ts'
import { itemNameOf, type TextNamed } from './text-answers.ts'

/** The result so far. */
export type SoFar = {
  extractions: Extraction[]
  /** Clauses without extractions; they may contain the answer to a text field. */
  left: Clause[]
  /** Fields that a clause named without a value: "as for the capital, it is 5 million". */
  pending: readonly NameHit[]
  /** Whether the message has already corrected something. */
  isCorrecting: boolean
  /** The answer that the message denies: "not 500 but 600". */
  denied: Answered | undefined
}

/** A longer piece without a comma or a full stop is prose: it can only answer a text field. */
const MAX_CLAUSE_LENGTH = 400

/** @param already extractions from the keys of the message */
export function readClauses(context: Context, already: readonly Extraction[]): Extraction[] {
  const { text } = context
  const contacts = contactsIn(context)
  const numbers = numbersIn(text)
  // "mail" in anna@mail.example.com does not name a field.
  const addresses = [...emailsIn(text), ...phonesIn(text)]
  const names = context.names.in(text).filter((name) => !addresses.some((each) => overlaps(name, each)))
  const whole = [...numbers, ...datesIn(text, context.today), ...addresses]
  const clauses = clausesOf(text, whole, names)
  const denied = deniedField(context)
  const soFar: SoFar = {
    extractions: [],
    left: [],
    pending: [],
    isCorrecting: denied !== undefined,
    denied,
  }
  const lastNumbered = lastIndexOnce(
    clauses,
    ({ start, end }) => numbersIn(text.slice(start, end)).length > 0,
  )
  clauses.forEach((clause, index) => {
    const own = contacts.filter(({ span }) => span.start >= clause.start && span.end <= clause.end)
    if (own.length > 0) soFar.extractions.push(...own.map(({ extraction }) => extraction))
    else readClause(context, clause, names, soFar, () => lastNumbered() > index)
  })
  const isAnswered = [...already, ...soFar.extractions].some((extraction) =>
    isAboutAsked(context, extraction),
  )
  if (!isAnswered) soFar.extractions.push(...bareText(context, clauses, soFar))
  return soFar.extractions
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

function isAboutAsked({ state, askedList, asked }: Context, extraction: Extraction): boolean {
  if ('field' in extraction) return extraction.kind === 'finished'
  const { path } = extraction
  if (asked?.kind === 'list') return path.field === askedList
  return path.field === state.asked?.field && path.itemField === state.asked?.itemField
}

/** E-mail addresses and phone numbers belong to the only field of their type, even when not asked. */
function contactsIn(context: Context): { span: Span; extraction: Extraction }[] {
  const kinds = [
    { type: 'email', contacts: emailsIn(context.text) },
    { type: 'phone', contacts: phonesIn(context.text).filter(({ value }) => isSurelyPhone(value)) },
  ]
  return kinds.flatMap(({ type, contacts }) => {
    const fields = context.names.fields.filter(({ field, path }) => field.type === type && !path.itemField)
    const [named] = fields
    if (!named || fields.length > 1 || contacts.length !== 1 || context.asked === named) return []
    return contacts.map(({ start, end, value }) => {
      const span = { start, end }
      return { span, extraction: found(context, named, { kind: 'value', value, span }) }
    })
  })
}

/**
 * "I don't know how many" contains a question word but is no question; a clause that ends like this is one.
 */
const ASKS = /[?吗嘛呢]$/

function readClause(
  whole: Context,
  clause: Clause,
  names: readonly NameHit[],
  soFar: SoFar,
  isNumberBehind: () => boolean,
): void {
  if (clause.end - clause.start > MAX_CLAUSE_LENGTH) {
    soFar.left.push(clause)
    return
  }
  const own = names.filter(({ start, end }) => start >= clause.start && end <= clause.end)
  const hits = movedBy(-clause.start, own)
  const context = within(whole, clause)
  const words = context.text
  const explanation = explained(context, hits)
  if (explanation) {
    soFar.extractions.push(explanation)
    return
  }
  if (clause.isQuestion) {
    if (!ASKS.test(words + clause.mark)) soFar.extractions.push(...notKnown(context, hits))
    return
  }
  if (isOnlyCorrection(words) && (!isOnlyNo(words) || bringsNumber(whole, isNumberBehind))) {
    soFar.isCorrecting = true
    return
  }
  const intents = intentsIn(context, hits)
  soFar.extractions.push(...intents)
  if (intents.length > 0) return
  const active = activeNames(context, hits)
  const isNamed = active.length > 0 && readNamed(context, active, soFar)
  if (!isNamed && !readUnnamed(context, active, soFar)) soFar.left.push(clause)
}

/** "No, 12 patents": a number follows, and there is an answer that it may correct. */
function bringsNumber(context: Context, isNumberBehind: () => boolean): boolean {
  return answeredBefore(context).some(({ value }) => typeof value === 'number') && isNumberBehind()
}

/**
 * The last index that meets a condition, or -1. Computed once, because a message with many "no" needs it
 * often.
 */
function lastIndexOnce<Each>(all: readonly Each[], meets: (each: Each) => boolean): () => number {
  let last: number | undefined
  return () => {
    last ??= all.findLastIndex(meets)
    return last
  }
}

/**
 * Names of other fields may occur in a bare answer, "no more emails", unless such a name still lacks its
 * value.
 */
function readUnnamed(context: Context, active: readonly NameHit[], soFar: SoFar): boolean {
  if (active.length > 0 && (soFar.pending.length > 0 || context.asked?.field.type === 'text')) return false
  return readBare(context, soFar)
}

/** A value without a name: for the field named just before, the one it corrects, or the asked one. */
function readBare(context: Context, soFar: SoFar): boolean {
  const words = context.text
  const isCorrecting = soFar.isCorrecting || CORRECTION_MARKS.has(words)
  const pending = soFar.pending.flatMap(({ fields }) => fields)
  if (pending.length > 0) {
    for (const named of pending) if (readBareAs(context, named, words, soFar, {})) return true
  }
  if (isCorrecting && correct(context, words, soFar)) return true
  const { asked } = context
  return asked?.kind === 'scalar' && readBareAs(context, asked, words, soFar, { isCorrecting })
}

function readBareAs(
  context: Context,
  named: Named,
  words: string,
  soFar: SoFar,
  { item, isCorrecting }: { item?: number | undefined; isCorrecting?: boolean },
): boolean {
  const reading = readAlone(context, named, words)
  if (!reading) return false
  const extraction = found(context, named, reading, item)
  // "Two, no, three": the later word replaces the earlier one.
  if (isCorrecting && 'path' in extraction) forget(soFar, extraction)
  soFar.isCorrecting = false
  soFar.extractions.push(extraction)
  soFar.pending = []
  return true
}

function forget(soFar: SoFar, { path }: Exclude<Extraction, { field: string }>): void {
  soFar.extractions = soFar.extractions.filter(
    (each) => !('path' in each) || each.path.field !== path.field || each.path.itemField !== path.itemField,
  )
}

function readAlone(context: Context, named: Named, words: string): Reading | undefined {
  if (named.kind === 'list') return undefined
  const reach = reachOf(context, named, 'bare')
  if (named.field.type === 'text') return readNothing(words, reach)
  return readField(named.field, words, reach)
}

/**
 * The answer that a bare value corrects: see `corrections.ts`. Within one message it is the previous value.
 */
function correct(context: Context, words: string, soFar: SoFar): boolean {
  const last = soFar.extractions.findLast(({ kind }) => kind === 'value')
  if (last?.kind === 'value') {
    const named = context.names.fields.find((each) => isOf(each, last))
    if (named && readBareAs(context, named, words, soFar, { item: last.path.item, isCorrecting: true }))
      return true
  }
  const isNumber = numbersIn(words).length > 0
  // "Actually, no" answers a yes or no question.
  if (!isNumber && context.asked && readAlone(context, context.asked, words)) return false
  const { denied } = soFar
  const candidates: Answered[] = denied ? [denied] : answeredBefore(context)
  for (const { named, item, value } of candidates) {
    if (isNumber && typeof value !== 'number') continue
    if (!isNumber && typeof value === 'string') continue
    if (readBareAs(context, named, words, soFar, { item })) return true
    if (!isNumber) return false
  }
  return false
}

const isOf = ({ path }: Named, extraction: Extraction & { kind: 'value' }) =>
  path.field === extraction.path.field && path.itemField === extraction.path.itemField

/** The answer to a text field, or the name of a new item, from the unclassified clauses. */
function bareText(context: Context, clauses: readonly Clause[], soFar: SoFar): Extraction[] {
  const { asked } = context
  const [target, item] = textTarget(context, soFar)
  if (!target) return []
  const spans = readBareText(context, target, leading(context, clauses, soFar), asked?.kind === 'list')
  return spans.map((span, index) => {
    const path = pathFor(context, target, item)
    const at = path.item === undefined ? path : { ...path, item: path.item + index }
    const extraction = found(context, target, { kind: 'value', value: '', span })
    const words = 'words' in extraction ? extraction.words : ''
    return { kind: 'value', path: at, value: words, words }
  })
}

/** The asked text field, the name of the next item, or the text that the message corrects. */
function textTarget(context: Context, soFar: SoFar): [TextNamed | undefined, number?] {
  const { asked } = context
  const [last] = answeredBefore(context)
  const isText = last?.named.kind === 'scalar' && last.named.field.type === 'text'
  if (soFar.isCorrecting && last && isText && last.named.kind === 'scalar') return [last.named, last.item]
  if (asked?.kind === 'list') return [itemNameOf(context, asked.field)]
  return asked?.kind === 'scalar' && asked.field.type === 'text' ? [asked] : [undefined]
}

/** The unclassified clauses before the first classified one, without greetings. */
function leading({ text }: Context, clauses: readonly Clause[], { left }: SoFar): Clause[] {
  const first = clauses.findIndex((clause) => left.includes(clause) && !isSmallTalk(text, clause))
  if (first < 0) return []
  const behind = clauses.slice(first)
  const end = behind.findIndex((clause) => !left.includes(clause))
  return end < 0 ? behind : behind.slice(0, end)
}

const isSmallTalk = (text: string, { start, end }: Span) =>
  consistsOf(text.slice(start, end), [GREETINGS, FILLERS]) && GREETINGS.has(text.slice(start, end))
