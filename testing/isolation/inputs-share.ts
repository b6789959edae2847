/**
 * Every input at every place takes minutes: only with INPUTS=all. Otherwise neighbouring places get different
 * shares of the inputs, which together cover all.
 */
const IS_WHOLE = process.env.INPUTS === 'all'

/** @param among the place gets one of this many inputs */
export function shareOf<Item>(items: readonly Item[], place: number, among: number): readonly Item[] {
  return items.filter((_item, at) => isInShare(at, place, among))
}

export function isInShare(at: number, place: number, among: number): boolean {
  return IS_WHOLE || (at + place) % among === 0
}
