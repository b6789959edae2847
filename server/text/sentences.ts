import { readLine } from './lines.ts'
import { RecentTexts } from './recent-texts.ts'
import type { Unit } from './unit.ts'
import { UnitCutter } from './unit-cutter.ts'

export type { Context, Unit } from './unit.ts'

/**
 * Cuts knowledge, Markdown or plain, into units. A unit must be understandable on its own, so it carries its
 * contexts: the headings above it, the line that introduces its list, the question it answers, the sentence
 * that says who "she" is.
 */
export function cutIntoUnits(text: string): readonly Unit[] {
  return cuts.get(text, cut)
}

/** Cached, because the same facts are queried again and again; the array is the cache key of their index. */
const cuts = new RecentTexts<readonly Unit[]>(512, 4_000_000)

/** A rule under a longer line is a separator, not a heading. */
const MAX_TITLE_LENGTH = 80

function cut(text: string): Unit[] {
  const cutter = new UnitCutter()
  const lines = text.split(/\r\n|\r|\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const underlined = /^\s*(=+|-{3,})\s*$/.exec(lines[index + 1] ?? '')
    const read = readLine(line)
    if (underlined && read.kind === 'text' && read.text.length <= MAX_TITLE_LENGTH) {
      cutter.heading(underlined[1]?.startsWith('=') ? 1 : 2, read.text)
      index += 1
    } else cutter.take(read, readLine(lines[index + 1] ?? ''), line)
  }
  return cutter.finish()
}
