import { shorten } from './shorten.ts'
import type { Unit } from './unit.ts'

/** As many passages are named as a reply's sources. */
export const MAX_PASSAGES = 3
const MAX_PASSAGE_LENGTH = 300

/** A unit as a person reads it who does not have the knowledge before them: an item says little without its heading. */
export function passageOf({ kind, text, heading, whole }: Unit): string {
  const said = whole ?? text
  const isAlone = kind === 'sentence' || heading === '' || said.includes(heading)
  return shorten(isAlone ? said : `${heading}: ${said}`, MAX_PASSAGE_LENGTH)
}
