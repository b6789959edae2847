/** Applies one finding to the draft of a turn. */
import { accept } from './accept.ts'
import { type Draft, leaveItems, type Refused, reopen } from './draft.ts'
import type { Finding, Place, Scalar } from './finding.ts'
import type { ListField, ScalarField } from './form.ts'
import {
  fieldAt,
  isEmpty,
  itemsIn,
  lackOf,
  leastItems,
  listAt,
  mostItems,
  placeKey,
  valueAt,
} from './places.ts'
import type { Item } from './progress.ts'

/** Ignores a finding for a place that the form does not have. */
export function hear(draft: Draft, finding: Finding): void {
  if (finding.kind === 'finished' || finding.kind === 'more') {
    hearOfList(draft, finding.kind, finding.field)
    return
  }
  const list = listAt(draft.form, finding.place)
  if (list && finding.place.itemField === undefined) {
    hearOfWhole(draft, list, finding)
    return
  }
  const field = fieldAt(draft.form, finding.place)
  if (!field) return
  draft.isNothing = false
  if (finding.kind === 'explain') draft.explained.push(finding.place)
  else hearOfField(draft, field, list, finding)
}

function hearOfList(draft: Draft, kind: 'finished' | 'more', key: string): void {
  const list = listAt(draft.form, { field: key })
  if (!list) return
  draft.isNothing = false
  if (kind === 'finished') draft.finishing.add(list)
  else wantMore(draft, list)
}

type Answer = Extract<Finding, { kind: 'value' | 'unclear' | 'unknown' }>

/** Applies a finding about a list or an item that names no field. */
function hearOfWhole(
  draft: Draft,
  list: ListField,
  finding: Answer | Extract<Finding, { kind: 'explain' }>,
): void {
  if (finding.kind === 'value') return
  draft.isNothing = false
  const place = { field: list.key }
  if (finding.kind === 'explain') draft.explained.push(place)
  else if (finding.kind === 'unclear') refuse(draft, place, { reason: finding.why }, finding.words)
  else if (finding.place.item === undefined) draft.finishing.add(list)
  else skipItem(draft, list, finding.place.item)
}

function hearOfField(draft: Draft, field: ScalarField, list: ListField | undefined, finding: Answer): void {
  const { kind, place: named } = finding
  const place: Place = list ? { ...named, item: slotOf(draft, list, named.item) } : { field: named.field }
  const words = kind === 'unknown' ? '' : finding.words
  if (list && !hasItem(draft, list, place.item)) {
    refuse(draft, place, { reason: 'too_many_items', limit: mostItems(list) }, words)
  } else if (kind === 'unknown') {
    skip(draft, field, place)
  } else if (kind === 'unclear') {
    refuse(draft, place, { reason: finding.why }, words)
  } else {
    const result = accept(field, finding.value)
    if ('refused' in result) refuse(draft, place, result.refused, words)
    else store(draft, list, place, result.value)
  }
}

function refuse(draft: Draft, place: Place, refusal: Refused['refusal'], words: string): void {
  draft.refused.set(placeKey(place), { place, refusal, words })
}

/**
 * Maps the finder's index `given` to an item's index. An unknown index becomes the next free one, so there
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

function store(draft: Draft, list: ListField | undefined, place: Place, value: Scalar): void {
  const key = placeKey(place)
  const before = valueAt(draft.was.data, place)
  draft.stored.set(
    key,
    before === undefined || before === value ? { place, value } : { place, value, before },
  )
  for (const each of [draft.refused, draft.skipped, draft.declined, draft.justSkipped]) each.delete(key)
  if (!list) {
    draft.data[place.field] = value
    return
  }
  const { item: index = 0, itemField = '' } = place
  draft.dropping.delete(`${list.key}.${index}`)
  const item = itemsIn(draft.data, list.key)[index]
  if (item) item[itemField] = value
  if (index >= itemsIn(draft.was.data, list.key).length) reopen(draft, list)
}

/** A known value is kept. The second skip is final, provided that the field was asked in between. */
function skip(draft: Draft, field: ScalarField, place: Place): void {
  draft.passed.push(place)
  const key = placeKey(place)
  if (valueAt(draft.data, place) !== undefined || draft.justSkipped.has(key)) return
  draft.justSkipped.add(key)
  const isAskedAgain = isAskedNow(draft, key) && draft.skipped.has(key)
  if (!isAskedAgain || !field.required) {
    draft.skipped.add(key)
    return
  }
  draft.skipped.delete(key)
  if (place.itemField === undefined) draft.declined.add(key)
  else draft.dropping.add(`${place.field}.${place.item}`)
}

function isAskedNow({ was }: Draft, key: string): boolean {
  return was.asked !== null && placeKey(was.asked) === key
}

function skipItem(draft: Draft, list: ListField, given: number): void {
  const item = slotOf(draft, list, given)
  if (!hasItem(draft, list, item)) return
  for (const field of list.fields) {
    const place = { field: list.key, item, itemField: field.key }
    if (valueAt(draft.data, place) === undefined) skip(draft, field, place)
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
    const place = placeKey({ field: key, item: index, itemField: lack.key })
    const isAskedAgain = isAskedNow(draft, place) && draft.skipped.has(place)
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
