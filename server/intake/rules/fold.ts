/**
 * The normalised form in which a message is searched, with a mapping back to the user's own words.
 *
 * All rules work on folded text, in which every notation is unified: lower case, full-width forms narrowed,
 * digits of all scripts as ASCII, Chinese simplified. Bengali loses the differences that people do not hear
 * and mistype (ী and ি, ণ and ন, a missing ঁ). A match is a span of folded text; `wordsAt` returns its
 * original words.
 */
import { foldHan } from '../../text/simplified-characters.ts'

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
const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6]

const foldedCharacters = new Map<string, string>()

function foldCharacter(character: string): string {
  const known = foldedCharacters.get(character)
  if (known !== undefined) return known
  let folded = ''
  for (const part of character.normalize('NFKD').toLowerCase()) folded += SAME[part] ?? plainDigit(part)
  folded = foldHan(folded.replace(DROPPED, '')).replace('\u00a0', ' ')
  // Bounded to the size of a language's character set, so that a hostile message cannot exhaust memory.
  if (foldedCharacters.size < 20_000) foldedCharacters.set(character, folded)
  return folded
}

function plainDigit(character: string): string {
  const code = character.charCodeAt(0)
  const zero = DIGIT_ZEROS.find((each) => code >= each && code <= each + 9)
  return zero === undefined ? character : String(code - zero)
}

/** Folds a message. Runs of blanks become one; line ends are kept. */
export function fold(original: string): Folded {
  let text = ''
  const at: number[] = []
  let index = 0
  for (const character of original) {
    const folded = foldCharacter(character)
    const isBlankAgain = folded === ' ' && (text === '' || text.endsWith(' '))
    if (!isBlankAgain) {
      for (let unit = 0; unit < folded.length; unit += 1) at.push(index)
      text += folded
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
