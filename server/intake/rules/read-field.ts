/** Reads a text as the answer to a field that is not free text. */

import { datesIn } from '../../language/dates.ts'
import { blank } from '../../language/folding.ts'
import { consistsOf } from '../../language/lexicon.ts'
import { FILLERS, NONE, TIMES, UNKNOWN } from '../../language/phrases.ts'
import type { ScalarField } from '../form.ts'
import { type Contact, emailsIn, phonesIn } from './contacts.ts'
import { readChoice } from './read-choice.ts'
import { readNumber } from './read-number.ts'
import { type Reach, type Reading, restOf, spanOf } from './reading.ts'
import { readYesNo } from './yes-no.ts'

const REST_OF_DATE = { bare: 2, named: 4, keyed: 100 }
const REST_OF_CONTACT = { bare: 3, named: 100, keyed: 100 }

/** @returns undefined when the text does not answer the field, and always for a text field */
export function readField(field: ScalarField, text: string, reach: Reach): Reading | undefined {
  switch (field.type) {
    case 'integer':
    case 'amount':
      return readNumber(field, text, reach)
    case 'boolean':
      return readYesNo(text, reach)
    case 'choice':
      return readChoice(field, text, reach) ?? readNothing(text, reach)
    case 'date':
      return readDate(text, reach) ?? readNothing(text, reach)
    case 'email':
      return readContact(emailsIn(text), /@/, text, reach) ?? readNothing(text, reach)
    case 'phone':
      return readContact(phonesIn(text), /\d/, text, reach) ?? readNothing(text, reach)
    default:
      return undefined
  }
}

/** "None" for something that one has or does not give, such as a phone: nothing is stored. */
export function readNothing(text: string, reach: Reach): Reading | undefined {
  const isNothing = NONE.has(text) && consistsOf(text, [NONE, UNKNOWN, FILLERS, reach.known])
  return isNothing ? { kind: 'unknown' } : undefined
}

function readDate(text: string, reach: Reach): Reading | undefined {
  const dates = datesIn(text, reach.today)
  const rest = restOf(blank(text, dates), reach, TIMES).filter((word) => !/^\d+$/.test(word)).length
  if (rest > REST_OF_DATE[reach.how]) return undefined
  const [first] = dates
  if (!first) {
    const isMeant = TIMES.has(text) || (/\d/.test(text) && rest <= 1)
    return isMeant ? { kind: 'unclear', why: 'not_understood', span: spanOf(text) } : undefined
  }
  const isOne = dates.every(({ date }) => date !== undefined && date === first.date)
  if (!isOne || first.date === undefined) {
    return {
      kind: 'unclear',
      why: 'ambiguous',
      span: { start: first.start, end: dates.at(-1)?.end ?? first.end },
    }
  }
  return { kind: 'value', value: first.date, span: { start: first.start, end: first.end } }
}

function readContact(
  found: readonly Contact[],
  sign: RegExp,
  text: string,
  reach: Reach,
): Reading | undefined {
  const [first] = found
  if (!first) {
    const isMeant = sign.test(text) && restOf(text, reach).length <= REST_OF_CONTACT[reach.how]
    return isMeant ? { kind: 'unclear', why: 'not_understood', span: spanOf(text) } : undefined
  }
  const span = { start: first.start, end: first.end }
  const isOne = found.every(({ value }) => value === first.value)
  return isOne ? { kind: 'value', value: first.value, span } : { kind: 'unclear', why: 'ambiguous', span }
}
