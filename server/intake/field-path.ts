/** Accesses the values of a form and a record by path. */
import type { FieldPath, Scalar } from './extraction.ts'
import type { Form, ListField, ScalarField } from './form.ts'
import type { Data, Item } from './progress.ts'

/** The largest maximum that a form may set. */
const MAX_ITEMS = 200

/** The key of a path in a state: `industry`, `products`, `products.0.price`. Field keys contain no dots. */
export function pathKey({ field, item, itemField }: FieldPath): string {
  return itemField === undefined ? field : `${field}.${item}.${itemField}`
}

export function scalarsOf(form: Form): ScalarField[] {
  return form.fields.filter((field) => field.type !== 'list')
}

export function listsOf(form: Form): ListField[] {
  return form.fields.filter((field) => field.type === 'list')
}

/** @returns the list that contains a path, if any */
export function listAt(form: Form, { field }: FieldPath): ListField | undefined {
  const found = form.fields.find(({ key }) => key === field)
  return found?.type === 'list' ? found : undefined
}

/** @returns the field at a path; undefined for a whole list, and for an invalid path */
export function fieldAt(form: Form, path: FieldPath): ScalarField | undefined {
  const found = form.fields.find(({ key }) => key === path.field)
  if (found?.type !== 'list') return path.itemField === undefined ? found : undefined
  return found.fields.find(({ key }) => key === path.itemField)
}

/** @returns the value at a path; undefined for a whole list */
export function valueAt(data: Data, { field, item, itemField }: FieldPath): Scalar | undefined {
  if (itemField !== undefined) return valueIn(itemsIn(data, field)[item ?? -1] ?? {}, itemField)
  const value = own(data, field)
  return typeof value === 'object' ? undefined : value
}

/** @returns the items of a list; empty when nothing is known of it */
export function itemsIn(data: Data, list: string): Item[] {
  const items = own(data, list)
  return Array.isArray(items) ? items : []
}

/** @returns an item's value for a field */
export function valueIn(item: Item, field: string): Scalar | undefined {
  return own(item, field)
}

/** Own properties only: a field may be named `constructor`, which every object inherits. */
function own<Value>(of: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined
}

export function isEmpty(item: Item): boolean {
  return Object.keys(item).length === 0
}

/** @returns a required item field that has no value */
export function lackOf(list: ListField, item: Item): ScalarField | undefined {
  return list.fields.find(({ required, key }) => required && valueIn(item, key) === undefined)
}

/** A required list needs one item, unless it sets a minimum. */
export function leastItems(list: ListField): number {
  return Math.min(list.minimum_items ?? (list.required ? 1 : 0), mostItems(list))
}

export function mostItems(list: ListField): number {
  return list.maximum_items ?? MAX_ITEMS
}
