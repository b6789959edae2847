import type { Asking } from './asking.ts'
import type { Knowledge } from './knowledge.ts'

const ABOUT =
  /^(?:about|about us|who we are|overview|introduction|company|profile|our story|關於|关于|簡介|简介|公司簡介|介紹|আমাদের সম্পর্কে|পরিচিতি|من نحن)/iu
const SENTENCES = 3
const CATALOGUE = 8

/**
 * Questions so general that no word of them need be in the answer: what the owner is (what stands under "About",
 * or first), and what there is to buy (what has a price).
 */
export function overview(asking: Asking, knowledge: Knowledge): number[] {
  const unnamed = asking.subject.every((term) => term.weak || knowledge.ownerTokens.has(term.token))
  if (!unnamed || asking.intents.some(({ need }) => need === 'must')) return []
  if (asking.overview || isOnlyOwner(asking, knowledge)) return introduction(knowledge)
  if (asking.list && asking.subject.length > 0) return catalogue(knowledge)
  return []
}

function isOnlyOwner({ subject }: Asking, { ownerTokens }: Knowledge): boolean {
  return subject.some((term) => !term.weak && ownerTokens.has(term.token))
}

function introduction({ units }: Knowledge): number[] {
  const about = units.findIndex((unit) => ABOUT.test(unit.heading))
  const first = Math.max(0, about)
  const block = units[first]?.block
  const found: number[] = []
  for (
    let unit = first;
    unit < units.length && units[unit]?.block === block && found.length < SENTENCES;
    unit += 1
  ) {
    found.push(unit)
  }
  return found
}

function catalogue(knowledge: Knowledge): number[] {
  const priced = knowledge.units.flatMap((_, unit) => (knowledge.has(unit, 'money') ? [unit] : []))
  return priced.length >= 2 ? priced.slice(0, CATALOGUE) : []
}
