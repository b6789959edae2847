/** Phone numbers: what one is, and when two are the same. Validity per country is libphonenumber's knowledge. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

const PHONE = /^\+?\d{6,15}$/
/** Separators that people write between digits. */
const BETWEEN_DIGITS = /[\s().\-‐‑–/]/g
/** National numbers have a leading 0 in most countries; without one they look like any other number. */
const NATIONAL = /^0\d{8,10}$/

/** @returns a leading + and the digits; undefined if it cannot be a phone number */
export function phoneNumberOf(written: string): string | undefined {
  const number = written.replace(BETWEEN_DIGITS, '')
  return PHONE.test(number) ? number : undefined
}

/** Whether a number is a phone number even when not asked for: valid in its country, or long with a leading 0. */
export function isSurelyPhone(number: string): boolean {
  return NATIONAL.test(number) || (number.startsWith('+') && parse(number)?.isValid() === true)
}

/** `0912345678` is `+886912345678` in Taiwan: the country of one of them decides. */
export function isSamePhone(one: string, other: string): boolean {
  if (one.replace('+', '') === other.replace('+', '')) return true
  const international = parse(one) ?? parse(other)
  const inCountry = (number: string) => parse(number, international?.country)?.number
  return international !== undefined && inCountry(one) === inCountry(other)
}

/** @param country for a number without a country's code */
function parse(number: string, country?: CountryCode) {
  return parsePhoneNumberFromString(number, country)
}
