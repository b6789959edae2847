/**
 * Everything at every place takes minutes: that is for INPUTS=all. Otherwise each place is given a share, and
 * another one than its neighbours, so that together they meet everything.
 */
const IS_WHOLE = process.env.INPUTS === 'all'

/** @param among of so many inputs this place takes one */
export function shareOf<Item>(items: readonly Item[], place: number, among: number): readonly Item[] {
  return items.filter((_item, at) => isInShare(at, place, among))
}

export function isInShare(at: number, place: number, among: number): boolean {
  return IS_WHOLE || (at + place) % among === 0
}
