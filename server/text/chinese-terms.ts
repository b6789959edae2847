import { foldHan } from '../language/chinese-variants.ts'
import type { Concept, Mention } from './meaning.ts'
import { CHINESE_STOP_PHRASES, WEAK_WORDS } from './stop-words.ts'
import { MEANING_QUALITY, type Term, WEAK_WEIGHT } from './term.ts'
import { wordLengths } from './words.ts'

/**
 * Extracts the terms of a Chinese question. Without spaces, asking phrases (請問…是什麼), meaningful words (營業時間)
 * and names (紅燒牛肉麵) form one run and may overlap: 幾點開門 is 幾點 + 開門, not 幾點開 + 門. So the run is cut where the
 * fewest characters remain unexplained; the remainder is a name.
 */
type Chunk = { start: number; length: number; kind: 'stop' | 'weak' | 'meaning' | 'rest'; cost: number }

const phrases = (list: string) => new Set(list.trim().split(/\s+/).map(foldHan))
const stopPhrases = phrases(CHINESE_STOP_PHRASES)
const weakPhrases = phrases(WEAK_WORDS)
const LONGEST = 6
/** Grammatical particles, even where the segmenter joins them to a neighbour. */
const PARTICLES = new Set(foldHan('的是嗎呢你您我他她它'))
const COST = { meaning: 0.2, stop: 0.25, weak: 0.3, particle: 0.7, rest: 1 }

export function termsOfRun(run: string, words: readonly string[], mentioned: readonly Mention[]): Term[] {
  const terms: Term[] = []
  let span: Chunk[] = []
  const endSpan = () => {
    if (span.length > 1) terms.push(...seams(run, span))
    span = []
  }
  for (const chunk of joinRest(cheapestCut(run, words, mentioned))) {
    const text = run.slice(chunk.start, chunk.start + chunk.length)
    if (chunk.kind === 'stop') endSpan()
    else if (chunk.kind === 'rest') terms.push(...nameTerms(text))
    else terms.push(phraseTerm(text, chunk, mentioned))
    if (chunk.kind === 'rest' || chunk.kind === 'meaning') span.push(chunk)
  }
  endSpan()
  return terms
}

/** The shortest path through the run, by dynamic programming from its end. */
function cheapestCut(run: string, words: readonly string[], mentioned: readonly Mention[]): Chunk[] {
  const lengths = wordLengths(words)
  const meanings = Map.groupBy(mentioned, ({ start }) => start)
  const best: { cost: number; chunk?: Chunk }[] = [{ cost: 0 }]
  for (let start = run.length - 1; start >= 0; start -= 1) {
    let cheapest: { cost: number; chunk?: Chunk } = { cost: Number.POSITIVE_INFINITY }
    for (const chunk of chunksAt(run, start, lengths, meanings.get(start) ?? [])) {
      const cost = chunk.cost + (best[run.length - start - chunk.length]?.cost ?? 0)
      if (cost < cheapest.cost) cheapest = { cost, chunk }
    }
    best.push(cheapest)
  }
  const chunks: Chunk[] = []
  for (let start = 0; start < run.length; ) {
    const chunk = best[run.length - start]?.chunk
    if (!chunk) break
    chunks.push(chunk)
    start += chunk.length
  }
  return chunks
}

function chunksAt(
  run: string,
  start: number,
  lengths: ReadonlyMap<number, number>,
  mentioned: readonly Mention[],
) {
  const chunks: Chunk[] = [{ start, length: 1, kind: 'rest', cost: COST.rest }]
  for (const mention of mentioned) {
    chunks.push({ start, length: mention.length, kind: 'meaning', cost: COST.meaning })
  }
  for (let length = 1; length <= Math.min(LONGEST, run.length - start); length += 1) {
    const text = run.slice(start, start + length)
    // A single character counts only as a segmented word: 有 in 有機 is not the verb.
    const isWord = length > 1 || lengths.get(start) === 1
    if (isWord && stopPhrases.has(text)) chunks.push({ start, length, kind: 'stop', cost: COST.stop })
    else if (isWord && weakPhrases.has(text)) chunks.push({ start, length, kind: 'weak', cost: COST.weak })
    else if (PARTICLES.has(text)) chunks.push({ start, length, kind: 'stop', cost: COST.particle })
  }
  return chunks
}

function joinRest(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = []
  for (const chunk of chunks) {
    const last = joined.at(-1)
    if (last?.kind === 'rest' && chunk.kind === 'rest') last.length += chunk.length
    else joined.push({ ...chunk })
  }
  return joined
}

function phraseTerm(phrase: string, chunk: Chunk, mentioned: readonly Mention[]): Term {
  const here = mentioned.filter(({ start, length }) => start === chunk.start && length === chunk.length)
  const concepts: Concept[] = here.map(({ concept }) => concept)
  const weak = weakPhrases.has(phrase)
  const alternatives = [{ token: phrase, quality: 1 }]
  const quality = phrase.length > 2 ? 0.9 : MEANING_QUALITY
  for (const concept of concepts) alternatives.push({ token: concept, quality })
  return { token: phrase, alternatives, weight: weak ? WEAK_WEIGHT : 1, weak, name: false, concepts }
}

/** A name of n characters counts as n / 2 words, however many pairs it has. */
function nameTerms(name: string): Term[] {
  const characters = [...name]
  if (characters.length === 1) return [pairTerm(name, 0.4, 0.7)]
  const weight = characters.length / 2 / (characters.length - 1)
  return characters.slice(1).map((character, at) => pairTerm(`${characters[at]}${character}`, weight, 1))
}

/** The character pairs across the seams of a compound: they tell 紅燒牛肉麵 from other dishes with 牛肉 and 麵. */
function seams(run: string, span: readonly Chunk[]): Term[] {
  return span.flatMap(({ start, kind }, at) => {
    const isSeam = at > 0 && (kind === 'rest' || span[at - 1]?.kind === 'rest')
    return isSeam ? [{ ...pairTerm(run.slice(start - 1, start + 1), 0.15, 1), weak: true }] : []
  })
}

function pairTerm(token: string, weight: number, quality: number): Term {
  return { token, alternatives: [{ token, quality }], weight, weak: false, name: false, concepts: [] }
}
