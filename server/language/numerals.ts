/**
 * Reads the numbers in a text: digits of all scripts, Chinese, English and Bengali numerals, and mixtures of
 * digits and units ("1,000萬", "2.5 million", "৫০ লাখ").
 *
 * A numeral is tokenised into digits and units, then summed. Only the tokenisers depend on the script. A
 * small unit (hundred) multiplies the digit before it; a large one (萬, million, লাখ) multiplies everything
 * since the last larger one.
 */
import { blank, type Span } from './folding.ts'
import { startsInsideWord } from './lexicon.ts'
import { hanToken, latinOrBengaliToken, type NumeralToken } from './numeral-words.ts'
import { NOT_NUMBERS } from './phrases.ts'

export type NumberFound = Span & {
  value: number
  /** Two numbers, or an approximation with several values: 兩三, "3 or 4", 3~5. */
  isAmbiguous: boolean
}

const DIGITS =
  /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.,])|\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d+(?:\.\d+)?/y
/** Longer than any realistic number, or with a leading 0 like phone numbers and codes. */
const NO_NUMBER = /\d{17,}|0\d{5,}|[零〇一二三四五六七八九两]{16,}/y
const CODE = /[a-z0-9][a-z0-9./_-]{0,40}/y
const DATE_OR_TIME =
  /\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?![\d])|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?!\d)|\d{1,2}:\d{2}/y
const BEFORE_DIGITS = /(?:nt|ntd|twd|usd|us|eur|gbp|rmb|cny|jpy|hkd|inr|bdt|tk|rs|rm|sgd)$/
/** Letters that may follow a number without a blank, besides number units. */
const AFTER_DIGITS =
  /(?:ntd|nt|twd|usd|eur|gbp|rmb|cny|jpy|hkd|inr|bdt|tk|taka|dollars?|pcs|pieces?|items?|patents?|or|and|to)(?![a-z])/y
const MINUS = /(?:负|minus|negative|মাইনাস|ঋনাত্মক) ?$/
const STANDARD =
  /(?:iso|iec|iatf|cns|ohsas|sa|haccp|no\.|nr\.|version|model|chapter|page|room|question|step|level|floor|gate|bus|route|v|#|号码|编号|第) ?[-:]? ?$/
const RANGE_BETWEEN = /^ ?(?:-|~|到|至|或|或者|or|to|还是|、|বা|অথবা|থেকে|কিংবা|\/) ?$/
const LIST_BETWEEN = /^ ?[,、] ?$/

/** All numbers of a folded text, from left to right. */
export function numbersIn(text: string): NumberFound[] {
  const searched = blank(text, NOT_NUMBERS.all(text))
  const found: NumberFound[] = []
  for (let index = 0; index < searched.length; ) {
    if (!mayBegin(searched, index)) {
      index += 1
      continue
    }
    const skipped = skipCode(searched, index)
    if (skipped > index) {
      index = skipped
      continue
    }
    const number = numberAt(searched, index)
    if (number) found.push(number)
    index = number ? number.end : index + 1
  }
  return joinRanges(searched, found)
}

const isSmallLetter = (code: number) => code >= 97 && code <= 122
const isDigit = (code: number) => code >= 48 && code <= 57

/** A cheap filter: most characters are inside a word or between two, where no number or code begins. */
function mayBegin(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (code > 127 || isDigit(code)) return true
  return isSmallLetter(code) && !(index > 0 && isSmallLetter(text.charCodeAt(index - 1)))
}

/** "P-1", "X200", "5G", "ISO 9001", "2026-11-21" are no numbers. */
function skipCode(text: string, index: number): number {
  const character = text[index] ?? ''
  NO_NUMBER.lastIndex = index
  const noNumber = NO_NUMBER.exec(text)
  if (noNumber) return index + noNumber[0].length
  if (!/[a-z\d]/.test(character)) return index
  if (index > 0 && /[a-z\d]/.test(text[index - 1] ?? '')) return index
  DATE_OR_TIME.lastIndex = index
  const date = DATE_OR_TIME.exec(text)
  if (date) return index + date[0].length
  if (/\d/.test(character) && STANDARD.test(text.slice(Math.max(0, index - 10), index))) {
    return index + (/^\d+/.exec(text.slice(index, index + 20))?.[0].length ?? 0)
  }
  CODE.lastIndex = index
  const code = CODE.exec(text)?.[0] ?? ''
  return isCode(code, text, index) ? index + code.length : index
}

function isCode(code: string, text: string, index: number): boolean {
  const letters = /^[a-z]+/.exec(code)?.[0]
  if (letters) return /\d/.test(code) && !BEFORE_DIGITS.test(letters)
  DIGITS.lastIndex = index
  const end = index + (DIGITS.exec(text)?.[0].length ?? 0)
  if (!/[a-z]/.test(text[end] ?? '')) return false
  AFTER_DIGITS.lastIndex = end
  return !AFTER_DIGITS.test(text) && !latinOrBengaliToken(text, end)
}

function numberAt(text: string, index: number): NumberFound | undefined {
  const row: NumeralToken[] = []
  for (let at = index; row.length < MAX_TOKENS; ) {
    const token = tokenAt(text, at, row)
    if (!token) break
    row.push(token)
    at = skipBetween(text, token.end)
  }
  while (row.at(-1)?.kind === 'joint') row.pop()
  let end = row.at(-1)?.end
  if (end === undefined || text[index - 1] === '几') return undefined
  const value = sum(row)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return undefined
  const isSome = text[end] === '几'
  if (isSome) end += 1
  const isAmbiguous = isSome || row.some((token) => token.isAmbiguous)
  return signed(text, { start: index, end, value, isAmbiguous })
}

/** Between the parts of one number: a blank, a hyphen between words, 多 and 餘 of approximations. */
function skipBetween(text: string, index: number): number {
  let at = index
  if (/[多余来]/.test(text[at] ?? '') && /[十百千万亿]/.test(text[at + 1] ?? '')) at += 1
  if (text[at] === '-' && /[a-z]/.test(text[at + 1] ?? '') && /[a-z]/.test(text[at - 1] ?? '')) return at + 1
  return text[at] === ' ' ? at + 1 : at
}

function tokenAt(text: string, index: number, row: readonly NumeralToken[]): NumeralToken | undefined {
  const last = row.at(-1)
  if (/\d/.test(text[index] ?? '')) return digitsToken(text, index, last)
  const han = hanToken(text, index, last)
  if (han) return han
  if (startsInsideWord(text, index)) return undefined
  const word = latinOrBengaliToken(text, index)
  if (word?.kind === 'joint')
    return last?.kind === 'unit' && isFollowedByNumber(text, word.end) ? word : undefined
  if (word?.kind === 'unit' && !last && !word.standsAlone) return undefined
  if (word?.kind === 'digits' && last?.kind === 'digits' && !mayFollow(word, last)) return undefined
  return word
}

function digitsToken(text: string, index: number, last?: NumeralToken): NumeralToken | undefined {
  // Digits follow a unit ("3億5000萬") or সাড়ে, never other digits.
  if (last?.kind === 'digits' && !last.isFraction) return undefined
  DIGITS.lastIndex = index
  const written = DIGITS.exec(text)?.[0] ?? ''
  const plain = /\..*\./.test(written) ? written.replaceAll('.', '') : written.replace(/[, ]/g, '')
  const value = plain.length > 16 ? Number.NaN : Number(plain)
  return { kind: 'digits', end: index + written.length, value, isShort: /^\d$/.test(written) }
}

/** "twenty five", "two and a half", সাড়ে তিন; but not "five six". */
function mayFollow(
  word: NumeralToken & { kind: 'digits' },
  last: NumeralToken & { kind: 'digits' },
): boolean {
  return word.isFraction === true || last.isFraction === true || (last.isTens === true && word.value < 10)
}

function isFollowedByNumber(text: string, end: number): boolean {
  const next = latinOrBengaliToken(text, text[end] === ' ' ? end + 1 : end)
  return next !== undefined && next.kind !== 'joint' && next.kind !== 'unit'
}

const LARGE = 1000
/** More tokens than any number has. */
const MAX_TOKENS = 30

/** The sum of the tokens. */
function sum(row: readonly NumeralToken[]): number {
  let total = 0
  let section = 0
  let digits: number | undefined
  let lastUnit = 0
  let lastLarge = Number.POSITIVE_INFINITY
  for (const token of row) {
    if (token.kind === 'joint') continue
    if (token.kind === 'digits') {
      digits = (digits ?? 0) + token.value
      continue
    }
    if (token.factor < LARGE || token.isSmall) section += (token.count ?? digits ?? 1) * token.factor
    else {
      const base = token.count ?? section + (digits ?? 0)
      const isLarger = total > 0 && token.factor > lastLarge
      total = isLarger ? (total + base) * token.factor : total + (base || 1) * token.factor
      lastLarge = token.factor
      section = 0
    }
    lastUnit = token.factor
    digits = undefined
  }
  const last = row.at(-1)
  const isShorthand = last?.kind === 'digits' && last.isShort && lastUnit >= 100 && isHanUnit(row)
  return round(total + section + (isShorthand ? ((digits ?? 0) * lastUnit) / 10 : (digits ?? 0)))
}

/** 三萬五 is 35,000: the last digit counts tenths of the unit before it. */
function isHanUnit(row: readonly NumeralToken[]): boolean {
  const before = row.at(-2)
  return before?.kind === 'unit' && before.isHan === true
}

/** 1.1 million is 1,100,000 and not 1,100,000.0000000001. */
const round = (value: number) => Math.round(value * 1e6) / 1e6

function signed(text: string, number: NumberFound): NumberFound {
  const before = text.slice(Math.max(0, number.start - 12), number.start)
  const word = MINUS.exec(before)?.[0]
  if (word) return { ...number, start: number.start - word.length, value: -number.value }
  if (!before.endsWith('-') || /[\w)\u0980-\u09ff]-$/.test(before)) return number
  return { ...number, start: number.start - 1, value: -number.value }
}

/** "3 or 4", 3到5, 六、七: two numbers where one is expected. */
function joinRanges(text: string, numbers: readonly NumberFound[]): NumberFound[] {
  const joined: NumberFound[] = []
  for (const number of numbers) {
    const last = joined.at(-1)
    const between = last ? text.slice(last.end, number.start) : ''
    const isNext = last !== undefined && number.value === last.value + 1 && LIST_BETWEEN.test(between)
    if (last && (isNext || RANGE_BETWEEN.test(between))) {
      joined[joined.length - 1] = { ...last, end: number.end, value: number.value, isAmbiguous: true }
    } else joined.push(number)
  }
  return joined
}
