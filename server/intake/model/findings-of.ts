/**
 * Converts a model's output to findings: maps keys to places, types values, drops values that the user did
 * not say.
 */
import type { Finding, Place, UnclearReason } from '../finding.ts'
import type { Field, Form, ListField, ScalarField } from '../form.ts'
import { itemsIn } from '../machine.ts'
import type { IntakeState } from '../progress.ts'
import { REASONS } from './extraction-schema.ts'
import { grounded, type Heard } from './grounded.ts'
import type { Extracted } from './read-extraction.ts'
import { typed } from './typed.ts'

type Given = { form: Form; state: IntakeState; heard: Heard }

export function findingsOf(extracted: readonly Extracted[], given: Given): Finding[] {
  const itemAt = numberItems(extracted, given)
  const fields = new Map(given.form.fields.map((field) => [field.key, field]))
  const found = extracted.flatMap((entry) => {
    const field = fields.get(entry.field)
    return field ? (findingOf(entry, field, itemAt, given.heard) ?? []) : []
  })
  return withoutRivals(found)
}

type ItemAt = (entry: Extracted, list: ListField) => number | undefined

function findingOf(entry: Extracted, field: Field, itemAt: ItemAt, heard: Heard): Finding | undefined {
  // An unrequested explanation is harmless; everything else must occur in the user's words.
  const words = heard.newest.quote(entry.words ?? '') ?? wordsOf(entry, heard)
  if (entry.kind === 'finished' || entry.kind === 'more')
    return field.type === 'list' && words ? { kind: entry.kind, field: field.key } : undefined
  const target = targetOf(entry, field, itemAt)
  if (!target) return undefined
  const { place, scalar } = target
  if (entry.kind === 'explain') return { kind: 'explain', place }
  if (!words) return undefined
  if (entry.kind === 'unknown') return { kind: 'unknown', place }
  if (!scalar) return undefined
  if (entry.kind === 'unclear') return { kind: 'unclear', place, words, why: reasonOf(entry) }
  const value = typed(scalar, entry.value ?? null)
  const reading = value === undefined ? undefined : grounded(scalar, value, words, heard)
  if (!reading) return undefined
  if ('why' in reading) return { kind: 'unclear', place, words, why: reading.why }
  return { kind: 'value', place, value: reading.said, words }
}

/** Some models translate or omit the words, although the value itself was written. */
function wordsOf({ kind, value }: Extracted, { newest }: Heard): string | undefined {
  return kind === 'value' && typeof value === 'string' ? newest.quote(value) : undefined
}

function reasonOf({ why }: Extracted): UnclearReason {
  return REASONS.find((reason) => reason === why) ?? 'not_understood'
}

/** A place, with its field if the place holds a value; a whole list holds none. */
type Target = { place: Place; scalar?: ScalarField }

function targetOf(entry: Extracted, field: Field, itemAt: ItemAt): Target | undefined {
  if (field.type !== 'list') return { place: { field: field.key }, scalar: field }
  if (!entry.item_field) return { place: { field: field.key } }
  const scalar = field.fields.find(({ key }) => key === entry.item_field)
  const item = itemAt(entry, field)
  if (!scalar || item === undefined) return undefined
  return { place: { field: field.key, item, itemField: scalar.key }, scalar }
}

/**
 * Models number items from 1. New items get consecutive indexes in order of mention, so that a gap in the
 * model's numbers does not get them refused.
 */
function numberItems(extracted: readonly Extracted[], { form, state }: Given): ItemAt {
  const newOnes = new Map<string, number[]>()
  for (const { field, item, kind } of extracted) {
    const isNew = kind === 'value' && item && item > itemsIn(state.data, field).length
    const known = newOnes.get(field) ?? []
    if (isNew && !known.includes(item)) newOnes.set(field, [...known, item])
  }
  for (const list of form.fields) newOnes.get(list.key)?.sort((one, other) => one - other)
  return ({ item }, { key }) => {
    const count = itemsIn(state.data, key).length
    if (item && item > 0 && item <= count) return item - 1
    if (item && item > 0) return count + Math.max(0, newOnes.get(key)?.indexOf(item) ?? 0)
    // Without a number it is the item asked about, or the first; otherwise it is ambiguous.
    if (state.asked?.field === key) return state.asked.item ?? count
    return count === 0 ? 0 : undefined
  }
}

/** Two values for one place are ambiguous: the user must be asked which one is meant. */
function withoutRivals(findings: readonly Finding[]): Finding[] {
  const byPlace = Map.groupBy(findings, (finding) => placeName(finding))
  return [...byPlace.values()].flatMap((group) => {
    const values = group.filter((finding) => finding.kind === 'value')
    const [first, ...others] = values
    if (!first) return distinct(group)
    const isOne = others.every(({ value }) => value === first.value)
    const said: Finding = isOne
      ? first
      : { kind: 'unclear', place: first.place, words: first.words, why: 'ambiguous' }
    return [said, ...distinct(group.filter(({ kind }) => kind === 'explain'))]
  })
}

function distinct(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ kind }, index) => findings.findIndex((other) => other.kind === kind) === index)
}

function placeName(finding: Finding): string {
  if (!('place' in finding)) return `${finding.field} ${finding.kind}`
  const { field, item, itemField } = finding.place
  return `${field} ${item ?? ''} ${itemField ?? ''}`
}
