/**
 * Converts a model's output to extractions: maps keys to paths, types values, drops values that the user did
 * not say.
 */
import type { Extraction, FieldPath, UnclearReason } from '../extraction.ts'
import type { Field, Form, ListField, ScalarField } from '../form.ts'
import { itemsIn } from '../machine.ts'
import type { IntakeState } from '../progress.ts'
import { REASONS } from './extraction-schema.ts'
import { grounded, type IncomingMessage } from './grounded.ts'
import type { Extracted } from './read-extraction.ts'
import { typed } from './typed.ts'

type Given = { form: Form; state: IntakeState; message: IncomingMessage }

export function extractionsOf(extracted: readonly Extracted[], given: Given): Extraction[] {
  const itemAt = numberItems(extracted, given)
  const fields = new Map(given.form.fields.map((field) => [field.key, field]))
  const found = extracted.flatMap((entry) => {
    const field = fields.get(entry.field)
    return field ? (extractionOf(entry, field, itemAt, given.message) ?? []) : []
  })
  return withoutRivals(found)
}

type ItemAt = (entry: Extracted, list: ListField) => number | undefined

function extractionOf(
  entry: Extracted,
  field: Field,
  itemAt: ItemAt,
  message: IncomingMessage,
): Extraction | undefined {
  // An unrequested explanation is harmless; everything else must occur in the user's words.
  const words = message.newest.quote(entry.words ?? '') ?? wordsOf(entry, message)
  if (entry.kind === 'finished' || entry.kind === 'more')
    return field.type === 'list' && words ? { kind: entry.kind, field: field.key } : undefined
  const target = targetOf(entry, field, itemAt)
  if (!target) return undefined
  const { path, scalar } = target
  if (entry.kind === 'explain') return { kind: 'explain', path }
  if (!words) return undefined
  if (entry.kind === 'unknown') return { kind: 'unknown', path }
  if (!scalar) return undefined
  if (entry.kind === 'unclear') return { kind: 'unclear', path, words, why: reasonOf(entry) }
  const value = typed(scalar, entry.value ?? null)
  const reading = value === undefined ? undefined : grounded(scalar, value, words, message)
  if (!reading) return undefined
  if ('why' in reading) return { kind: 'unclear', path, words, why: reading.why }
  return { kind: 'value', path, value: reading.said, words }
}

/** Some models translate or omit the words, although the value itself was written. */
function wordsOf({ kind, value }: Extracted, { newest }: IncomingMessage): string | undefined {
  return kind === 'value' && typeof value === 'string' ? newest.quote(value) : undefined
}

function reasonOf({ why }: Extracted): UnclearReason {
  return REASONS.find((reason) => reason === why) ?? 'not_understood'
}

/** A path, with its field if the path holds a value; a whole list holds none. */
type Target = { path: FieldPath; scalar?: ScalarField }

function targetOf(entry: Extracted, field: Field, itemAt: ItemAt): Target | undefined {
  if (field.type !== 'list') return { path: { field: field.key }, scalar: field }
  if (!entry.item_field) return { path: { field: field.key } }
  const scalar = field.fields.find(({ key }) => key === entry.item_field)
  const item = itemAt(entry, field)
  if (!scalar || item === undefined) return undefined
  return { path: { field: field.key, item, itemField: scalar.key }, scalar }
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

/** Two values for one path are ambiguous: the user must be asked which one is meant. */
function withoutRivals(extractions: readonly Extraction[]): Extraction[] {
  const byPath = Map.groupBy(extractions, (extraction) => pathName(extraction))
  return [...byPath.values()].flatMap((group) => {
    const values = group.filter((extraction) => extraction.kind === 'value')
    const [first, ...others] = values
    if (!first) return distinct(group)
    const isOne = others.every(({ value }) => value === first.value)
    const said: Extraction = isOne
      ? first
      : { kind: 'unclear', path: first.path, words: first.words, why: 'ambiguous' }
    return [said, ...distinct(group.filter(({ kind }) => kind === 'explain'))]
  })
}

function distinct(extractions: readonly Extraction[]): Extraction[] {
  return extractions.filter(
    ({ kind }, index) => extractions.findIndex((other) => other.kind === kind) === index,
  )
}

function pathName(extraction: Extraction): string {
  if (!('path' in extraction)) return `${extraction.field} ${extraction.kind}`
  const { field, item, itemField } = extraction.path
  return `${field} ${item ?? ''} ${itemField ?? ''}`
}
