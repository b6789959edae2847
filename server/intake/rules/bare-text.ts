/** Extracts a text answer from the unclassified clauses. */

import type { Span } from '../../language/folding.ts'
import { consistsOf } from '../../language/lexicon.ts'
import { CORRECTION_MARKS, GREETINGS } from '../../language/phrases.ts'
import type { Clause } from './clauses.ts'
import { spanOfClauses } from './clauses.ts'
import type { Context } from './context.ts'
import { canBeText, isTermLike, type TextNamed, unframed } from './text-answers.ts'

const MAX_TERM_LENGTH = 200
/** A longer sentence without a comma is ignored. */
const MAX_SENTENCE_LENGTH = 400

/** @returns one span, several for the names of several new items (晶片、馬達), none when there is no value */
export function readBareText(
  context: Context,
  named: TextNamed,
  clauses: readonly Clause[],
  isNewItem: boolean,
): Span[] {
  const isTerm =
    named.field.type === 'text' && (named.field.max_length ?? Number.POSITIVE_INFINITY) <= MAX_TERM_LENGTH
  if (!isTerm && !isNewItem) {
    const span = spanOfClauses(context.text, clauses)
    return span ? readOne(context, named, span, false) : []
  }
  for (const [index, clause] of clauses.entries()) {
    if (clause.end - clause.start > MAX_SENTENCE_LENGTH) continue
    const span = { start: clause.start, end: endOfEnumeration(context, clauses.slice(index)) }
    const value = unframed(context, named, withoutMark(context, span))
    if (value.isFramed && canBeText(context, named, value) && isTermOf(context, value)) return [value]
  }
  const sentence = clauses.filter((each) => each.sentence === clauses[0]?.sentence)
  const withoutThanks = dropSmallTalk(context, sentence)
  if (isNewItem && withoutThanks.length > 1) return readEnumerated(context, named, withoutThanks)
  const span = spanOfClauses(context.text, withoutThanks)
  return span ? readOne(context, named, withoutMark(context, span), true) : []
}

/** "We make shoes, bags and belts": a comma between single words, or 、, does not end the value. */
function endOfEnumeration({ text }: Context, clauses: readonly Clause[]): number {
  let end = clauses[0]?.end ?? 0
  for (const [index, clause] of clauses.entries()) {
    const next = clauses[index + 1]
    if (!next || next.sentence !== clause.sentence) return end
    const words = text.slice(next.start, next.end).trim()
    const isShort = words.length <= 40 && !/\p{Script=Han}/u.test(words) && words.split(' ').length <= 3
    if (clause.mark !== '、' && !(clause.mark === ',' && isShort)) return end
    end = next.end
  }
  return end
}

const isTermOf = ({ text }: Context, { start, end, isFramed }: Span & { isFramed: boolean }) =>
  isTermLike(text.slice(start, end), isFramed)

function readOne(context: Context, named: TextNamed, span: Span, isTerm: boolean): Span[] {
  const value = unframed(context, named, span)
  if (value.end - value.start > MAX_SENTENCE_LENGTH && isTerm) return []
  if (!canBeText(context, named, value) || (isTerm && !isTermOf(context, value))) return []
  return [{ start: value.start, end: value.end }]
}

/** 晶片、馬達 are two products; with commas it may be one product and its description, so it is not split. */
function readEnumerated(context: Context, named: TextNamed, clauses: readonly Clause[]): Span[] {
  const isEnumerated = clauses.slice(0, -1).every(({ mark }) => mark === '、')
  return isEnumerated ? clauses.flatMap((clause) => readOne(context, named, clause, true)) : []
}

function dropSmallTalk({ text }: Context, clauses: readonly Clause[]): Clause[] {
  const isThanks = ({ start, end }: Span) => consistsOf(text.slice(start, end), [GREETINGS])
  return clauses.filter((clause) => !isThanks(clause))
}

/** "I meant textiles" */
function withoutMark({ text }: Context, span: Span): Span {
  const words = text.slice(span.start, span.end)
  const start = span.end - words.trimStart().length
  const mark = CORRECTION_MARKS.at(text, start)
  return mark && mark.end < span.end && /[ ,]|\p{Script=Han}/u.test(text[mark.end] ?? '')
    ? { start: mark.end, end: span.end }
    : span
}
