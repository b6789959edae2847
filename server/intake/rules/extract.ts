/**
 * Rules extractor of guided intake: extracts extractions from a message without a model.
 *
 * A message is read in four steps. First, keys with their values (`price: 100`), because they are explicit.
 * Then the rest is split into clauses, and each is classified: a question, an "I don't know", the end of a
 * list, a value for a field that it names, or a bare value for the asked field. A text field takes the
 * clauses before the first classified one. Last, contradictions become `unclear`.
 *
 * It prefers missing a value to storing a wrong one: a repeated question costs less than a wrong record.
 */

import { blank, type Span } from '../../language/folding.ts'
import type { Extraction } from '../extraction.ts'
import { readClauses } from './answers.ts'
import { type Context, contextOf, type Given } from './context.ts'
import { finalized } from './finalize.ts'
import { explainAsked, isInjection, isPuzzled } from './intents.ts'
import { readItemLines } from './item-lines.ts'
import { readKeys } from './list-lines.ts'

/**
 * @param given `state.asked` is the path of a bare answer; "tomorrow" is relative to `today`
 * @returns the extractions, in the order of the message; values are not yet validated
 */
export function extractByRules(given: Given): Extraction[] {
  const context = contextOf(given)
  if (isInjection(context.text)) return []
  if (isPuzzled(context)) return explainAsked(context)
  const keys = readKeys(context)
  const unkeyed = withoutSpans(context, keys.covered)
  const items = readItemLines(unkeyed)
  const sure = [...keys.extractions, ...items.extractions]
  return finalized(context, [...readClauses(withoutSpans(unkeyed, items.covered), sure), ...sure])
}

function withoutSpans(context: Context, spans: readonly Span[]): Context {
  return { ...context, text: blank(context.text, spans) }
}
