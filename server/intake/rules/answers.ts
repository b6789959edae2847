/** Reads the clauses of a message: each as what it is recognised as, in the order of the checks of `readClause`. */
import type { Finding } from '../finding.ts'
import { readBareText } from './bare-text.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { emailsIn, isSurelyPhone, phonesIn } from './contacts.ts'
import { activeNames, type Context, found, placeFor, reachOf, within } from './context.ts'
import { type Answered, answeredBefore, deniedField, isOnlyCorrection, isOnlyNo } from './corrections.ts'
import { datesIn } from './dates.ts'
import { movedBy, type Span } from './fold.ts'
import { explained, intentsIn, notKnown } from './intents.ts'
import { unknownWords } from './lexicon.ts'
import { readNamed } from './named-answers.ts'
import type { Named, NameHit } from './names.ts'
import { numbersIn } from './numerals.ts'
import { CORRECTION_MARKS, FILLERS, GREETINGS } from './phrases.ts'
import { readField, readNothing } from './read-field.ts'
import type { Reading } from './reading.ts'
import { itemNameOf, type TextNamed } from './text-answers.ts'

/** What has been read so far. */
export type SoFar = {
  findings: Finding[]
  /** Clauses that nothing was found in; the answer to a field of text may be in them. */
  left: Clause[]
  /** Fields that a clause named without a value: "as for the capital, it is 5 million". */
  pending: readonly NameHit[]
  /** Whether the message has said that something earlier was wrong. */
  isCorrecting: boolean
  /** The answer that the message denies: "not 500 but 600". */
  denied: Answered | undefined
}

/** What is longer without a comma or a full stop is prose, and no answer to anything but a field of text. */
const MAX_CLAUSE_LENGTH = 400

/** @param already what the keys of the message have given */
export function readClauses(context: Context, already: readonly Finding[]): Finding[] {
  const { text } = context
  const contacts = contactsIn(context)
  const numbers = numbersIn(text)
  // "mail" in anna@mail.example.com is no name of a field.
  const addresses = [...emailsIn(text), ...phonesIn(text)]
  const names = context.names.in(text).filter((name) => !addresses.some((each) => overlaps(name, each)))
  const whole = [...numbers, ...datesIn(text, context.today), ...addresses]
  const clauses = clausesOf(text, whole, names)
  const denied = deniedField(context)
  const soFar: SoFar = {
    findings: [],
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
    if (own.length > 0) soFar.findings.push(...own.map(({ finding }) => finding))
    else readClause(context, clause, names, soFar, () => lastNumbered() > index)
  })
  const isAnswered = [...already, ...soFar.findings].some((finding) => isAboutAsked(context, finding))
  if (!isAnswered) soFar.findings.push(...bareText(context, clauses, soFar))
  return soFar.findings
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end

function isAboutAsked({ state, askedList, asked }: Context, finding: Finding): boolean {
  if ('field' in finding) return finding.kind === 'finished'
  const { place } = finding
  if (asked?.kind === 'list') return place.field === askedList
  return place.field === state.asked?.field && place.itemField === state.asked?.itemField
}

/** Addresses and telephone numbers belong to the one field of their kind, without being asked. */
function contactsIn(context: Context): { span: Span; finding: Finding }[] {
  const kinds = [
    { type: 'email', contacts: emailsIn(context.text) },
    { type: 'phone', contacts: phonesIn(context.text).filter(isSurelyPhone) },
  ]
  return kinds.flatMap(({ type, contacts }) => {
    const fields = context.names.fields.filter(({ field, place }) => field.type === type && !place.itemField)
    const [named] = fields
    if (!named || fields.length > 1 || contacts.length !== 1 || context.asked === named) return []
    return contacts.map(({ start, end, value }) => {
      const span = { start, end }
      return { span, finding: found(context, named, { kind: 'value', value, span }) }
    })
  })
}

/** "I don't know how many" has a question in it and is none; what ends like this is. */
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
    soFar.findings.push(explanation)
    return
  }
  if (clause.isQuestion) {
    if (!ASKS.test(words + clause.mark)) soFar.findings.push(...notKnown(context, hits))
    return
  }
  if (isOnlyCorrection(words) && (!isOnlyNo(words) || bringsNumber(whole, isNumberBehind))) {
    soFar.isCorrecting = true
    return
  }
  const intents = intentsIn(context, hits)
  soFar.findings.push(...intents)
  if (intents.length > 0) return
  const active = activeNames(context, hits)
  const isNamed = active.length > 0 && readNamed(context, active, soFar)
  if (!isNamed && !readUnnamed(context, active, soFar)) soFar.left.push(clause)
}

/** "No, 12 patents": a number follows, and there is an answer that it may correct. */
function bringsNumber(context: Context, isNumberBehind: () => boolean): boolean {
  return answeredBefore(context).some(({ value }) => typeof value === 'number') && isNumberBehind()
}

/** The last index that meets a condition, -1 if none does. Found at the first call: a message of many "no" asks often. */
function lastIndexOnce<Each>(all: readonly Each[], meets: (each: Each) => boolean): () => number {
  let last: number | undefined
  return () => {
    last ??= all.findLastIndex(meets)
    return last
  }
}

/** Words that name other fields may still be a bare answer: "no more emails". Not while such a name waits. */
function readUnnamed(context: Context, active: readonly NameHit[], soFar: SoFar): boolean {
  if (active.length > 0 && (soFar.pending.length > 0 || context.asked?.field.type === 'text')) return false
  return readBare(context, soFar)
}

/** A value without a name: for the field named just before, for the one it corrects, or for the asked one. */
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
  const finding = found(context, named, reading, item)
  // "Two, no, three": the later word replaces the earlier one.
  if (isCorrecting && 'place' in finding) forget(soFar, finding)
  soFar.isCorrecting = false
  soFar.findings.push(finding)
  soFar.pending = []
  return true
}

function forget(soFar: SoFar, { place }: Exclude<Finding, { field: string }>): void {
  soFar.findings = soFar.findings.filter(
    (each) =>
      !('place' in each) || each.place.field !== place.field || each.place.itemField !== place.itemField,
  )
}

function readAlone(context: Context, named: Named, words: string): Reading | undefined {
  if (named.kind === 'list') return undefined
  const reach = reachOf(context, named, 'bare')
  if (named.field.type === 'text') return readNothing(words, reach)
  return readField(named.field, words, reach)
}

/** The answer that a bare value corrects: see `corrections.ts`. Within one message it is the value before. */
function correct(context: Context, words: string, soFar: SoFar): boolean {
  const last = soFar.findings.findLast(({ kind }) => kind === 'value')
  if (last?.kind === 'value') {
    const named = context.names.fields.find((each) => isOf(each, last))
    if (named && readBareAs(context, named, words, soFar, { item: last.place.item, isCorrecting: true }))
      return true
  }
  const isNumber = numbersIn(words).length > 0
  // "Actually, no" while yes or no is asked is the answer to that.
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

const isOf = ({ place }: Named, finding: Finding & { kind: 'value' }) =>
  place.field === finding.place.field && place.itemField === finding.place.itemField

/** The answer to a field of text, or the name of a new item, from the clauses that are nothing else. */
function bareText(context: Context, clauses: readonly Clause[], soFar: SoFar): Finding[] {
  const { asked } = context
  const [target, item] = textTarget(context, soFar)
  if (!target) return []
  const spans = readBareText(context, target, leading(context, clauses, soFar), asked?.kind === 'list')
  return spans.map((span, index) => {
    const place = placeFor(context, target, item)
    const at = place.item === undefined ? place : { ...place, item: place.item + index }
    const finding = found(context, target, { kind: 'value', value: '', span })
    const words = 'words' in finding ? finding.words : ''
    return { kind: 'value', place: at, value: words, words }
  })
}

/** The asked field of text, the name of the next item, or the text that the message corrects. */
function textTarget(context: Context, soFar: SoFar): [TextNamed | undefined, number?] {
  const { asked } = context
  const [last] = answeredBefore(context)
  const isText = last?.named.kind === 'scalar' && last.named.field.type === 'text'
  if (soFar.isCorrecting && last && isText && last.named.kind === 'scalar') return [last.named, last.item]
  if (asked?.kind === 'list') return [itemNameOf(context, asked.field)]
  return asked?.kind === 'scalar' && asked.field.type === 'text' ? [asked] : [undefined]
}

/** The clauses before the first one that was something else, without greetings. */
function leading({ text }: Context, clauses: readonly Clause[], { left }: SoFar): Clause[] {
  const first = clauses.findIndex((clause) => left.includes(clause) && !isSmallTalk(text, clause))
  if (first < 0) return []
  const behind = clauses.slice(first)
  const end = behind.findIndex((clause) => !left.includes(clause))
  return end < 0 ? behind : behind.slice(0, end)
}

const isSmallTalk = (text: string, { start, end }: Span) =>
  unknownWords(text.slice(start, end), [GREETINGS, FILLERS]).length === 0 &&
  GREETINGS.has(text.slice(start, end))
