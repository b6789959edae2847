/** Merges the extractions of all steps: one extraction per path; contradictions become `unclear`. */
import type { Extraction, FieldPath } from '../extraction.ts'
import type { Context } from './context.ts'

const keyOf = ({ field, item, itemField }: FieldPath) => `${field}.${item ?? ''}.${itemField ?? ''}`

/** @param extractions in the order of the message */
export function finalized(context: Context, extractions: readonly Extraction[]): Extraction[] {
  const byPath = new Map<string, Extraction>()
  const others: Extraction[] = []
  for (const extraction of extractions) {
    if (extraction.kind === 'value' || extraction.kind === 'unclear' || extraction.kind === 'unknown') {
      const key = keyOf(extraction.path)
      const already = byPath.get(key)
      byPath.set(key, already ? together(already, extraction) : extraction)
    } else if (!others.some((other) => isSame(other, extraction))) others.push(extraction)
  }
  return withoutIdleMore(context, [...byPath.values(), ...others])
}

function isSame(a: Extraction, b: Extraction): boolean {
  if (a.kind !== b.kind) return false
  if ('path' in a && 'path' in b) return keyOf(a.path) === keyOf(b.path)
  return 'field' in a && 'field' in b && a.field === b.field
}

/** A value wins over "I don't know" or "many"; two values contradict each other. */
function together(a: Extraction, b: Extraction): Extraction {
  if (a.kind !== 'value') return b.kind === 'unknown' && a.kind === 'unclear' ? a : b
  if (b.kind !== 'value') return b.kind === 'unclear' && b.why === 'ambiguous' ? b : a
  if (a.value === b.value) return a
  // "Yes, we don't have any": the yes confirms the question, the rest answers it.
  if (a.value === true && b.value === false) return b
  return { kind: 'unclear', path: a.path, words: b.words, why: 'ambiguous' }
}

/**
 * "Yes, the X200 pump" already begins the item that the yes asks for; an item and "that's all" ends the list.
 */
function withoutIdleMore(context: Context, extractions: readonly Extraction[]): Extraction[] {
  const hasItem = extractions.some((each) => each.kind === 'value' && each.path.field === context.askedList)
  const hasEnd = extractions.some(({ kind }) => kind === 'finished')
  return extractions.filter(({ kind }) => kind !== 'more' || !(hasItem || hasEnd))
}
