import { type Block, UnreadableDocument } from './document.ts'

const BLANKS = /\s+/gu
/**
 * Characters that show nothing: controls, soft hyphens, zero-width spaces, direction marks, and tags, with which
 * invisible text can be written. Joiners (U+200C, U+200D) stay: Bengali and Persian are spelled with them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is removed
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
/** Half a character of two code units. */
const LONE_SURROGATE = /\p{Surrogate}/gu

/** Collapses blanks to one space, and removes what cannot be seen. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replace(LONE_SURROGATE, '').replace(BLANKS, ' ').trim()
}

/** The blocks of a document in reading order, counted while they are added. */
export class BlockList {
  readonly blocks: Block[] = []
  readonly #maxCharacters: number
  #characters = 0

  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters
  }

  get characters(): number {
    return this.#characters
  }

  /** @throws UnreadableDocument `too_large` beyond the limit */
  add(kind: 'text' | 'item' | 'row', text: string, page: number | null = null): void {
    const clean = this.#count(text)
    if (clean !== '') this.blocks.push({ kind, text: clean, page })
  }

  heading(level: number, text: string, page: number | null = null): void {
    const clean = this.#count(text)
    const within = Math.min(Math.max(Math.round(level), 1), 6)
    if (clean !== '') this.blocks.push({ kind: 'heading', text: clean, level: within, page })
  }

  dropLast(): void {
    this.#characters -= this.blocks.pop()?.text.length ?? 0
  }

  /** Adds blocks of another list, which are clean. */
  take(blocks: readonly Block[]): void {
    for (const block of blocks) this.blocks.push(block)
    this.#characters += blocks.reduce((sum, { text }) => sum + text.length, 0)
  }

  #count(text: string): string {
    const clean = cleanText(text)
    this.#characters += clean.length
    if (this.#characters > this.#maxCharacters) {
      throw new UnreadableDocument('too_large', `more than ${this.#maxCharacters} characters of text`)
    }
    return clean
  }
}
