import { MAX_PASSAGES, passageOf } from './passage.ts'
import { cutIntoUnits, type Unit } from './sentences.ts'
import { indexTokens, indexUnits, type UnitIndex } from './unit-index.ts'

/** In characters: the beginning of a reply, and of a question, shows the topic. */
const READ_CHARACTERS = 800
/** Lower, because a word that only the question contains was asked, not answered. */
const QUESTION_WEIGHT = 0.3
/** The minimum share of the best passage's score; less is chance. */
const SHARE_OF_BEST = 0.6
/** Lower, because a shared concept such as price proves less than a shared name. */
const CONCEPT_WEIGHT = 0.4
/** In words of middling rarity. */
const MIN_REPEATED = 1.5
/** Of a reply that names its sources, which may be named anywhere in it. */
const MAX_MARKED = 10
const MARKED_CHARACTERS = 8000
/** In a small collection every word is rare. */
const SMALLEST_COLLECTION = 50

/** A passage of a text of the knowledge, by the text's index. */
export type Repeated = { text: number; quote: string }

/**
 * The passages that a reply repeats, the most repeated first.
 * @param marked texts that the reply says it rests on; only those of them that it repeats are returned, in their order
 */
export function sourcesOf(
  question: string,
  reply: string,
  knowledge: readonly string[],
  marked: readonly number[] = [],
): Repeated[] {
  const words = wordsOf(question, reply.slice(0, marked.length > 0 ? MARKED_CHARACTERS : READ_CHARACTERS))
  const found = knowledge.flatMap((text, index) =>
    repeated(words, indexUnits(cutIntoUnits(text))).map(({ unit, score }) => ({ text: index, unit, score })),
  )
  const best = Math.max(0, ...found.map(({ score }) => score))
  const ranked = found.sort((a, b) => b.score - a.score)
  const named = marked.flatMap(
    (text) => ranked.find((each) => each.text === text && each.score >= MIN_REPEATED) ?? [],
  )
  const least = Math.max(MIN_REPEATED, best * SHARE_OF_BEST)
  const chosen = named.length > 0 ? named : ranked.filter(({ score }) => score >= least)
  const quotes = chosen.map(({ text, unit }) => ({ text, quote: passageOf(unit) }))
  const isFirst = ({ quote }: Repeated, at: number) =>
    quotes.findIndex((other) => other.quote === quote) === at
  return quotes.filter(isFirst).slice(0, named.length > 0 ? MAX_MARKED : MAX_PASSAGES)
}

function wordsOf(question: string, reply: string): Map<string, number> {
  const asked = indexTokens(question.slice(0, READ_CHARACTERS))
  const words = new Map(asked.map((token) => [token, QUESTION_WEIGHT]))
  for (const token of indexTokens(reply)) words.set(token, token.startsWith('§') ? CONCEPT_WEIGHT : 1)
  return words
}

/** The score of each unit by the words it repeats, weighted by rarity. */
function repeated(words: ReadonlyMap<string, number>, { units, postings }: UnitIndex) {
  const scores = new Map<number, number>()
  const size = Math.max(units.length, SMALLEST_COLLECTION)
  for (const [token, weight] of words) {
    const posting = postings.get(token)
    if (!posting) continue
    const rarity = Math.log(1 + size / posting.units.length) / Math.log(1 + size / 4)
    posting.units.forEach((unit, at) => {
      const strength = posting.strengths[at] ?? 0
      scores.set(unit, (scores.get(unit) ?? 0) + weight * rarity * strength * strength)
    })
  }
  return [...scores].flatMap(([number, score]) => {
    const unit: Unit | undefined = units[number]
    return unit ? { unit, score } : []
  })
}
