/** The order of questions. */
import type { Draft } from './draft.ts'
import type { FieldPath } from './extraction.ts'
import {
  fieldAt,
  itemsIn,
  lackOf,
  leastItems,
  listAt,
  listsOf,
  mostItems,
  pathKey,
  scalarsOf,
  valueAt,
  valueIn,
} from './field-path.ts'
import type { Form, ListField } from './form.ts'
import type { IntakeState, Item } from './progress.ts'

/** @returns the next question when none is open; null when nothing is left to ask */
export function nextPath(draft: Draft): FieldPath | null {
  const unknown = scalarsOf(draft.form).filter(
    ({ key }) => valueAt(draft.data, { field: key }) === undefined && !draft.declined.has(key),
  )
  const first = unknown.find(({ key }) => !draft.skipped.has(key))
  if (first) return { field: first.key }
  for (const list of listsOf(draft.form)) {
    const path = nextInList(draft, list)
    if (path) return path
  }
  const again = unknown.find(({ required }) => required)
  return again ? { field: again.key } : null
}

function nextInList(draft: Draft, list: ListField): FieldPath | null {
  const items = itemsIn(draft.data, list.key)
  for (const [index, item] of items.entries()) {
    const path = nextInItem(draft, list, index, item)
    if (path) return path
  }
  if (isOver(draft, list) || items.length >= mostItems(list)) return null
  const next = nextInItem(draft, list, items.length, {})
  return isBegun(draft, list, items.length) ? next : { field: list.key }
}

/** A skipped required field is asked once more, after the rest of the item. */
function nextInItem(draft: Draft, list: ListField, item: number, values: Item): FieldPath | null {
  const unknown = list.fields.filter(({ key }) => valueIn(values, key) === undefined)
  const pathOf = ({ key }: { key: string }) => ({ field: list.key, item, itemField: key })
  const open = unknown.find(
    (field) => (field.required || !isOver(draft, list)) && !draft.skipped.has(pathKey(pathOf(field))),
  )
  const found = open ?? lackOf(list, values)
  return found ? pathOf(found) : null
}

/** Whether the item behind the last one is being asked about, although it has no value yet. */
function isBegun({ wanted, skipped }: Draft, list: ListField, item: number): boolean {
  const isSkipped = ({ key }: { key: string }) =>
    skipped.has(pathKey({ field: list.key, item, itemField: key }))
  return wanted.has(list.key) || item < leastItems(list) || list.fields.some(isSkipped)
}

function isOver({ finished, declined }: Draft, list: ListField): boolean {
  return finished.has(list.key) || declined.has(list.key)
}

/** @returns whether the previous question is still open after the message */
export function isStillAsked(draft: Draft, path: FieldPath): boolean {
  const field = fieldAt(draft.form, path)
  const key = pathKey(path)
  if (!field || valueAt(draft.data, path) !== undefined || draft.justSkipped.has(key)) return false
  const list = listAt(draft.form, path)
  if (!list) return !draft.declined.has(key)
  const count = itemsIn(draft.data, list.key).length
  const { item = count } = path
  return item < count
    ? field.required === true || !isOver(draft, list)
    : item === count && !isOver(draft, list)
}

/**
 * The paths that a record lacks to be complete: required fields without a value, and lists with too few
 * items. (Items never stay incomplete: see `machine.ts`.)
 */
export function missingPaths(form: Form, data: IntakeState['data']): FieldPath[] {
  return form.fields
    .filter((field) =>
      field.type === 'list'
        ? itemsIn(data, field.key).length < leastItems(field)
        : field.required && valueAt(data, { field: field.key }) === undefined,
    )
    .map(({ key }) => ({ field: key }))
}
