/** Summarises the collected data of an intake as text. */

import { itemsIn, valueAt, valueIn } from './field-path.ts'
import { type Form, type FormLanguage, inLanguage, type ListField, type ScalarField } from './form.ts'
import { formatNumber, formatValue, labelOf, wordsOf } from './format-value.ts'
import type { Data, Item } from './progress.ts'

/** Keeps a message readable: of further items, only the number is given. */
const MAX_ITEMS_SHOWN = 30
/** In UTF-16 units; forms may be of any length. */
const MAX_SUMMARY_LENGTH = 20_000

/** @returns every field with its value on one line each, and every list item on one line */
export function sumUp(form: Form, data: Data, language: FormLanguage): string {
  const lines: string[] = []
  let length = 0
  for (const line of sumLines(form, data, language)) {
    length += line.length + 1
    if (length > MAX_SUMMARY_LENGTH) return [...lines, '…'].join('\n')
    lines.push(line)
  }
  return lines.join('\n')
}

/** Lazy, so that lines beyond the limit are never generated. */
function* sumLines(form: Form, data: Data, language: FormLanguage): Generator<string> {
  yield wordsOf(language).sumTitle
  for (const field of form.fields) {
    if (field.type === 'list') yield* listLines(field, itemsIn(data, field.key), language)
    else yield labelledValue(field, valueAt(data, { field: field.key }), language)
  }
}

function* listLines(list: ListField, items: readonly Item[], language: FormLanguage): Generator<string> {
  const words = wordsOf(language)
  const count = items.length > 0 ? formatNumber(items.length, language) : words.none
  yield words.labelled(inLanguage(list.label, language), count)
  for (const [index, item] of items.slice(0, MAX_ITEMS_SHOWN).entries()) {
    const values = list.fields.map((field) => labelledValue(field, valueIn(item, field.key), language))
    yield `${formatNumber(index + 1, language)}. ${values.join(words.semicolon)}`
  }
  const rest = items.length - MAX_ITEMS_SHOWN
  if (rest > 0) yield words.andMore(formatNumber(rest, language))
}

function labelledValue(
  field: ScalarField,
  value: ReturnType<typeof valueAt>,
  language: FormLanguage,
): string {
  const words = wordsOf(language)
  const shown = value === undefined ? words.notGiven : formatValue(field, value, language)
  return words.labelled(labelOf(field, language), shown)
}
