/**
 * The rules finder of guided intake: what a message says, without any model.
 *
 * A message is read in four steps. Keys with their values (`price: 100`) first, because they say themselves what
 * they are. Then the rest is cut into clauses, and each is what it is recognised as: a question, an "I don't
 * know", the end of a list, a value for a field that it names, or a bare value for the field that was asked. A
 * field of text takes what is left before the first clause that was something else. Last, what contradicts
 * itself becomes `unclear`.
 *
 * It would rather find nothing than something wrong: a question asked twice costs less than a wrong record.
 */
import type { Finding } from '../finding.ts'
import { readClauses } from './answers.ts'
import { type Context, contextOf, type Given } from './context.ts'
import { blank, type Span } from './fold.ts'
import { explainAsked, isInjection, isPuzzled } from './intents.ts'
import { readItemLines } from './item-lines.ts'
import { readKeys } from './list-lines.ts'
import { settled } from './settle.ts'

/**
 * @param given `state.asked` is the place that a bare answer is for; `today` is what "tomorrow" is counted from
 * @returns what was found, in the order of the message; values are not checked against the field's limits
 */
export function findByRules(given: Given): Finding[] {
  const context = contextOf(given)
  if (isInjection(context.text)) return []
  if (isPuzzled(context)) return explainAsked(context)
  const keys = readKeys(context)
  const unkeyed = withoutSpans(context, keys.covered)
  const items = readItemLines(unkeyed)
  const sure = [...keys.findings, ...items.findings]
  return settled(context, [...readClauses(withoutSpans(unkeyed, items.covered), sure), ...sure])
}

function withoutSpans(context: Context, spans: readonly Span[]): Context {
  return { ...context, text: blank(context.text, spans) }
}
