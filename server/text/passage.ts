import { shorten } from './shorten.ts'
import type { Unit } from './unit.ts'

/** The maximum number of passages cited as a reply's sources. */
export const MAX_PASSAGES = 3
const MAX_PASSAGE_LENGTH = 300

/** Formats a unit for a reader without the knowledge at hand: an item is unclear without its heading. */
export function passageOf({ kind, text, heading, whole }: Unit): string {
  const said = whole ?? text
  const isAlone = kind === 'sentence' || heading === '' || said.includes(heading)
  return shorten(isAlone ? said : `${heading}: ${said}`, MAX_PASSAGE_LENGTH)
}
