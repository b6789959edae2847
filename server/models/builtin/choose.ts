import type { Asking } from './asking.ts'
import type { Knowledge } from './knowledge.ts'
import type { Hit } from './search.ts'

const MAXIMUM_SENTENCES = 3
const MAXIMUM_ITEMS = 8
/** Units below this share of the best score are mostly about something else. */
const NEAR_BEST = 0.72
/** Lower for a list, or when everything about a subject is wanted. */
const NEAR_BEST_OF_MANY = 0.5

/** Selects the hits to answer with: the few that score close to the best, or a whole list. */
export function choose(hits: readonly Hit[], asking: Asking, knowledge: Knowledge): number[] {
  const best = hits[0]
  if (!best) return []
  const wide = asking.list || asking.intents.length === 0
  const kept = hits.filter(({ score, coverage }) => {
    if (score < best.score * (wide ? NEAR_BEST_OF_MANY : NEAR_BEST)) return false
    return coverage >= best.coverage * (wide ? 0.6 : 0.75)
  })
  const list = sameList(kept, knowledge)
  if (list.length > 1) return list.slice(0, MAXIMUM_ITEMS)
  return kept.slice(0, asking.list ? MAXIMUM_ITEMS : MAXIMUM_SENTENCES).map(({ unit }) => unit)
}

/** The hits from the same list as the best one, if they are the majority. */
function sameList(hits: readonly Hit[], { units, sourceOf }: Knowledge): number[] {
  const best = hits[0] && units[hits[0].unit]
  if (!best || best.kind === 'sentence' || best.kind === 'pair') return []
  const source = sourceOf(hits[0]?.unit ?? 0)
  const same = hits.filter(({ unit }) => {
    const other = units[unit]
    return (
      other &&
      sourceOf(unit) === source &&
      (other.block === best.block || (other.heading !== '' && other.heading === best.heading))
    )
  })
  return same.length * 2 >= hits.length ? same.map(({ unit }) => unit) : []
}
