/** Where the values of an intake stand: reading a form and a record by place. */
import type { Place, Scalar } from './finding.ts'
import type { Form, ListField, ScalarField } from './form.ts'
import type { Data, Item } from './progress.ts'

/** As many as a form may allow at most. */
const MAX_ITEMS = 200

/** How a place is named in a state: `industry`, `products`, `products.0.price`. No key has a dot in it. */
export function placeKey({ field, item, itemField }: Place): string {
  return itemField === undefined ? field : `${field}.${item}.${itemField}`
}

export function scalarsOf(form: Form): ScalarField[] {
  return form.fields.filter((field) => field.type !== 'list')
}

export function listsOf(form: Form): ListField[] {
  return form.fields.filter((field) => field.type === 'list')
}

/** @returns the list that a place is in; undefined when it is in none */
export function listAt(form: Form, { field }: Place): ListField | undefined {
  const found = form.fields.find(({ key }) => key === field)
  return found?.type === 'list' ? found : undefined
}

/** @returns the field whose value stands at a place; undefined for a list as a whole, and for no place at all */
export function fieldAt(form: Form, place: Place): ScalarField | undefined {
  const found = form.fields.find(({ key }) => key === place.field)
  if (found?.type !== 'list') return place.itemField === undefined ? found : undefined
  return found.fields.find(({ key }) => key === place.itemField)
}

/** @returns what is known at a place; undefined for a list as a whole */
export function valueAt(data: Data, { field, item, itemField }: Place): Scalar | undefined {
  if (itemField !== undefined) return valueIn(itemsIn(data, field)[item ?? -1] ?? {}, itemField)
  const value = own(data, field)
  return typeof value === 'object' ? undefined : value
}

/** @returns the items of a list; none when nothing is known of it */
export function itemsIn(data: Data, list: string): Item[] {
  const items = own(data, list)
  return Array.isArray(items) ? items : []
}

/** @returns what an item holds for a field */
export function valueIn(item: Item, field: string): Scalar | undefined {
  return own(item, field)
}

/** A field may be called `constructor`, which every object has. */
function own<Value>(of: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(of, key) ? of[key] : undefined
}

export function isEmpty(item: Item): boolean {
  return Object.keys(item).length === 0
}

/** @returns a required field of a list's items that an item has no value for */
export function lackOf(list: ListField, item: Item): ScalarField | undefined {
  return list.fields.find(({ required, key }) => required && valueIn(item, key) === undefined)
}

/** A list that is required wants one item, when it does not say how many. */
export function leastItems(list: ListField): number {
  return Math.min(list.minimum_items ?? (list.required ? 1 : 0), mostItems(list))
}

export function mostItems(list: ListField): number {
  return list.maximum_items ?? MAX_ITEMS
}
