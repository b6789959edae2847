/**
 * Checks that the user said a value that a model returned. Other values are dropped, however likely: a
 * repeated question is better than a wrong stored value.
 *
 * - The extraction's words must occur in the newest message.
 * - Texts, e-mail addresses and phone numbers must occur in it too, or in an earlier message that it refers
 *   to; they are stored as the user wrote them.
 * - Numbers and dates must occur in it in some notation: 五百萬 is 5000000.
 * - A yes or no and a choice are interpreted by the model; their words must be more than a question or a
 *   greeting.
 */

import { canBe, currenciesAt } from '../../language/currencies.ts'
import { fold, normalise } from '../../language/folding.ts'
import { isCeremony } from '../../language/greetings.ts'
import { type NumberFound, numbersIn } from '../../language/numerals.ts'
import { NONE, UNKNOWN, YES_NO } from '../../language/phrases.ts'
import { isQuestion } from '../../language/questions.ts'
import type { Scalar, UnclearReason } from '../extraction.ts'
import { LANGUAGES, type ScalarField } from '../form.ts'
import { isSamePhone, phoneNumberOf } from '../phone-number.ts'
import { phonesIn } from '../rules/contacts.ts'
import { dateIn } from './dates.ts'
import { QuotableText } from './quotable-text.ts'

/** The texts that a turn's values are checked against. */
export type IncomingMessage = {
  newest: QuotableText
  /** The newest message, normalised as the rules search it. */
  folded: string
  /** All numbers in it. */
  numbers: readonly NumberFound[]
  /** The user's earlier messages, the newest first. */
  earlier: readonly QuotableText[]
  /** YYYY-MM-DD, the date given to the model. */
  today: string
}

/** @param earlier the user's own messages, newest first */
export function readMessage(text: string, earlier: readonly string[], today: string): IncomingMessage {
  const folded = fold(text).text
  return {
    newest: new QuotableText(text),
    folded,
    numbers: numbersIn(folded),
    earlier: earlier.map((each) => new QuotableText(each)),
    today,
  }
}

/** The value as the user said it, or why it cannot be used. */
export type Reading = { said: Scalar } | { why: UnclearReason }

/** @returns undefined when the user did not say it */
export function grounded(
  field: ScalarField,
  value: Scalar,
  words: string,
  message: IncomingMessage,
): Reading | undefined {
  const { newest } = message
  switch (field.type) {
    case 'integer':
    case 'amount':
      return numberIn(field, Number(value), words, message)
    case 'date':
      return dateIn(String(value), words, message)
    case 'boolean':
      return isStatement(words, newest) && !contradicts(value, words) ? { said: value } : undefined
    case 'choice':
      return isStatement(words, newest) && !namesAnother(field, value, words) ? { said: value } : undefined
    default: {
      const said = fromNewestOn(message, (each) => textIn(field.type, String(value), each))
      return said === undefined ? undefined : { said }
    }
  }
}

function fromNewestOn<Found>(
  message: IncomingMessage,
  find: (said: QuotableText) => Found | undefined,
): Found | undefined {
  for (const said of [message.newest, ...message.earlier]) {
    const found = find(said)
    if (found !== undefined) return found
  }
  return undefined
}

function textIn(type: 'text' | 'email' | 'phone', value: string, said: QuotableText): string | undefined {
  if (type === 'email') return emailIn(value, said.text)
  if (type === 'phone') return phoneIn(value, said.text)
  const quote = said.quote(value)
  return quote !== undefined && isStatement(quote, said) ? quote : undefined
}

type NumberField = Extract<ScalarField, { type: 'integer' | 'amount' }>

function numberIn(
  field: NumberField,
  value: number,
  words: string,
  message: IncomingMessage,
): Reading | undefined {
  const written = message.numbers.filter((number) => number.value === value)
  if (written.length === 0) return value === 0 && saysNone(words, message) ? { said: 0 } : undefined
  const clear = written.filter(({ isAmbiguous }) => !isAmbiguous)
  if (clear.length === 0) return { why: 'ambiguous' }
  if (field.type === 'integer') return Number.isSafeInteger(value) ? { said: value } : { why: 'not_whole' }
  const isOwn = clear.some((number) => canBe(field.currency, currenciesAt(message.folded, number)))
  return isOwn ? { said: value } : { why: 'other_currency' }
}

/** The extraction's own words must say it: a 沒有 elsewhere belongs to another field. */
function saysNone(words: string, { newest }: IncomingMessage): boolean {
  const { text } = fold(words)
  return NONE.has(text) && !UNKNOWN.has(text) && numbersIn(text).length === 0 && isStatement(words, newest)
}

/** Whether these words state something: a question or a greeting holds no answer. */
export function isStatement(words: string, said: QuotableText): boolean {
  const clause = fold(clauseOf(words, said)).text.trim()
  return clause !== '' && !isQuestion(clause) && !isCeremony(clause)
}

function clauseOf(words: string, said: QuotableText): string {
  const span = said.find(words)
  return span ? said.clauseAround(span) : ''
}

/** Some models see only the 有 in 沒有. The first match decides: "we don't have" contains "have". */
function contradicts(value: Scalar, words: string): boolean {
  const { text } = fold(words)
  const said = YES_NO.all(text).flatMap(({ meaning }) => meaning ?? [])
  if (said.length === 0) return UNKNOWN.has(text)
  return value === true ? said[0] === false : said.every((each) => each)
}

type ChoiceField = Extract<ScalarField, { type: 'choice' }>

/**
 * Whether the words name other options and not this one. They need not name any: the model interprets the
 * meaning.
 */
function namesAnother({ options }: ChoiceField, value: Scalar, words: string): boolean {
  const said = new QuotableText(words)
  const named = options.filter(({ value, label, names = [] }) =>
    [value, ...LANGUAGES.map((language) => label[language] ?? ''), ...names].some((name) => said.find(name)),
  )
  return named.length > 0 && !named.some((option) => option.value === value)
}

const MAILBOX = /[\p{L}\p{N}._%+-]{1,64}\s?@\s?[\p{L}\p{N}-]{1,63}(?:\s?\.\s?[\p{L}\p{N}-]{1,63}){0,8}/gu

function emailIn(value: string, text: string): string | undefined {
  const wanted = value.trim().toLowerCase()
  const plain = normalise(text)
  if (!plain.includes('@') || !plain.replaceAll(/\s/g, '').toLowerCase().includes(wanted)) return undefined
  const written = [...plain.matchAll(MAILBOX)].map(([mailbox]) => mailbox.replaceAll(/\s/g, ''))
  return written.find((mailbox) => mailbox.toLowerCase() === wanted)
}

/** A model may write +886 912 345 678 for 0912-345-678; the user's own digits are kept. */
function phoneIn(value: string, text: string): string | undefined {
  const wanted = phoneNumberOf(normalise(value))
  const written = phonesIn(normalise(text)).map((phone) => phone.value)
  return wanted && written.find((each) => isSamePhone(each, wanted))
}
