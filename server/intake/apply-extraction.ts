/** Applies one extraction to the draft of a turn. */
import { accept } from './accept.ts'
import { type Draft, leaveItems, type Refused, reopen } from './draft.ts'
import type { Extraction, FieldPath, Scalar } from './extraction.ts'
import {
  fieldAt,
  isEmpty,
  itemsIn,
  lackOf,
  leastItems,
  listAt,
  mostItems,
  pathKey,
  valueAt,
} from './field-path.ts'
import type { ListField, ScalarField } from './form.ts'
import type { Item } from './progress.ts'

/** Ignores an extraction for a path that the form does not have. */
export function applyExtraction(draft: Draft, extraction: Extraction): void {
  if (extraction.kind === 'finished' || extraction.kind === 'more') {
    applyToList(draft, extraction.kind, extraction.field)
    return
  }
  const list = listAt(draft.form, extraction.path)
  if (list && extraction.path.itemField === undefined) {
    applyToWhole(draft, list, extraction)
    return
  }
  const field = fieldAt(draft.form, extraction.path)
  if (!field) return
  draft.isNothing = false
  if (extraction.kind === 'explain') draft.explained.push(extraction.path)
  else applyToField(draft, field, list, extraction)
}

function applyToList(draft: Draft, kind: 'finished' | 'more', key: string): void {
  const list = listAt(draft.form, { field: key })
  if (!list) return
  draft.isNothing = false
  if (kind === 'finished') draft.finishing.add(list)
  else wantMore(draft, list)
}

type Answer = Extract<Extraction, { kind: 'value' | 'unclear' | 'unknown' }>

/** Applies an extraction about a list or an item that names no field. */
function applyToWhole(
  draft: Draft,
  list: ListField,
  extraction: Answer | Extract<Extraction, { kind: 'explain' }>,
): void {
  if (extraction.kind === 'value') return
  draft.isNothing = false
  const path = { field: list.key }
  if (extraction.kind === 'explain') draft.explained.push(path)
  else if (extraction.kind === 'unclear') refuse(draft, path, { reason: extraction.why }, extraction.words)
  else if (extraction.path.item === undefined) draft.finishing.add(list)
  else skipItem(draft, list, extraction.path.item)
}

function applyToField(
  draft: Draft,
  field: ScalarField,
  list: ListField | undefined,
  extraction: Answer,
): void {
  const { kind, path: named } = extraction
  const path: FieldPath = list ? { ...named, item: slotOf(draft, list, named.item) } : { field: named.field }
  const words = kind === 'unknown' ? '' : extraction.words
  if (list && !hasItem(draft, list, path.item)) {
    refuse(draft, path, { reason: 'too_many_items', limit: mostItems(list) }, words)
  } else if (kind === 'unknown') {
    skip(draft, field, path)
  } else if (kind === 'unclear') {
    refuse(draft, path, { reason: extraction.why }, words)
  } else {
    const result = accept(field, extraction.value)
    if ('refused' in result) refuse(draft, path, result.refused, words)
    else store(draft, list, path, result.value)
  }
}

function refuse(draft: Draft, path: FieldPath, refusal: Refused['refusal'], words: string): void {
  draft.refused.set(pathKey(path), { path, refusal, words })
}

/**
 * Maps the extractor's index `given` to an item's index. An unknown index becomes the next free one, so there
 * are no gaps. It stays the same for the rest of the message.
 */
function slotOf(draft: Draft, list: ListField, given: number | undefined): number {
  const items = itemsIn(draft.data, list.key)
  const count = itemsIn(draft.was.data, list.key).length
  const index = given ?? (draft.was.asked?.field === list.key ? draft.was.asked.item : undefined) ?? count
  if (Number.isInteger(index) && index >= 0 && index < count) return index
  const name = `${list.key}.${index}`
  const slot = draft.slots.get(name) ?? items.length
  draft.slots.set(name, slot)
  // Empty items are removed when the draft is finalized.
  if (slot === items.length && slot < mostItems(list)) draft.data[list.key] = items.concat({})
  return slot
}

/** Whether the item exists: `slotOf` creates it if there is room. */
function hasItem({ data }: Draft, list: ListField, index: number | undefined): boolean {
  return itemsIn(data, list.key)[index ?? -1] !== undefined
}

function store(draft: Draft, list: ListField | undefined, path: FieldPath, value: Scalar): void {
  const key = pathKey(path)
  const before = valueAt(draft.was.data, path)
  draft.stored.set(key, before === undefined || before === value ? { path, value } : { path, value, before })
  for (const each of [draft.refused, draft.skipped, draft.declined, draft.justSkipped]) each.delete(key)
  if (!list) {
    draft.data[path.field] = value
    return
  }
  const { item: index = 0, itemField = '' } = path
  draft.dropping.delete(`${list.key}.${index}`)
  const item = itemsIn(draft.data, list.key)[index]
  if (item) item[itemField] = value
  if (index >= itemsIn(draft.was.data, list.key).length) reopen(draft, list)
}

/** A known value is kept. The second skip is final, provided that the field was asked in between. */
function skip(draft: Draft, field: ScalarField, path: FieldPath): void {
  draft.passed.push(path)
  const key = pathKey(path)
  if (valueAt(draft.data, path) !== undefined || draft.justSkipped.has(key)) return
  draft.justSkipped.add(key)
  const isAskedAgain = isAskedNow(draft, key) && draft.skipped.has(key)
  if (!isAskedAgain || !field.required) {
    draft.skipped.add(key)
    return
  }
  draft.skipped.delete(key)
  if (path.itemField === undefined) draft.declined.add(key)
  else draft.dropping.add(`${path.field}.${path.item}`)
}

function isAskedNow({ was }: Draft, key: string): boolean {
  return was.asked !== null && pathKey(was.asked) === key
}

function skipItem(draft: Draft, list: ListField, given: number): void {
  const item = slotOf(draft, list, given)
  if (!hasItem(draft, list, item)) return
  for (const field of list.fields) {
    const path = { field: list.key, item, itemField: field.key }
    if (valueAt(draft.data, path) === undefined) skip(draft, field, path)
  }
}

function wantMore(draft: Draft, list: ListField): void {
  const before = itemsIn(draft.was.data, list.key).length
  if (before >= mostItems(list)) {
    refuse(draft, { field: list.key }, { reason: 'too_many_items', limit: mostItems(list) }, '')
    return
  }
  reopen(draft, list)
  leaveItems(draft, list, before)
  draft.wanted.add(list.key)
}

/** The user says that there are no more items: required fields of existing items are asked once more. */
export function finish(draft: Draft, list: ListField): void {
  const { key } = list
  const items = itemsIn(draft.data, key)
  const isAgain = draft.was.finished.includes(key)
  leaveItems(draft, list, items.length)
  for (const [index, item] of items.entries()) {
    const lack = lackOf(list, item)
    if (!lack || isEmpty(item)) continue
    const path = pathKey({ field: key, item: index, itemField: lack.key })
    const isAskedAgain = isAskedNow(draft, path) && draft.skipped.has(path)
    if (isAgain || isAskedAgain) draft.dropping.add(`${key}.${index}`)
  }
  const isThere = (item: Item, index: number) => !isEmpty(item) && !draft.dropping.has(`${key}.${index}`)
  const count = items.filter(isThere).length
  if (count >= leastItems(list)) {
    draft.finished.add(key)
    draft.justFinished.push(key)
  } else if (draft.skipped.delete(key)) {
    draft.declined.add(key)
  } else {
    draft.skipped.add(key)
    refuse(draft, { field: key }, { reason: 'too_few_items', limit: leastItems(list) }, '')
  }
}
