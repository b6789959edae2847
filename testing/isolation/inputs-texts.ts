/** Texts that programs stumble over. Each can be stored, and has to come back as it went in. */
import { INJECTIONS } from './inputs-injections.ts'
import { LETTERS } from './inputs-letters.ts'

/** What no text of Postgres, or no text at all, can hold: as JSON writes it. */
export const UNSTORABLE: readonly string[] = [
  '\\u0000',
  'a\\u0000b',
  '\\ud800',
  'a\\uDC00b',
  '\\udc00\\ud83d',
  '\\ud83d\\u0041',
]

export const ALL_TEXTS: readonly string[] = [...new Set(Object.values({ ...INJECTIONS, ...LETTERS }).flat())]

/** Shorter than this many code points. */
export function textsUpTo(longest: number): readonly string[] {
  return ALL_TEXTS.filter((text) => [...text].length <= longest)
}
