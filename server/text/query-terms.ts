import { termsOfRun } from './chinese-terms.ts'
import { type Concept, type Mention, mentions } from './meaning.ts'
import { soundOf } from './sound.ts'
import { WEAK_WORDS } from './stop-words.ts'
import { MEANING_QUALITY, type Term, WEAK_WEIGHT } from './term.ts'
import { soundToken } from './unit-index.ts'
import { isStopWord, type Piece, pieces } from './words.ts'

export type { Term } from './term.ts'

/** Bounds the cost of a very long question: only terms of its beginning and end are kept. */
const MAXIMUM_TERMS = 48
const SOUND_QUALITY = 0.75

const weakWords = new Set(pieces(WEAK_WORDS).map((part) => (part.kind === 'word' ? part.stem : part.run)))

/** The terms of a query, in order, without stop words. */
export function readTerms(query: string): Term[] {
  const text = query.length > 4000 ? `${query.slice(0, 2000)} ${query.slice(-2000)}` : query
  const parts = pieces(text)
  const found = mentions(parts)
  const shouting = isShouting(parts)
  const terms = new Map<string, Term>()
  for (let index = 0; index < parts.length; ) {
    const part = parts[index] as Piece
    const here = found.filter((mention) => mention.from === index)
    const made =
      part.kind === 'run'
        ? termsOfRun(part.run, part.words, here)
        : [termOfWords(parts, index, here, shouting)]
    for (const term of made) if (term && !terms.has(term.token)) terms.set(term.token, term)
    index = part.kind === 'word' ? Math.max(index + 1, here[0]?.to ?? 0) : index + 1
    if (terms.size >= MAXIMUM_TERMS) break
  }
  return [...terms.values()]
}

/** "What Are Your Opening Hours": where every word is capitalised, capitals do not mark names. */
function isShouting(parts: readonly Piece[]): boolean {
  const words = parts.filter((part) => part.kind === 'word' && /^[a-z]/.test(part.word))
  const capital = words.filter((part) => part.kind === 'word' && part.capital)
  return words.length > 2 && capital.length * 4 >= words.length * 3
}

function termOfWords(
  parts: readonly Piece[],
  index: number,
  here: readonly Mention[],
  shouting: boolean,
): Term | undefined {
  const part = parts[index]
  if (part?.kind !== 'word') return undefined
  const concepts = here.map(({ concept }) => concept)
  if ((here[0]?.to ?? 0) > index + 1) return phraseTerm(parts, here, concepts)
  if (isStopWord(part.word)) return undefined
  const alternatives = [{ token: part.stem, quality: 1 }]
  for (const concept of concepts) alternatives.push({ token: concept, quality: MEANING_QUALITY })
  // Only names are matched by sound; rockets are not রক্ত.
  const sound = part.word >= '\u0980' || (part.capital && index > 0) ? soundOf(part.stem) : undefined
  if (sound && (part.word >= '\u0980' || sound.length > 2))
    alternatives.push({ token: soundToken(sound, part.word, true), quality: SOUND_QUALITY })
  const name = part.capital && index > 0 && !shouting
  const weak = weakWords.has(part.stem) && !name
  const weight = weak ? WEAK_WEIGHT : /^\d/.test(part.word) || part.word.length === 1 ? 0.6 : 1
  return { token: part.stem, alternatives, weight, weak, name, concepts }
}

function phraseTerm(parts: readonly Piece[], here: readonly Mention[], concepts: readonly Concept[]): Term {
  const words = parts.slice(here[0]?.from, here[0]?.to)
  const token = words.map((word) => (word.kind === 'word' ? word.stem : word.run)).join(' ')
  const alternatives = concepts.map((concept) => ({ token: concept as string, quality: 0.9 }))
  return { token, alternatives, weight: 1, weak: false, name: false, concepts }
}
