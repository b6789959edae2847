/** Finds phrases in folded text: the longest match at each position, at word boundaries. */
import { foldPhrase, type Span } from './folding.ts'

export type Hit<Meaning> = Span & { meaning: Meaning }

export type Lexicon<Meaning> = {
  /** Folded. */
  phrases: readonly string[]
  at: (text: string, index: number) => Hit<Meaning> | undefined
  /** From left to right, without overlaps. */
  all: (text: string) => Hit<Meaning>[]
  has: (text: string) => boolean
}

/** Bengali noun endings: case, number, "too". Folded. */
const BENGALI_ENDING =
  /(?:টির|টি|টার|টা|টো|টে|গুলো|গুলোর|গুলি|সমুহ|এর|য়ের|ের|র|কে|য়ে|ে|তে|েই|ই|ও)(?![\u0980-\u09ff])/y
const BENGALI_ENDING_FOLDED = new RegExp(foldPhrase(BENGALI_ENDING.source), 'y')

/** By code unit, because this runs for every character of a message. */
function scriptAt(text: string, index: number): 'latin' | 'bengali' | undefined {
  const code = text.charCodeAt(index)
  if (code >= 0x61 && code <= 0x7a) return 'latin'
  return code >= 0x980 && code <= 0x9ff ? 'bengali' : undefined
}

/** Chinese has no word boundaries; Latin and Bengali words end where their letters do. */
function endsInsideWord(text: string, end: number): boolean {
  const script = scriptAt(text, end - 1)
  if (!script) return false
  if (text[end] === "'" && script === 'latin') return scriptAt(text, end + 1) === 'latin'
  return scriptAt(text, end) === script
}

export const startsInsideWord = (text: string, start: number): boolean => {
  const script = scriptAt(text, start)
  if (!script || start === 0) return false
  if (text[start - 1] === "'" && script === 'latin') return scriptAt(text, start - 2) === 'latin'
  return scriptAt(text, start - 1) === script
}

/** @returns the end of the phrase, with its noun ending; undefined when it ends inside a word */
function endOf(text: string, end: number, takesEndings: boolean): number | undefined {
  if (!endsInsideWord(text, end)) return end
  if (!takesEndings || scriptAt(text, end - 1) !== 'bengali') return undefined
  BENGALI_ENDING_FOLDED.lastIndex = end
  const ending = BENGALI_ENDING_FOLDED.exec(text)
  return ending ? end + ending[0].length : undefined
}

/**
 * @param entries phrases as people write them, with their meanings
 * @param takesEndings whether a Bengali phrase may have a noun ending
 */
export function lexicon<Meaning>(
  entries: Iterable<readonly [string, Meaning]>,
  takesEndings = false,
): Lexicon<Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const [written, meaning] of entries) {
    const phrase = foldPhrase(written)
    if (phrase !== '' && !meanings.has(phrase)) meanings.set(phrase, meaning)
  }
  return lexiconOfFolded(meanings, takesEndings)
}

/** Like `lexicon`, for phrases that are already folded. */
export function lexiconOfFolded<Meaning>(
  meanings: ReadonlyMap<string, Meaning>,
  takesEndings = false,
): Lexicon<Meaning> {
  const lengths = lengthsByFirst(meanings.keys())

  const at = (text: string, index: number) => {
    const candidates = lengths.get(text[index] ?? '')
    if (!candidates || startsInsideWord(text, index)) return undefined
    for (const length of candidates) {
      const phrase = text.slice(index, index + length)
      if (phrase.length < length || !meanings.has(phrase)) continue
      const end = endOf(text, index + length, takesEndings)
      if (end !== undefined) return { start: index, end, meaning: meanings.get(phrase) as Meaning }
    }
    return undefined
  }
  const all = (text: string) => {
    const hits: Hit<Meaning>[] = []
    for (let index = 0; index < text.length; index += 1) {
      const hit = at(text, index)
      if (!hit) continue
      hits.push(hit)
      index = hit.end - 1
    }
    return hits
  }
  const has = (text: string) => {
    for (let index = 0; index < text.length; index += 1) if (at(text, index)) return true
    return false
  }
  return { phrases: [...meanings.keys()], at, all, has }
}

/**
 * The phrase lengths by first character, longest first. A form may have thousands of names: trying each name
 * at each position would cost their product.
 */
function lengthsByFirst(phrases: Iterable<string>): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const phrase of phrases) {
    const first = phrase[0] ?? ''
    lengths.set(first, (lengths.get(first) ?? new Set()).add(phrase.length))
  }
  return new Map([...lengths].map(([first, set]) => [first, [...set].sort((a, b) => b - a)]))
}

/** A lexicon of phrases with the same meaning. */
export function phraseList(phrases: readonly string[], takesEndings = false): Lexicon<true> {
  return lexicon(
    phrases.map((phrase) => [phrase, true] as const),
    takesEndings,
  )
}

const WORD = /[a-z][a-z']*|[\u0980-\u09ff]+|\d+|\p{Script=Han}|\p{L}+/uy

/** The words of a text that none of the lexicons contains. Signs and emoji do not count. */
export function unknownWords(text: string, known: readonly Lexicon<unknown>[]): string[] {
  return [...eachUnknownWord(text, known)]
}

/** Whether the lexicons contain every word of a text. It stops at the first that they do not contain. */
export function consistsOf(text: string, known: readonly Lexicon<unknown>[]): boolean {
  return eachUnknownWord(text, known).next().done === true
}

function* eachUnknownWord(text: string, known: readonly Lexicon<unknown>[]): Generator<string> {
  for (let index = 0; index < text.length; ) {
    if (text[index] === ' ') {
      index += 1
      continue
    }
    const end = Math.max(...known.map((each) => each.at(text, index)?.end ?? 0))
    if (end > index) {
      index = end
      continue
    }
    WORD.lastIndex = index
    const word = WORD.exec(text)?.[0]
    index += word?.length ?? 1
    if (word) yield word
  }
}
