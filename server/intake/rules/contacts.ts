/** E-mail addresses and phone numbers, which are recognisable anywhere. */
import { isEmailAddress } from '../../identity/email-address.ts'
import type { Span } from '../../language/folding.ts'
import { phoneNumberOf } from '../phone-number.ts'

export type Contact = Span & { value: string }

const BEFORE_AT = /[a-z0-9._%+-]/
const BEHIND_AT = /[a-z0-9.-]/
const MAX_LENGTH = 254

/** Expands from each @ in both directions: a pattern would scan every letter of a long text many times. */
export function emailsIn(text: string): Contact[] {
  const found: Contact[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    let end = at + 1
    while (start > 0 && at - start < MAX_LENGTH && BEFORE_AT.test(text[start - 1] ?? '')) start -= 1
    while (end < text.length && end - at < MAX_LENGTH && BEHIND_AT.test(text[end] ?? '')) end += 1
    while (text[end - 1] === '.' || text[end - 1] === '-') end -= 1
    while (text[start] === '.') start += 1
    const value = text.slice(start, end)
    if (isEmailAddress(value) && text[end] !== '@') found.push({ start, end, value })
  }
  return found
}

const PHONE = /(?<![\d.,@])\+?\(?\d(?:[ \-‐‑–().]{0,2}\d){5,16}(?![\d@])/g
const DATE = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/

/** Six to fifteen digits with the usual separators. */
export function phonesIn(text: string): Contact[] {
  return [...text.matchAll(PHONE)].flatMap((match) => {
    const [written] = match
    const value = phoneNumberOf(written)
    if (value === undefined || DATE.test(written)) return []
    const start = match.index - (text[match.index - 1] === '(' ? 1 : 0)
    return [{ start, end: match.index + written.length, value }]
  })
}
