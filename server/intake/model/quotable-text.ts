/**
 * The user's text, searchable for a model's quote of it. Models change case, width, spaces, punctuation,
 * digits and Chinese variants when quoting; the original is stored, never the copy.
 */
import { foldHan } from '../../language/chinese-variants.ts'
import { normalise } from '../../language/folding.ts'

/** A range of a text; `end` is exclusive. */
export type Span = { start: number; end: number }

/** The normalised text, and for each of its characters the original range. */
type Key = { key: string; spans: Span[] }

const COMPARED = /[\p{L}\p{N}\p{M}]/u
/**
 * In scripts with spaces a match may not start in mid-word: "art" is not in "smart". It may end there:
 * plurals, cases.
 */
const WITHIN_WORD = /[\p{L}\p{M}][\p{L}\p{M}]$/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** A match may not start or end within a number: 15 is neither in 15,000 nor in 1.15. */
const WITHIN_NUMBER = /\p{Nd}[.,．，]?\p{Nd}$/u
/** Punctuation that ends a sentence is not part of a value. */
const PAUSE = /[\s。！，、；,;]/u

export class QuotableText {
  readonly text: string
  readonly #folded: Key

  constructor(text: string) {
    this.text = text
    this.#folded = fold(text)
  }

  /** @returns the range of these words; undefined when the user did not write them */
  find(words: string): Span | undefined {
    const wanted = words.trim()
    const { key } = fold(wanted)
    if (wanted === '') return undefined
    // A tick or a thumb has neither letters nor digits.
    if (key === '') return spanOf(this.text.indexOf(wanted), wanted.length)
    const folded = this.#folded
    for (let at = folded.key.indexOf(key); at >= 0; at = folded.key.indexOf(key, at + 1)) {
      const [first, last] = [folded.spans[at], folded.spans[at + key.length - 1]]
      if (!first || !last) return undefined
      const span = { start: first.start, end: last.end }
      if (this.#isWhole(span)) return this.#withSigns(span, wanted)
    }
    return undefined
  }

  /** @returns these words as the user wrote them */
  quote(words: string): string | undefined {
    const span = this.find(words)
    return span && this.text.slice(span.start, span.end)
  }

  /** @returns the sentences, or the parts between commas, that contain a range, with their closing mark */
  clauseAround({ start, end }: Span): string {
    const before = [...this.text.slice(0, start).matchAll(CLAUSE_END)].at(-1)
    const lastOne = Math.max(start, end - 1)
    const [after] = this.text.slice(lastOne).matchAll(CLAUSE_END)
    const from = before ? before.index + before[0].length : 0
    const to = after ? lastOne + after.index + after[0].length : this.text.length
    return this.text.slice(from, to).trim()
  }

  #isWhole({ start, end }: Span): boolean {
    const beginning = this.text.slice(Math.max(0, start - 2), start + 1)
    const isInWord = WITHIN_WORD.test(beginning) && !UNSPACED.test(beginning.slice(-2))
    return !isInWord && !WITHIN_NUMBER.test(beginning) && !WITHIN_NUMBER.test(numberAcross(this.text, end))
  }

  /** Signs are not compared, but included where both texts have them: ±0.01, C++, (stainless). */
  #withSigns({ start, end }: Span, wanted: string): Span {
    const signs = [...wanted]
    const leading = signs.slice(
      0,
      signs.findIndex((sign) => COMPARED.test(sign)),
    )
    const trailing = signs.slice(signs.findLastIndex((sign) => COMPARED.test(sign)) + 1)
    let [from, to] = [start, end]
    for (const sign of leading.reverse()) if (this.text.endsWith(sign, from)) from -= sign.length
    for (const sign of trailing) if (this.text.startsWith(sign, to) && !PAUSE.test(sign)) to += sign.length
    return { start: from, end: to }
  }
}

/** A point, colon or comma between digits does not end a clause. */
const CLAUSE_END = /[。！!？?؟।\n;；，、…]+|[.,:](?=\s|$)/g

/** The characters on both sides of the end of a range that may form one number. */
function numberAcross(text: string, end: number): string {
  const digit = /^[.,．，]?\p{Nd}/u.exec(text.slice(end, end + 2))
  return digit ? text.slice(end - 1, end) + digit[0] : ''
}

function spanOf(start: number, length: number): Span | undefined {
  return start < 0 ? undefined : { start, end: start + length }
}

function fold(text: string): Key {
  let key = ''
  const spans: Span[] = []
  let start = 0
  for (const character of text) {
    const end = start + character.length
    for (const folded of foldCharacter(character)) {
      if (!COMPARED.test(folded)) continue
      key += folded
      for (let unit = 0; unit < folded.length; unit++) spans.push({ start, end })
    }
    start = end
  }
  return { key, spans }
}

/** Decomposed last, so that a letter and its accent are two characters however they were typed. */
function foldCharacter(character: string): string {
  return foldHan(normalise(character)).toLowerCase().normalize('NFKD')
}
