import { foldHan } from '../language/chinese-variants.ts'
import type { Mention } from './meaning.ts'
import { CHINESE_STOP_PHRASES, WEAK_WORDS } from './stop-words.ts'
import { MEANING_QUALITY, type Term, WEAK_WEIGHT } from './term.ts'
import { wordLengths } from './words.ts'

const phrases = (list: string) => new Set(list.trim().split(/\s+/).map(foldHan))
const stopPhrases = phrases(CHINESE_STOP_PHRASES)
const weakPhrases = phrases(WEAK_WORDS)
const MAX_LENGTH = 6
/** Grammatical particles, even where the segmenter joins them to a neighbour. */
const PARTICLES = new Set(foldHan('的是嗎呢哪你您我他她它'))

/**
 * Extracts the terms of a Chinese question. Without spaces, asking phrases (請問…是什麼), meaningful words (營業時間)
 * and names (紅燒牛肉麵) form one run. It is cut from its end, each time at the longest known phrase, because words end
 * more clearly than they begin: 幾點開門 is 幾點 + 開門, not 幾點開 + 門. The remainder is a name.
 */
export function termsOfRun(run: string, words: readonly string[], mentioned: readonly Mention[]): Term[] {
  const lengths = wordLengths(words)
  const meanings = Map.groupBy(mentioned, ({ start, length }) => start + length)
  const found: Term[][] = []
  let name = ''
  for (let end = run.length; end > 0; ) {
    const here = meanings.get(end) ?? []
    const phrase = phraseBefore(run, end, here, lengths.get(end - 1) === 1)
    if (phrase === '') name = run[end - 1] + name
    if (name !== '' && (phrase !== '' || end === 1)) found.push(nameTerms(name))
    if (phrase !== '') name = ''
    const means = here.filter(({ length }) => length === phrase.length)
    if (means.length > 0 || weakPhrases.has(phrase)) found.push([phraseTerm(phrase, means)])
    end -= phrase.length || 1
  }
  return found.reverse().flat()
}

/** A single character counts only as a segmented word: 有 in 有機 is not the verb. */
function phraseBefore(run: string, end: number, meanings: readonly Mention[], isWord: boolean): string {
  for (let length = Math.min(MAX_LENGTH, end); length > 0; length -= 1) {
    const text = run.slice(end - length, end)
    if (PARTICLES.has(text) || meanings.some((mention) => mention.length === length)) return text
    if ((length > 1 || isWord) && (stopPhrases.has(text) || weakPhrases.has(text))) return text
  }
  return ''
}

function phraseTerm(phrase: string, means: readonly Mention[]): Term {
  const concepts = means.map(({ concept }) => concept)
  const weak = weakPhrases.has(phrase)
  const quality = phrase.length > 2 ? 0.9 : MEANING_QUALITY
  const alternatives = [{ token: phrase, quality: 1 }, ...concepts.map((token) => ({ token, quality }))]
  return { token: phrase, alternatives, weight: weak ? WEAK_WEIGHT : 1, weak, name: false, concepts }
}

/** A name of n characters counts as n / 2 words, however many pairs it has. */
function nameTerms(name: string): Term[] {
  const characters = [...name]
  if (characters.length === 1) return [pairTerm(name, 0.4, 0.7)]
  const weight = characters.length / 2 / (characters.length - 1)
  return characters.slice(1).map((character, at) => pairTerm(`${characters[at]}${character}`, weight, 1))
}

function pairTerm(token: string, weight: number, quality: number): Term {
  return { token, alternatives: [{ token, quality }], weight, weak: false, name: false, concepts: [] }
}
