/**
 * Converts a model's value to the type of its field: a number may come as a string; nothing else is coerced.
 */
import { fold, normalise } from '../../language/folding.ts'
import { numbersIn } from '../../language/numerals.ts'
import type { Scalar } from '../extraction.ts'
import { LANGUAGES, type ScalarField } from '../form.ts'

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/
const GROUPED_NUMBER = /^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** @returns undefined for a value of another type */
export function typed(field: ScalarField, value: Scalar | null): Scalar | undefined {
  if (value === null) return undefined
  switch (field.type) {
    case 'integer':
    case 'amount':
      return numberOf(value)
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'choice':
      return typeof value === 'string' ? optionOf(field, value) : undefined
    case 'date':
      return typeof value === 'string' && DATE.test(value.trim()) ? value.trim() : undefined
    default:
      return typeof value === 'boolean' || String(value).trim() === '' ? undefined : String(value).trim()
  }
}

function numberOf(value: Scalar): number | undefined {
  if (typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  const text = normalise(value).trim()
  if (PLAIN_NUMBER.test(text) || GROUPED_NUMBER.test(text)) return Number(text.replaceAll(',', ''))
  const [number, ...others] = numbersIn(fold(value).text)
  return number && others.length === 0 && !number.isAmbiguous ? number.value : undefined
}

/** Small models return the label instead of the value. */
function optionOf({ options }: Extract<ScalarField, { type: 'choice' }>, value: string): string | undefined {
  const wanted = normalise(value).trim().toLowerCase()
  const isMeant = (name: string | undefined) =>
    name !== undefined && normalise(name).trim().toLowerCase() === wanted
  const named = options.filter(
    ({ value, label, names }) =>
      isMeant(value) || LANGUAGES.some((language) => isMeant(label[language])) || names?.some(isMeant),
  )
  return (named.find(({ value }) => isMeant(value)) ?? (named.length === 1 ? named[0] : undefined))?.value
}
