/** The terms that passages are indexed by and searched for. */
import { foldHan } from '../../language/chinese-variants.ts'
import { normalise } from '../../language/folding.ts'
import { isStopWord, pieces } from '../../text/words.ts'

/** Bounds the length of a key in the index. Longer words are identifiers that nobody asks for. */
const MAX_LENGTH = 64
/** Bounds the cost of a search. */
const MAX_TERMS = 64
/** In characters, half of it from each end: where people put what they ask. */
const MAX_QUERY_LENGTH = 4000

/** Scripts without spaces. Their words are not looked for: pairs need no segmenter, and find more. */
const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]+/gu

/**
 * The terms of a text, with repetitions: the stems of words without stop words; of a run of Chinese, Japanese or Korean
 * each pair of neighbours.
 */
export function termsOf(text: string): string[] {
  const normalised = normalise(text)
  const terms: string[] = []
  const words = normalised.replace(RUNS, (run) => {
    for (const pair of pairsOf(foldHan(run))) terms.push(pair)
    return ' '
  })
  for (const piece of pieces(words)) {
    if (piece.kind === 'word' && !isStopWord(piece.word) && piece.stem.length <= MAX_LENGTH)
      terms.push(piece.stem)
  }
  return terms
}

/** The terms of a question, each once. */
export function queryTermsOf(question: string): string[] {
  const half = MAX_QUERY_LENGTH / 2
  const text =
    question.length > MAX_QUERY_LENGTH ? `${question.slice(0, half)} ${question.slice(-half)}` : question
  return [...new Set(termsOf(text))].slice(0, MAX_TERMS)
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
