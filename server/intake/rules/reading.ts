/** What reading a text as a field's answer can come to. */
import type { Scalar, UnclearReason } from '../finding.ts'
import type { Span } from './fold.ts'
import { type Lexicon, unknownWords } from './lexicon.ts'
import { FILLERS } from './phrases.ts'

export type Reading =
  | { kind: 'value'; value: Scalar; span: Span }
  | { kind: 'unclear'; why: UnclearReason; span: Span }
  | { kind: 'unknown' }

/** How much of a text must be understood before a value is taken from it. */
export type Reach = {
  /**
   * `bare`: nothing names the field, so the value must be all that the text says. `named`: the value must stand
   * near the name. `keyed`: the text is what follows "key:", all of it meant as the value.
   */
  how: 'bare' | 'named' | 'keyed'
  /** The names that stand in the text, when it is `named`. */
  names?: readonly Span[]
  /** The words of the field's own names. */
  known: Lexicon<true>
  today?: Date | undefined
}

/** What a text says beside fillers, the field's names and what else is given. */
export function restOf(text: string, reach: Reach, ...also: readonly Lexicon<unknown>[]): string[] {
  return unknownWords(text, [FILLERS, reach.known, ...also])
}

/** The span of the words of a text that is blank around them. */
export function spanOf(text: string): Span {
  const end = text.trimEnd().length
  return { start: text.length - text.trimStart().length, end }
}
