/** Names paths in the assistant's messages. */
import type { FieldPath } from './extraction.ts'
import { fieldAt, itemsIn, listAt, valueIn } from './field-path.ts'
import { type Form, type FormLanguage, inLanguage, type ListField } from './form.ts'
import { formatNumber, labelOf, quotable, wordsOf } from './format-value.ts'
import type { Data, Item } from './progress.ts'

/** In graphemes. */
const MAX_NAME_LENGTH = 40

/** @returns "Capital", "product 2 (Mouse), Price", or the name of a whole list */
export function nameOfPath(form: Form, data: Data, path: FieldPath, language: FormLanguage): string {
  const list = listAt(form, path)
  const field = fieldAt(form, path)
  if (!field) return list ? labelOf(list, language) : ''
  const label = labelOf(field, language)
  if (!list) return label
  // The item's own name would appear twice: as its name and as the field.
  const item = path.itemField === nameFieldOf(list) ? {} : (itemsIn(data, list.key)[path.item ?? 0] ?? {})
  return wordsOf(language).ofItem(nameOfItem(list, path.item ?? 0, item, language), label)
}

/** @returns "product 2", with the item's name when it is known */
export function nameOfItem(list: ListField, index: number, item: Item, language: FormLanguage): string {
  const value = valueIn(item, nameFieldOf(list) ?? '')
  const name = value === undefined ? '' : quotable(String(value), MAX_NAME_LENGTH)
  const kind = quotable(inLanguage(list.item, language), 100)
  return wordsOf(language).itemName(kind, formatNumber(index + 1, language), name)
}

/** An item is named by its first required text field. */
function nameFieldOf(list: ListField): string | undefined {
  return list.fields.find(({ required, type }) => required && type === 'text')?.key
}
