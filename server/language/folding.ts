/**
 * Unifies notations, so that texts can be compared and searched.
 *
 * `normalise` keeps case and spelling: it narrows full-width forms and writes all digits as ASCII. `fold`
 * also lowers case, simplifies Chinese, and drops the differences that people do not hear and mistype in
 * Bengali (ী and ি, ণ and ন, a missing ঁ). It maps back to the original: a match is a span of folded text,
 * and `wordsAt` returns its original words.
 */
import { foldHan } from './chinese-variants.ts'

/** In folded text; `end` is exclusive. */
export type Span = { start: number; end: number }

export type Folded = {
  text: string
  original: string
  /** The original position of each unit of `text`; one more entry, the original length, at the end. */
  at: readonly number[]
}

const SAME: Record<string, string> = {
  '\t': ' ',
  '\v': ' ',
  '\f': ' ',
  '\r': '',
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '−': '-',
  '–': '-',
  '‐': '-',
  '‑': '-',
  '〜': '~',
  '\u0981': '', // ঁ
  '\u09c0': '\u09bf', // ী as ি
  '\u09c2': '\u09c1', // ূ as ু
  麼: '么',
  優: '优',
  並: '并',
  瞭: '了',
  麽: '么',
  ণ: 'ন',
  ঈ: 'ই',
  ঊ: 'উ',
}
/** Accents, and invisible characters: joiners, direction marks, emoji variants. */
const DROPPED = /[\u0300-\u036f]|[\u00ad\u2060\ufeff]|[\u200b-\u200f]|\ufe0f/g

const foldedCharacters = new Map<string, string>()

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  let folded = ''
  for (const part of character.normalize('NFKD').toLowerCase()) folded += SAME[part] ?? part
  folded = foldHan(folded.replace(DROPPED, '').replace(FOREIGN_DIGIT, asciiDigit)).replace('\u00a0', ' ')
  // Bounded to the size of a language's character set, so that a hostile message cannot exhaust memory.
  if (foldedCharacters.size < 20_000) foldedCharacters.set(character, folded)
  return folded
}

const ASCII_ONLY = /^[\x20-\x7e\n]*$/
/** Twice as many as any script uses. The engine sorts the marks of a character in quadratic time. */
const SURPLUS_MARKS = /(\p{M}{30})\p{M}+/gu
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g
/** "e-mail" and "email" are one word. */
const JOINED_PREFIX = /\b(e|wi|t|x)-(?=[a-z])/gi

/** NFKC, digits of all scripts as ASCII, no invisible characters; case is kept. */
export function normalise(text: string): string {
  const joined = text.replace(JOINED_PREFIX, '$1')
  if (ASCII_ONLY.test(joined)) return joined
  return joined
    .replace(SURPLUS_MARKS, '$1')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(FOREIGN_DIGIT, asciiDigit)
    .replace(/[’‘´]/g, "'")
}

/** Arabic, Persian, Devanagari and Bengali. */
const FOREIGN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g
const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6]

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  return String(code - (DIGIT_ZEROS.find((zero) => code >= zero && code <= zero + 9) ?? code))
}

/** Folds a message. Runs of blanks become one; line ends are kept. */
export function fold(original: string): Folded {
  let text = ''
  const at: number[] = []
  let index = 0
  // Kept beside the text: to read its end, the engine would copy it for each blank.
  let isAfterBlank = true
  for (const character of original) {
    const folded = foldCharacter(character)
    const isBlankAgain = folded === ' ' && isAfterBlank
    if (folded !== '' && !isBlankAgain) {
      for (let unit = 0; unit < folded.length; unit += 1) at.push(index)
      text += folded
      isAfterBlank = folded.endsWith(' ')
    }
    index += character.length
  }
  at.push(original.length)
  return { text, original, at }
}

/** Folds a phrase of the rules or of a form. */
export const foldPhrase = (phrase: string): string => fold(phrase).text.trim()

/** The original words of a span. */
export function wordsAt(folded: Folded, { start, end }: Span): string {
  return folded.original.slice(folded.at[start], folded.at[end]).trim()
}

/** The text with the given spans replaced by blanks, so that positions stay valid. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text
  const characters = text.split('')
  for (const { start, end } of spans) characters.fill(' ', Math.max(0, start), Math.max(0, end))
  return characters.join('')
}

/** A part of a folded text, with positions of its own. */
export function partOf({ text, original, at }: Folded, { start, end }: Span): Folded {
  return { text: text.slice(start, end), original, at: at.slice(start, end + 1) }
}

/** Spans shifted by an offset. */
export function movedBy<Moved extends Span>(offset: number, spans: readonly Moved[]): Moved[] {
  return spans.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }))
}

/** A span without surrounding blanks and punctuation. */
export function trimmed(text: string, { start, end }: Span, edge = /[\s,;、。।|]/): Span {
  let [from, to] = [start, end]
  while (from < to && edge.test(text[from] ?? '')) from += 1
  while (to > from && edge.test(text[to - 1] ?? '')) to -= 1
  return { start: from, end: to }
}
