/** Ranks the best passages by their best sentence, too: the one that answers, which is also their quotation. */
import { splitSentences } from '../../language/sentences.ts'
import { termsOf } from './terms.ts'

/** How much the best sentence counts, beside the best passage's score. */
const SENTENCE_WEIGHT = 0.5
/** Passages further down are not worth the time. */
const MAX_RERANKED = 12
/** Long sentences contain more words by chance. */
const LENGTH_PENALTY = 0.15
const USUAL_LENGTH = 10

type Found = { text: string; score: number }
export type Ranked<Passage> = Passage & {
  /** At most 1.5; comparable within one search. */
  score: number
  /** The sentence with most of the question's words; the whole text where none has any. */
  sentence: string
  /** From 0 to 1: the share of the question's words, by their rarity, that the sentence has. */
  coverage: number
}

/**
 * @param found best first
 * @param rarities of each term of the question that the index has
 * @param asked the sum of the rarities of all its terms
 */
export function rerank<Passage extends Found>(
  found: readonly Passage[],
  rarities: ReadonlyMap<string, number>,
  asked: number,
): Ranked<Passage>[] {
  const best = found[0]?.score ?? 1
  const total = [...rarities.values()].reduce((sum, rarity) => sum + rarity, 0) || 1
  return found
    .map((passage, index) => {
      const relative = passage.score / best
      if (index >= MAX_RERANKED) return { ...passage, score: relative, sentence: passage.text, coverage: 0 }
      const { sentence, covered, value } = bestSentence(passage.text, rarities)
      const score = relative + (SENTENCE_WEIGHT * value) / total
      return { ...passage, score, sentence, coverage: covered / Math.max(asked, total) }
    })
    .sort((a, b) => b.score - a.score)
}

function bestSentence(text: string, rarities: ReadonlyMap<string, number>) {
  let best = { sentence: text, covered: 0, value: 0 }
  for (const sentence of splitSentences(text)) {
    const terms = termsOf(sentence)
    let covered = 0
    for (const term of new Set(terms)) covered += rarities.get(term) ?? 0
    const value = covered / (1 + LENGTH_PENALTY * Math.log(1 + terms.length / USUAL_LENGTH))
    if (value > best.value) best = { sentence, covered, value }
  }
  return best
}
