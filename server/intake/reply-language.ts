import { matchLanguage } from '../../widget/languages.ts'
import { detectLanguage } from '../text/language.ts'
import { type FormLanguage, LANGUAGES } from './form.ts'

/** URLs and e-mail addresses have no language. */
const ADDRESS = /(?:https?:\/\/|www\.)[!-~]+|(?<![\w.+-])[\w.+-]+@[\w.-]+/gi
const HAS_OTHER_LETTERS = /(?!\p{Script=Latin})\p{L}/u
/** Excludes parts of product numbers (P-1, ISO9001), which have no language. */
const WORD = /(?<![\p{L}\p{N}_-])\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*(?![\p{L}\p{N}_-])/gu
/** Capitalised words within a sentence are names: "Green Tea", "ESG". */
const LOWER_CASE = /^\p{Ll}/u
const WORDS_OF_A_SENTENCE = 2

/**
 * The language to answer a message in. Names and numbers occur in any language. So a change to English takes
 * two ordinary words in Latin script, and a change to another language takes letters of its script.
 */
export function languageFor(text: string, before: FormLanguage): FormLanguage {
  const words = text.replace(ADDRESS, ' ')
  const isLatin = !HAS_OTHER_LETTERS.test(words)
  if (isLatin && ordinaryWords(words) < WORDS_OF_A_SENTENCE) return before
  return languageOf(words, before)
}

/** The supported language that is nearest to the language of a text. */
export function languageOf(text: string, fallback?: FormLanguage): FormLanguage {
  return matchLanguage([detectLanguage(text, fallback)], LANGUAGES) ?? 'en'
}

/**
 * A first word counts although it is capitalised; a single letter does not, except for two that are words.
 */
function ordinaryWords(text: string): number {
  const found = [...text.matchAll(WORD)].map(([word]) => word)
  return found.filter((word, index) => {
    if (word.length === 1) return word === 'a' || word === 'I'
    return LOWER_CASE.test(word) || (index === 0 && LOWER_CASE.test(word.slice(1)))
  }).length
}
