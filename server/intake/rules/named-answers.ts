/** Reads a clause that names fields: "3 invention patents", 發明專利和新型專利都是3件, "no ESG certificate". */

import { blank, movedBy, type Span, wordsAt } from '../../language/folding.ts'
import { consistsOf } from '../../language/lexicon.ts'
import { numbersIn } from '../../language/numerals.ts'
import { CLASSIFIERS, CORRECTION_MARKS, CORRECTIONS, FILLERS } from '../../language/phrases.ts'
import type { SoFar } from './answers.ts'
import { type Context, found, reachOf, within } from './context.ts'
import { answeredBefore } from './corrections.ts'
import type { Named, NameHit } from './names.ts'
import { readField, readNothing } from './read-field.ts'
import type { Reading } from './reading.ts'
import { textBehindName } from './text-answers.ts'

type Part = Span & { hits: readonly NameHit[] }

/** More than any answer names. */
const MAX_NAMES = 12

/**
 * @param context of the clause
 * @returns whether it found anything
 */
export function readNamed(context: Context, hits: readonly NameHit[], soFar: SoFar): boolean {
  if (hits.length > MAX_NAMES) return false
  const read = partsOf(context.text, hits).map((part) =>
    readPart(within(context, part), movedBy(-part.start, part.hits), soFar),
  )
  return read.some(Boolean)
}

function readPart(context: Context, own: readonly NameHit[], soFar: SoFar): boolean {
  const { text: words } = context
  const isCorrecting = soFar.isCorrecting || CORRECTION_MARKS.has(words)
  let isRead = false
  for (const hit of own) {
    const answers = answersOf(context, hit, own, isCorrecting)
    soFar.extractions.push(...answers.map(({ named, reading }) => found(context, named, reading)))
    isRead ||= answers.length > 0
  }
  if (isRead) soFar.isCorrecting = false
  const isNameOnly =
    !isRead && consistsOf(blank(words, [...own, ...numbersIn(words)]), [FILLERS, CLASSIFIERS, CORRECTIONS])
  soFar.pending = isNameOnly ? own : []
  if (isNameOnly && CORRECTIONS.has(words)) soFar.isCorrecting = true
  return isRead
}

type Answer = { named: Named; reading: Reading }

/**
 * "We have no certificates" answers the question for an ESG certificate, although another field counts
 * certificates. Not if it gives a number, or names the asked field elsewhere.
 */
function shortForAsked(context: Context, hit: NameHit, own: readonly NameHit[]): Answer | undefined {
  const { asked } = context
  if (asked?.kind !== 'scalar' || asked.field.type !== 'boolean' || !hit.endOf.includes(asked))
    return undefined
  if (context.mentioned.has(asked) || numbersIn(context.text).length > 0) return undefined
  const reading = readAs(context, asked, hit, own)
  return reading && { named: asked, reading }
}

/** Among the fields that a name may mean, the one that accepts the value; all of them for "none". */
function answersOf(context: Context, hit: NameHit, own: readonly NameHit[], isCorrecting: boolean): Answer[] {
  const short = shortForAsked(context, hit, own)
  if (short) return [short]
  const answers = hit.fields.flatMap((named) => {
    const reading = readAs(context, named, hit, own)
    return reading ? [{ named, reading }] : []
  })
  if (answers.length < 2) return answers
  const last = answeredBefore(context).find(({ named }) => answers.some((each) => each.named === named))
  const corrected = isCorrecting ? answers.find(({ named }) => named === last?.named) : undefined
  const chosen = corrected ?? answers.find(({ named }) => named === context.asked)
  if (chosen) return [chosen]
  if (answers.every(({ reading }) => reading.kind === 'value' && reading.value === 0)) return answers
  const { asked } = context
  const [first] = answers
  const isNumberAsked = asked?.kind === 'scalar' && /^(?:integer|amount)$/.test(asked.field.type)
  if (!isNumberAsked || first?.reading.kind !== 'value') return []
  return [{ named: asked, reading: { kind: 'unclear', why: 'ambiguous', span: first.reading.span } }]
}

function readAs(context: Context, named: Named, hit: NameHit, own: readonly NameHit[]): Reading | undefined {
  if (named.kind === 'list') return undefined
  const words = blank(context.text, own)
  if (named.field.type === 'text') {
    const span = hit.isName && own.includes(hit) ? textBehindName(context, hit) : undefined
    if (span) return { kind: 'value', value: wordsAt(context.message, span), span }
    return readNothing(words, reachOf(context, named, 'bare'))
  }
  return readField(named.field, words, reachOf(context, named, 'named', own))
}

/**
 * Splits a clause with several names into parts with one name each, or several names that share a value. In
 * "3 patents 2 certificates" values precede names, in 專利3件證書2張 they follow: the first one decides.
 */
function partsOf(text: string, hits: readonly NameHit[]): Part[] {
  const groups = groupsOf(text, hits)
  const [first] = groups
  if (!first || groups.length === 1) return [{ start: 0, end: text.length, hits }]
  const numbers = numbersIn(text)
  const isValueFirst = (numbers[0]?.start ?? Number.POSITIVE_INFINITY) < first.start
  return groups.map((group, index) => {
    const before = groups[index - 1]
    const behind = groups[index + 1]
    return isValueFirst
      ? { hits: group.hits, start: before?.end ?? 0, end: behind ? group.end : text.length }
      : { hits: group.hits, start: before ? group.start : 0, end: behind?.start ?? text.length }
  })
}

const JOINED = /^ ?(?:和|跟|与|及|以及|、|,|and|or|&|nor|এবং|ও|আর|বা|或)? ?$/

function groupsOf(text: string, hits: readonly NameHit[]): Part[] {
  const groups: Part[] = []
  for (const hit of hits) {
    const last = groups.at(-1)
    if (last && JOINED.test(text.slice(last.end, hit.start))) {
      groups[groups.length - 1] = { ...last, end: hit.end, hits: [...last.hits, hit] }
    } else groups.push({ start: hit.start, end: hit.end, hits: [hit] })
  }
  return groups
}
