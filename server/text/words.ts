import { foldHan } from '../language/chinese-variants.ts'
import { normalise } from '../language/folding.ts'
import { stem } from './stem.ts'
import { STOP_WORDS } from './stop-words.ts'

/**
 * A piece of a text, normalised for comparison. In scripts with spaces a piece is a word. A run of Chinese,
 * Japanese or Korean characters stays one piece, because word segmentation is a guess that may differ between
 * a question and its answer.
 */
export type Piece = Word | { kind: 'run'; run: string; words: readonly string[] }

/** Short equal words share one object, so that results can be cached by it. */
export type Word = Readonly<{ kind: 'word'; word: string; stem: string; capital: boolean }>

/** A segmenter is expensive to create and stateless. Its locale does not matter for the scripts here. */
const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' })

const ASCII = /^[\0-\x7f]*$/
/** UAX #29: a full stop, colon or apostrophe between letters, and a comma between digits, belong to the word. */
const ASCII_WORD =
  /[A-Za-z0-9_]+(?:(?:(?<=[A-Za-z])[.:'](?=[A-Za-z])|(?<=[0-9])[.,;'](?=[0-9]))[A-Za-z0-9_]+)*/g

const RUN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const SHORT_FORM = /'(?:s|re|m|d|ll|ve)?$/
const GROUPED_NUMBER = /^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/
const NUMBER_WITH_UNIT = /^(\d[\d.,]*)(\p{L}+)$/u

/** Splits a text into words and runs, in order. Punctuation is dropped. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let run: string[] = []
  const endRun = () => {
    if (run.length > 0) found.push({ kind: 'run', run: run.join(''), words: run })
    run = []
  }
  const normalised = normalise(text)
  if (ASCII.test(normalised)) {
    for (const word of asciiWords(normalised)) pushWords(word, found)
    return found
  }
  for (const { segment, isWordLike } of wordSegmenter.segment(normalised)) {
    if (isWordLike && RUN.test(segment)) {
      run.push(foldHan(segment))
      continue
    }
    endRun()
    if (isWordLike) pushWords(segment, found)
  }
  endRun()
  return found
}

/** The words that the segmenter finds in such a text, in a tenth of its time. */
export function asciiWords(text: string): string[] {
  return (text.match(ASCII_WORD) ?? []).filter((word) => word !== '_')
}

/** Texts of one language repeat their words. Emptied when full: to keep an order of use costs as much as it saves. */
const recentWords = new Map<string, Word>()
const MAX_RECENT = 10_000
/** V8 copies a part of a text up to this length. A longer part is a reference that keeps the whole text in memory. */
const MAX_RECENT_LENGTH = 12

function pushWords(segment: string, found: Piece[]) {
  const known = recentWords.get(segment)
  if (known) {
    found.push(known)
    return
  }
  if (GROUPED_NUMBER.test(segment)) {
    found.push(wordPiece(segment.replaceAll(',', '')))
    return
  }
  const measured = NUMBER_WITH_UNIT.exec(segment)
  if (measured?.[1] && measured[2]) {
    found.push(wordPiece(measured[1].replaceAll(',', '')), wordPiece(measured[2]))
  } else found.push(wordPiece(segment))
}

function wordPiece(segment: string): Word {
  const word = foldWord(segment)
  const piece: Word = { kind: 'word', word, stem: stem(word), capital: /^\p{Lu}/u.test(segment) }
  if (segment.length > MAX_RECENT_LENGTH) return piece
  if (recentWords.size >= MAX_RECENT) recentWords.clear()
  recentWords.set(segment, piece)
  return piece
}

/** Lower case, and é as e: accents in Latin script are often omitted when typing. */
function foldWord(segment: string): string {
  const lower = segment.toLowerCase().replace(SHORT_FORM, '')
  if (!/[\u00c0-\u024f]/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .normalize('NFC')
}

const stopWords = new Set(
  STOP_WORDS.trim()
    .split(/\s+/)
    .map((word) => foldWord(normalise(word))),
)

export function isStopWord(word: string): boolean {
  return stopWords.has(word) || word.endsWith("n't")
}

/** The search tokens of a run: each pair of neighbours (single characters alone), and longer words whole. */
export function runTokens(run: string, words: readonly string[]): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  const tokens: string[] = []
  for (let index = 0; index + 1 < characters.length; index += 1) {
    tokens.push(`${characters[index]}${characters[index + 1]}`)
  }
  for (const word of words) if (word.length > 2) tokens.push(word)
  return tokens
}

/** The length of the word that begins at each position of a run. */
export function wordLengths(words: readonly string[]): Map<number, number> {
  const lengths = new Map<number, number>()
  let at = 0
  for (const word of words) {
    lengths.set(at, word.length)
    at += word.length
  }
  return lengths
}

/**
 * The comparable words of a text: stems without stop words, and for Chinese both words and pairs of
 * characters.
 */
export function tokenise(text: string): string[] {
  return pieces(text).flatMap((piece) => {
    if (piece.kind === 'run') return runTokens(piece.run, piece.words)
    return isStopWord(piece.word) ? [] : [piece.stem]
  })
}
