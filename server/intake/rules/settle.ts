/** Merges the findings of all steps: one finding per place; contradictions become `unclear`. */
import type { Finding, Place } from '../finding.ts'
import type { Context } from './context.ts'

const keyOf = ({ field, item, itemField }: Place) => `${field}.${item ?? ''}.${itemField ?? ''}`

/** @param findings in the order of the message */
export function settled(context: Context, findings: readonly Finding[]): Finding[] {
  const byPlace = new Map<string, Finding>()
  const others: Finding[] = []
  for (const finding of findings) {
    if (finding.kind === 'value' || finding.kind === 'unclear' || finding.kind === 'unknown') {
      const key = keyOf(finding.place)
      const already = byPlace.get(key)
      byPlace.set(key, already ? together(already, finding) : finding)
    } else if (!others.some((other) => isSame(other, finding))) others.push(finding)
  }
  return withoutIdleMore(context, [...byPlace.values(), ...others])
}

function isSame(a: Finding, b: Finding): boolean {
  if (a.kind !== b.kind) return false
  if ('place' in a && 'place' in b) return keyOf(a.place) === keyOf(b.place)
  return 'field' in a && 'field' in b && a.field === b.field
}

/** A value wins over "I don't know" or "many"; two values contradict each other. */
function together(a: Finding, b: Finding): Finding {
  if (a.kind !== 'value') return b.kind === 'unknown' && a.kind === 'unclear' ? a : b
  if (b.kind !== 'value') return b.kind === 'unclear' && b.why === 'ambiguous' ? b : a
  if (a.value === b.value) return a
  // "Yes, we don't have any": the yes confirms the question, the rest answers it.
  if (a.value === true && b.value === false) return b
  return { kind: 'unclear', place: a.place, words: b.words, why: 'ambiguous' }
}

/**
 * "Yes, the X200 pump" already begins the item that the yes asks for; an item and "that's all" ends the list.
 */
function withoutIdleMore(context: Context, findings: readonly Finding[]): Finding[] {
  const hasItem = findings.some((each) => each.kind === 'value' && each.place.field === context.askedList)
  const hasEnd = findings.some(({ kind }) => kind === 'finished')
  return findings.filter(({ kind }) => kind !== 'more' || !(hasItem || hasEnd))
}
