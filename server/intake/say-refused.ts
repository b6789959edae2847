/** Explains why values were not stored. */

import { fieldAt, pathKey } from './field-path.ts'
import { type Form, type FormLanguage, inLanguage, type ScalarField } from './form.ts'
import { currencyName, formatNumber, formatNumberOf, quotable, wordsOf } from './format-value.ts'
import type { Outcome, Refused } from './machine.ts'
import { nameOfPath } from './name-path.ts'
import { howToAnswerField } from './say-question.ts'
import { type Reason, UNREADABLE, type UnreadableReason } from './words/words.ts'

/** In graphemes: enough for users to recognise their own words. */
const MAX_QUOTE_LENGTH = 80

/** @returns a line or two for each */
export function sayRefused(form: Form, { refused, state }: Outcome, language: FormLanguage): string[] {
  const asked = state.asked && pathKey(state.asked)
  return refused.map((each) => {
    const sentence = sayWhy(form, each, language)
    const field = fieldAt(form, each.path)
    if (!field || !isUnreadable(each.refusal.reason)) return sentence
    if (field.error) return `${sentence}\n${inLanguage(field.error, language)}`
    // The question that follows already lists the options.
    const isSaidBelow = field.type === 'choice' && asked === pathKey(each.path)
    return isSaidBelow ? sentence : `${sentence}\n${howToAnswerField(field, language)}`
  })
}

function sayWhy(form: Form, { path, refusal, words }: Refused, language: FormLanguage): string {
  const said = wordsOf(language)
  const label = nameOfPath(form, {}, path, language)
  const reason = sayReason(fieldAt(form, path), refusal, language)
  const quoted = quotable(words, MAX_QUOTE_LENGTH)
  return quoted === '' ? said.refusedWhole(label, reason) : said.refused(label, quoted, reason)
}

function isUnreadable(reason: Reason): reason is UnreadableReason {
  return UNREADABLE.some((each) => each === reason)
}

function sayReason(
  field: ScalarField | undefined,
  { reason, limit = '' }: Refused['refusal'],
  language: FormLanguage,
): string {
  const words = wordsOf(language)
  if (isUnreadable(reason)) return words.unreadable[reason]
  const currency = field?.type === 'amount' ? currencyName(field.currency, language) : ''
  return words.telling[reason](showLimit(field, reason, limit, language), currency)
}

function showLimit(
  field: ScalarField | undefined,
  reason: Reason,
  limit: number | string,
  language: FormLanguage,
): string {
  if (typeof limit === 'string') return limit
  const isBound = reason === 'too_small' || reason === 'too_large'
  return field && isBound ? formatNumberOf(field, limit, language) : formatNumber(limit, language)
}
