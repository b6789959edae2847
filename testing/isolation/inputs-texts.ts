/** Problematic texts. Each can be stored, and must come back unchanged. */
import { INJECTIONS } from './inputs-injections.ts'
import { UNICODE_TEXTS } from './inputs-unicode.ts'

/** Text that Postgres, or any Unicode string, cannot contain, as JSON source. */
export const UNSTORABLE: readonly string[] = [
  '\\u0000',
  'a\\u0000b',
  '\\ud800',
  'a\\uDC00b',
  '\\udc00\\ud83d',
  '\\ud83d\\u0041',
]

export const ALL_TEXTS: readonly string[] = [
  ...new Set(Object.values({ ...INJECTIONS, ...UNICODE_TEXTS }).flat()),
]

/** Shorter than this many code points. */
export function textsUpTo(longest: number): readonly string[] {
  return ALL_TEXTS.filter((text) => [...text].length <= longest)
}
