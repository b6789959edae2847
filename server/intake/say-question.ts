/** The open question, and a hint how to answer it. */

import { fieldAt, itemsIn, listAt, pathKey } from './field-path.ts'
import { type Form, type FormLanguage, inLanguage, type ListField, type ScalarField } from './form.ts'
import { currencyName, quotable, wordsOf } from './format-value.ts'
import { nameOfItem } from './name-path.ts'
import type { IntakeState } from './progress.ts'

/** @returns the next question; empty when nothing is asked */
export function ask(form: Form, state: IntakeState, language: FormLanguage): string {
  const path = state.asked
  if (!path) return ''
  const list = listAt(form, path)
  const field = fieldAt(form, path)
  if (!field) return list ? askForItem(list, state, language) : ''
  const words = wordsOf(language)
  const question = inLanguage(field.question, language)
  const item = list && (itemsIn(state.data, list.key)[path.item ?? 0] ?? {})
  const isOnceMore =
    field.required && (state.skipped.includes(pathKey(path)) || state.finished.includes(path.field))
  return [
    isOnceMore ? words.onceMore : '',
    item ? words.labelled(capitalised(nameOfItem(list, path.item ?? 0, item, language)), question) : question,
    field.type === 'choice' ? howToAnswerField(field, language) : '',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function askForItem(list: ListField, { data }: IntakeState, language: FormLanguage): string {
  if (itemsIn(data, list.key).length === 0) return inLanguage(list.question, language)
  return wordsOf(language).another(quotable(inLanguage(list.item, language), 100))
}

/**
 * @returns a hint for the asked field; empty when nothing is asked, or when the question already contains it
 */
export function howToAnswer(form: Form, { asked }: IntakeState, language: FormLanguage): string {
  if (!asked) return ''
  const field = fieldAt(form, asked)
  if (!field) return wordsOf(language).listHint
  return field.type === 'choice' ? '' : howToAnswerField(field, language)
}

export function howToAnswerField(field: ScalarField, language: FormLanguage): string {
  const words = wordsOf(language)
  switch (field.type) {
    case 'choice':
      return words.choiceHint(
        field.options.map(({ label }) => quotable(inLanguage(label, language), 100)).join(words.comma),
      )
    case 'amount':
      return words.amountHint(currencyName(field.currency, language))
    default:
      return words.hints[field.type]
  }
}
