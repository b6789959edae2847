/** Formats values for readers of a language. */
import { shorten } from '../text/shorten.ts'
import type { Scalar } from './extraction.ts'
import { type Field, type FormLanguage, inLanguage, type ScalarField } from './form.ts'
import { bn } from './words/bn.ts'
import { en } from './words/en.ts'
import type { Words } from './words/words.ts'
import { zhHant } from './words/zh-hant.ts'

const WORDS: Record<FormLanguage, Words> = { 'zh-Hant': zhHant, en, bn }
const LOCALES: Record<FormLanguage, string> = { 'zh-Hant': 'zh-TW', en: 'en', bn: 'bn' }

/** In graphemes: a long text is acknowledged by its beginning. */
const MAX_SHOWN_LENGTH = 200
const MAX_LABEL_LENGTH = 100
const ELLIPSIS = '…'
/** More decimal places than a form may ask for. */
const MAX_DECIMALS = 10

export function wordsOf(language: FormLanguage): Words {
  return WORDS[language]
}

/** @returns the field's value on one line of at most 200 graphemes */
export function formatValue(field: ScalarField, value: Scalar, language: FormLanguage): string {
  if (typeof value === 'boolean') return value ? WORDS[language].yes : WORDS[language].no
  if (typeof value === 'number') return formatNumberOf(field, value, language)
  const option = field.type === 'choice' && field.options.find((each) => each.value === value)
  return quotable(option ? inLanguage(option.label, language) : value, MAX_SHOWN_LENGTH)
}

/** @returns a number of a field, or a limit of it, with separators and its currency */
export function formatNumberOf(field: ScalarField, value: number, language: FormLanguage): string {
  const number = formatNumber(value, language)
  if (field.type !== 'amount') return number
  return WORDS[language].money(number, currencyName(field.currency, language), field.currency)
}

export function formatNumber(value: number, language: FormLanguage): string {
  return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: MAX_DECIMALS }).format(value)
}

/** @returns the name of a currency as written after a number; its code when it has no name */
export function currencyName(code: string, language: FormLanguage): string {
  const parts = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency: code,
    currencyDisplay: 'name',
  }).formatToParts(2)
  const name = parts.find(({ type }) => type === 'currency')?.value ?? code
  // Documents in Taiwan write it this way.
  return language === 'zh-Hant' ? name.replace('台', '臺') : name
}

/** Characters that would break the line, or change the direction of the surrounding sentence. */
const NOT_IN_A_LINE = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu

/** @returns the user's text, safe to quote within a sentence */
export function quotable(text: string, graphemes: number): string {
  return shorten(text.toWellFormed().replace(NOT_IN_A_LINE, ' ').trim(), graphemes, ELLIPSIS)
}

export function labelOf(field: Field, language: FormLanguage): string {
  return quotable(inLanguage(field.label, language), MAX_LABEL_LENGTH)
}
