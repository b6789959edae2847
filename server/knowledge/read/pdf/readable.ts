/** Whether what was read is text. Some PDFs have glyphs whose characters are wrong, or in the order of drawing. */
import { STOP_WORDS } from '../../../text/stop-words.ts'

const SAMPLE = 300_000
const JOINERS = /\u200c|\u200d/gu
const MIN_WORDS = 30
/** Scripts whose vowel signs are drawn before, around and over their consonants. */
const INDIC = /[\u0900-\u0dff\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]/u
const BENGALI_STOP_WORDS = new Set(STOP_WORDS.split(/\s+/u).filter((word) => /[\u0980-\u09ff]/u.test(word)))
/** No word begins with a vowel sign: 0 % in good text, 5 to 30 % where signs are in the order of drawing. */
const MAX_BROKEN = 0.025
/** Of Bengali words. Good text: 20 % and 2 to 3 %; bad: 8 to 12 % and 12 to 17 %. */
const MIN_STOP_SHARE = 0.15
const MAX_ONE_LETTER_SHARE = 0.08
/** Characters without a meaning, of all but blanks. */
const MAX_PRIVATE_SHARE = 0.1
/** Of Latin words: letters that stand apart. */
const MAX_LATIN_LETTERS_SHARE = 0.5

export type Readability = { isReadable: boolean; isIndic: boolean }

export function readabilityOf(texts: Iterable<string>): Readability {
  const sample = sampleOf(texts)
  const words = sample
    .replaceAll(JOINERS, '')
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '')
  const indic = words.filter((word) => INDIC.test(word))
  const latin = words.filter((word) => /^\p{Script=Latin}+$/u.test(word))
  const isIndic = indic.length >= MIN_WORDS && indic.length > words.length * 0.1
  return {
    isIndic,
    isReadable: !isPrivate(sample) && !(isIndic && isBroken(indic)) && !isSpelled(latin),
  }
}

function sampleOf(texts: Iterable<string>): string {
  let sample = ''
  for (const text of texts) {
    sample += `${text}\n`
    if (sample.length > SAMPLE) break
  }
  return sample
}

function isPrivate(sample: string): boolean {
  let all = 0
  let meaningless = 0
  for (const character of sample) {
    if (/\s/u.test(character)) continue
    all += 1
    if (/[\p{Co}\p{Cn}\ufffd]/u.test(character)) meaningless += 1
  }
  return meaningless > all * MAX_PRIVATE_SHARE
}

function isBroken(words: readonly string[]): boolean {
  const broken = words.filter((word) => /^\p{M}/u.test(word)).length
  if (broken > words.length * MAX_BROKEN) return true
  const bengali = words.filter((word) => /[\u0980-\u09ff]/u.test(word))
  if (bengali.length < MIN_WORDS) return false
  const stops = bengali.filter((word) => BENGALI_STOP_WORDS.has(word.normalize('NFC'))).length
  const oneLetter = bengali.filter((word) => [...word].length === 1).length
  return stops < bengali.length * MIN_STOP_SHARE && oneLetter > bengali.length * MAX_ONE_LETTER_SHARE
}

function isSpelled(words: readonly string[]): boolean {
  if (words.length < MIN_WORDS * 3) return false
  return words.filter((word) => word.length === 1).length > words.length * MAX_LATIN_LETTERS_SHARE
}
