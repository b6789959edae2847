/** Reads the lines of a numbered or bulleted list as item names, while items are asked for. */

import { type Span, trimmed, wordsAt } from '../../language/folding.ts'
import type { Extraction } from '../extraction.ts'
import { type Context, currentItem, found } from './context.ts'
import { canBeText, isTermLike, itemNameOf } from './text-answers.ts'

const MARKED = /^ ?(?:\(?\d{1,3}(?:[.)、]|: )|[-*•·]) ?(?=\S)/
const MAX_NAME_LENGTH = 60

/** @returns the item names and the spans they cover; empty unless every line is an item */
export function readItemLines(context: Context): { extractions: Extraction[]; covered: Span[] } {
  const { asked, text } = context
  const none = { extractions: [], covered: [] }
  const named = asked?.kind === 'list' ? itemNameOf(context, asked.field) : undefined
  const lines = linesOf(text)
  const names = lines.flatMap((line) => nameIn(text, line) ?? [])
  if (!named || lines.length < 2 || names.length < lines.length) return none
  const areNames = names.every((span) => {
    const words = text.slice(span.start, span.end)
    return isTermLike(words) && canBeText(context, named, { ...span, isFramed: false })
  })
  if (!areNames) return none
  const first = currentItem(context, named.path.field)
  const extractions = names.map((span, index) => {
    const value = wordsAt(context.message, span)
    return found(context, named, { kind: 'value', value, span }, first + index)
  })
  return { extractions, covered: lines }
}

function linesOf(text: string): Span[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const span = { start, end: start + line.length }
    start = span.end + 1
    return line.trim() === '' ? [] : [span]
  })
}

function nameIn(text: string, { start, end }: Span): Span | undefined {
  const mark = MARKED.exec(text.slice(start, Math.min(end, start + 10)))?.[0].length
  if (mark === undefined) return undefined
  const span = trimmed(text, { start: start + mark, end })
  const isName = span.end > span.start && span.end - span.start <= MAX_NAME_LENGTH
  return isName && !/[,;=]/.test(text.slice(span.start, span.end)) ? span : undefined
}
