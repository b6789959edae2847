import type { Asking } from './asking.ts'
import type { Knowledge } from './knowledge.ts'
import { goodsOf } from './superlative.ts'
import { isGoods } from './term-roles.ts'

const ABOUT =
  /^(?:about|about us|who we are|overview|introduction|company|profile|our story|關於|关于|簡介|简介|公司簡介|介紹|আমাদের সম্পর্কে|পরিচিতি|من نحن)/iu
const SENTENCES = 3
const CATALOGUE = 8

/** Answers general questions whose words need not occur in the answer: who the owner is, what is for sale. */
export function overview(asking: Asking, knowledge: Knowledge): number[] {
  const unnamed = asking.subject.every(
    (term) => term.weak || term.concepts.includes('§name') || knowledge.ownerTokens.has(term.token),
  )
  if (!unnamed || asking.intents.some(({ need }) => need === 'must')) return []
  if (asking.overview || isOnlyOwner(asking, knowledge)) return introduction(knowledge)
  return asking.list && asking.subject.length > 0 ? goodsOf(knowledge).slice(0, CATALOGUE) : []
}

/** "What cars do you have?": the list of items with prices, even if none is called a car. */
export function catalogue(asking: Asking, knowledge: Knowledge): number[] {
  return asking.subject.some(isGoods) ? goodsOf(knowledge).slice(0, CATALOGUE) : []
}

function isOnlyOwner({ subject }: Asking, { ownerTokens }: Knowledge): boolean {
  return subject.some((term) => !term.weak && ownerTokens.has(term.token))
}

/** The text under "About", or the first one. */
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
