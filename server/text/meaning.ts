import { CONCEPTS } from './concepts.ts'
import { type Piece, pieces, wordLengths } from './words.ts'

/**
 * A concept that a text names. It is a token like any other, with a prefix that no word has, so that a
 * question and its answer can match on it.
 */
export type Concept = `§${string}`

/** The position of a concept among the pieces of a text. */
export type Mention = { concept: Concept; from: number; to: number; start: number; length: number }

const LANGUAGE_CODES =
  'en zh es fr de it pt ru ar bn hi ur ja ko th vi id ms tr nl sv da no fi pl cs el he fa ta te pa tl ro hu uk'.split(
    ' ',
  )
const MAX_PHRASE_LENGTH = 3
const MAX_RUN_LENGTH = 6

type Lexicon = {
  phrases: Map<string, Concept[]>
  /** The first words of the phrases. */
  starts: Set<string>
  runs: Map<string, Concept[]>
  latin: string[]
}
let lexicon: Lexicon | undefined

/** Loaded lazily, so that it does not delay start-up. */
function readLexicon(): Lexicon {
  if (lexicon) return lexicon
  const made: Lexicon = { phrases: new Map(), starts: new Set(), runs: new Map(), latin: [] }
  for (const line of CONCEPTS.trim().split('\n')) {
    const [name = '', entries = ''] = line.split(/:(.*)/)
    for (const entry of entries.split(',')) addEntry(made, `§${name}`, entry)
  }
  addPlacesAndLanguages(made)
  for (const phrase of made.phrases.keys()) made.starts.add(phrase.split(' ', 1)[0] ?? '')
  made.latin = [...made.phrases.keys()].filter((phrase) => /^[a-z]{4,}$/.test(phrase))
  lexicon = made
  return made
}

function addEntry({ phrases, runs }: Lexicon, concept: Concept, entry: string) {
  const parts = pieces(entry)
  const [first] = parts
  if (first?.kind === 'run')
    append(runs, parts.map((part) => (part.kind === 'run' ? part.run : '')).join(''), concept)
  else if (first) append(phrases, stems(parts).join(' '), concept)
}

/** Two hundred countries and the larger languages, named in every language of the server. */
function addPlacesAndLanguages(made: Lexicon) {
  for (const locale of ['en', 'bn', 'zh-Hant', 'zh-Hans', 'ar']) {
    const places = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (let code = 0; code < 26 * 26; code += 1) {
      const region = String.fromCharCode(65 + Math.floor(code / 26), 65 + (code % 26))
      const name = places.of(region)
      if (name) addEntry(made, `§region-${region}`, name)
    }
    const languages = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' })
    for (const code of LANGUAGE_CODES) {
      const name = languages.of(code)
      if (!name) continue
      addEntry(made, `§language-${code}`, name)
      if (/[文語语]$/.test(name))
        for (const last of '文語') addEntry(made, `§language-${code}`, name.slice(0, -1) + last)
    }
  }
  for (const entry of ['usa', 'america', 'আমেরিকা', 'যুক্তরাষ্ট্র']) addEntry(made, '§region-US', entry)
  for (const entry of ['uk', 'england', 'britain', 'ইংল্যান্ড']) addEntry(made, '§region-GB', entry)
  for (const entry of ['bengali', 'bangla']) addEntry(made, '§language-bn', entry)
  for (const entry of ['mandarin', 'cantonese', '國語', '普通話']) addEntry(made, '§language-zh', entry)
}

function append(map: Map<string, Concept[]>, key: string, concept: Concept) {
  const known = map.get(key)
  if (!known) map.set(key, [concept])
  else if (!known.includes(concept)) known.push(concept)
}

function stems(parts: readonly Piece[]): string[] {
  return parts.map((part) => (part.kind === 'word' ? part.stem : part.run))
}

/** All concepts in a text; of phrases with the same start only the longest. */
export function mentions(parts: readonly Piece[]): Mention[] {
  const { phrases, starts, runs } = readLexicon()
  const found: Mention[] = []
  parts.forEach((part, from) => {
    if (part.kind === 'run') found.push(...mentionsInRun(part, from, runs))
    else if (starts.has(part.stem)) found.push(...phraseAt(parts, from, phrases))
  })
  return found
}

function phraseAt(parts: readonly Piece[], from: number, phrases: Map<string, Concept[]>): Mention[] {
  let phrase = ''
  let best: Mention[] = []
  for (let to = from; to < Math.min(parts.length, from + MAX_PHRASE_LENGTH); to += 1) {
    const part = parts[to]
    if (part?.kind !== 'word') break
    phrase = phrase ? `${phrase} ${part.stem}` : part.stem
    const concepts = phrases.get(phrase)
    if (concepts) best = concepts.map((concept) => ({ concept, from, to: to + 1, start: 0, length: 0 }))
  }
  return best
}

/** A single character counts only as a word: 茶 not in 茶几. */
function mentionsInRun(
  { run, words }: { run: string; words: readonly string[] },
  from: number,
  runs: Map<string, Concept[]>,
): Mention[] {
  const found: Mention[] = []
  const lengths = wordLengths(words)
  for (let start = 0; start < run.length; start += 1) {
    for (let length = Math.min(MAX_RUN_LENGTH, run.length - start); length >= 1; length -= 1) {
      const concepts = runs.get(run.slice(start, start + length))
      if (!concepts || (length === 1 && lengths.get(start) !== 1)) continue
      for (const concept of concepts) found.push({ concept, from, to: from + 1, start, length })
      break
    }
  }
  return found
}

/** The Latin words with a concept: candidates for the correction of a misspelt word. */
export function meaningfulWords(): readonly string[] {
  return readLexicon().latin
}

export function conceptsOf(word: string): readonly Concept[] {
  return readLexicon().phrases.get(word) ?? []
}
