/**
 * Validates every value before it is stored, whether the rules or a model found it. Normalises the notation
 * of a value, never its meaning.
 */
import { isEmailAddress } from '../identity/email-address.ts'
import { codePoints } from '../text/shorten.ts'
import type { Scalar } from './extraction.ts'
import type { ScalarField } from './form.ts'
import { phoneNumberOf } from './phone-number.ts'

export type RefusalReason =
  /** The JSON type differs from the field's type. */
  | 'wrong_type'
  /** Contains a lone surrogate, which Postgres cannot store. */
  | 'not_text'
  | 'too_short'
  | 'too_long'
  | 'not_a_number'
  | 'not_whole'
  | 'too_many_decimals'
  | 'too_small'
  | 'too_large'
  | 'not_an_option'
  | 'not_a_date'
  | 'too_early'
  | 'too_late'
  | 'not_an_email'
  | 'not_a_phone'

/** Why a value was rejected for its field, and the form's limit that it broke, if any. */
export type Refusal = { reason: RefusalReason; limit?: number | string }

export type Accepted = { value: Scalar } | { refused: Refusal }

type Of<Type extends ScalarField['type']> = Extract<ScalarField, { type: Type }>

const MIN_TEXT_LENGTH = 1
const MAX_TEXT_LENGTH = 1000

/** @returns the value as records store it, or the reason for rejecting it */
export function accept(field: ScalarField, value: Scalar): Accepted {
  switch (field.type) {
    case 'integer':
      return typeof value === 'number' ? acceptInteger(field, value) : refuse('wrong_type')
    case 'amount':
      return typeof value === 'number' ? acceptAmount(field, value) : refuse('wrong_type')
    case 'boolean':
      return typeof value === 'boolean' ? { value } : refuse('wrong_type')
    default:
      return typeof value === 'string' ? acceptWords(field, value) : refuse('wrong_type')
  }
}

function refuse(reason: RefusalReason, limit?: number | string): Accepted {
  return { refused: limit === undefined ? { reason } : { reason, limit } }
}

function acceptWords(
  field: Exclude<ScalarField, Of<'integer' | 'amount' | 'boolean'>>,
  raw: string,
): Accepted {
  if (!raw.isWellFormed()) return refuse('not_text')
  const value = tidy(raw)
  switch (field.type) {
    case 'text':
      return acceptText(field, value)
    case 'choice':
      return field.options.some((option) => option.value === value) ? { value } : refuse('not_an_option')
    case 'date':
      return acceptDate(field, value)
    case 'email':
      return acceptEmail(value)
    case 'phone':
      return acceptPhone(value)
  }
}

/** Control characters, U+0000 and line breaks included, count as white space: a value is one line. */
const SPACE = /[\s\p{Cc}]+/gu
/** Bidirectional controls would garble the sentence that quotes the value. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g

function tidy(raw: string): string {
  return raw.replace(DIRECTION, '').replace(SPACE, ' ').trim()
}

/** A visible character: joiners and zero-width spaces alone are no answer. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

function acceptText(field: Of<'text'>, value: string): Accepted {
  const { min_length = MIN_TEXT_LENGTH, max_length = MAX_TEXT_LENGTH } = field
  const length = VISIBLE.test(value) ? codePoints(value) : 0
  if (length < min_length) return refuse('too_short', min_length)
  if (length > max_length) return refuse('too_long', max_length)
  return { value }
}

function acceptInteger(field: Of<'integer'>, value: number): Accepted {
  if (Number.isFinite(value) && !Number.isInteger(value)) return refuse('not_whole')
  return acceptInRange(field, value, Number.MAX_SAFE_INTEGER)
}

function acceptAmount(field: Of<'amount'>, value: number): Accepted {
  const { decimals = 0 } = field
  const range = acceptInRange(field, value, Number.MAX_SAFE_INTEGER / 10 ** decimals)
  if ('refused' in range || Number(value.toFixed(decimals)) === value) return range
  return decimals === 0 ? refuse('not_whole') : refuse('too_many_decimals', decimals)
}

/** @param safe the largest magnitude at which a double is still exact; applies whatever the form allows */
function acceptInRange(
  { minimum = -Infinity, maximum = Infinity }: { minimum?: number; maximum?: number },
  value: number,
  safe: number,
): Accepted {
  if (!Number.isFinite(value)) return refuse('not_a_number')
  const least = Math.max(minimum, -safe)
  const most = Math.min(maximum, safe)
  if (value < least) return refuse('too_small', least)
  if (value > most) return refuse('too_large', most)
  return { value: value === 0 ? 0 : value } // not -0, which JSON would lose
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Postgres has no year 0. */
const NO_YEAR = '0000'

function acceptDate(field: Of<'date'>, value: string): Accepted {
  const time = DATE.test(value) && !value.startsWith(NO_YEAR) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  // Date reads 30 February as 2 March.
  const isReal = !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
  if (!isReal) return refuse('not_a_date')
  if (field.earliest !== undefined && value < field.earliest) return refuse('too_early', field.earliest)
  if (field.latest !== undefined && value > field.latest) return refuse('too_late', field.latest)
  return { value }
}

/** RFC 5321: the case of the local part is significant, so it is kept. */
function acceptEmail(value: string): Accepted {
  if (!isEmailAddress(value)) return refuse('not_an_email')
  const at = value.lastIndexOf('@')
  return { value: value.slice(0, at) + value.slice(at).toLowerCase() }
}

function acceptPhone(written: string): Accepted {
  const value = phoneNumberOf(written)
  return value === undefined ? refuse('not_a_phone') : { value }
}
