/**
 * Cuts a document into passages: small, without overlap, each with the path of its headings. So a question finds the
 * paragraph that answers it, and a prompt has room for several (docs/decisions/0052).
 */
import { splitSentences } from '../language/sentences.ts'
import type { Block } from './read/document.ts'

export type Passage = {
  text: string
  /** The path of the headings above it, from the outside in; null for none. */
  heading: string | null
  /** Of a PDF, or the slide; from 1. */
  page: number | null
}

/** In characters of a script with letters. Paragraphs are joined up to it; what belongs together is not cut for it. */
const USUAL_LENGTH = 600
/** No passage is longer. */
const MAX_LENGTH = 1200
/** A shorter text joins its neighbour. */
const MIN_LENGTH = 80
/** 280 characters of Chinese say as much as 600 letters. */
const HAN_LENGTH = USUAL_LENGTH / 280
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
export const BETWEEN_HEADINGS = ' > '
const MAX_HEADING = 300

/** The passages of a document, in order. */
export function cutIntoPassages(blocks: readonly Block[]): Passage[] {
  const cutter = new Cutter()
  for (const block of blocks) cutter.add(block)
  return cutter.end()
}

/** How much a text says, in characters of a script with letters. */
export function measure(text: string): number {
  return text.length + (text.match(HAN)?.length ?? 0) * (HAN_LENGTH - 1)
}

class Cutter {
  readonly #passages: Passage[] = []
  readonly #headings: { text: string; level: number }[] = []
  #lines: string[] = []
  #length = 0
  #page: number | null = null

  add(block: Block): void {
    if (block.kind === 'heading') {
      this.#flush()
      while ((this.#headings.at(-1)?.level ?? 0) >= block.level) this.#headings.pop()
      this.#headings.push({ text: block.text.slice(0, MAX_HEADING), level: block.level })
      return
    }
    // A citation names a page.
    if (block.page !== this.#page && this.#length >= MIN_LENGTH) this.#flush()
    const isWhole = measure(block.text) <= MAX_LENGTH
    for (const piece of isWhole ? [block.text] : piecesOf(block.text)) this.#fill(piece, block)
  }

  end(): Passage[] {
    this.#flush()
    return this.#passages
  }

  #fill(piece: string, { page }: Block): void {
    const length = measure(piece)
    const isFull = this.#length + length > USUAL_LENGTH
    const joins = this.#length < MIN_LENGTH || length < MIN_LENGTH
    if (this.#lines.length > 0 && isFull && !(joins && this.#length + length <= MAX_LENGTH)) this.#flush()
    if (this.#lines.length === 0) this.#page = page
    this.#lines.push(piece)
    this.#length += length
  }

  #flush(): void {
    const text = this.#lines.join('\n').trim()
    if (text !== '') this.#passages.push({ text, heading: this.#path(), page: this.#page })
    this.#lines = []
    this.#length = 0
    this.#page = null
  }

  #path(): string | null {
    return this.#headings.map(({ text }) => text).join(BETWEEN_HEADINGS) || null
  }
}

/** Cuts a long text between its sentences. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const sentence of splitSentences(text)) {
    if (piece !== '' && measure(piece) + measure(sentence) > USUAL_LENGTH) {
      pieces.push(piece)
      piece = ''
    }
    piece = piece === '' ? sentence : `${piece} ${sentence}`
  }
  if (piece !== '') pieces.push(piece)
  return pieces.flatMap(hardCut)
}

/** Cuts a sentence that is too long for one passage, between words where there are any. */
function hardCut(text: string): string[] {
  const pieces: string[] = []
  let rest = text
  while (measure(rest) > MAX_LENGTH) {
    const most = Math.max(1, Math.floor((rest.length * MAX_LENGTH) / measure(rest)))
    const blank = rest.lastIndexOf(' ', most)
    const end = blank > most / 2 ? blank : withoutHalf(rest, most)
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end).trimStart()
  }
  if (rest !== '') pieces.push(rest)
  return pieces
}

/** Keeps a surrogate pair together. */
function withoutHalf(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') && end > 1 ? end - 1 : end
}
