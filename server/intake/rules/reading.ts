/** The possible results of reading a text as a field's answer. */

import type { Span } from '../../language/folding.ts'
import { type Lexicon, unknownWords } from '../../language/lexicon.ts'
import { FILLERS } from '../../language/phrases.ts'
import type { Scalar, UnclearReason } from '../extraction.ts'

export type Reading =
  | { kind: 'value'; value: Scalar; span: Span }
  | { kind: 'unclear'; why: UnclearReason; span: Span }
  | { kind: 'unknown' }

/** How much of a text must be understood before its value is accepted. */
export type Reach = {
  /**
   * `bare`: no name of the field, so the value must be the whole text. `named`: the value must be near the
   * name. `keyed`: the text is the value that follows "key:".
   */
  how: 'bare' | 'named' | 'keyed'
  /** The spans of the field's names in the text, when it is `named`. */
  names?: readonly Span[]
  /** The words of the field's own names. */
  known: Lexicon<true>
  today?: Date | undefined
}

/** The rest of a text without fillers, the field's names and the given lexicons. */
export function restOf(text: string, reach: Reach, ...also: readonly Lexicon<unknown>[]): string[] {
  return unknownWords(text, [FILLERS, reach.known, ...also])
}

/** The span of a text without surrounding blanks. */
export function spanOf(text: string): Span {
  const end = text.trimEnd().length
  return { start: text.length - text.trimStart().length, end }
}
