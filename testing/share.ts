/**
 * Every input at every place takes many minutes: only `npm run test:deep` tries all. Otherwise neighbouring places get
 * different shares of the inputs, which together cover all. The turn moves the shares on, so that in as many
 * turns as there are shares each place gets every input.
 */
export const IS_WHOLE = process.env.TEST_DEPTH === 'whole'
const TURN = Number(process.env.TEST_TURN ?? 0)

/** @param among the place gets one of this many inputs */
export function shareOf<Item>(items: readonly Item[], place: number, among: number): readonly Item[] {
  return items.filter((_item, at) => isInShare(at, place, among))
}

export function isInShare(at: number, place: number, among: number): boolean {
  return IS_WHOLE || (at + place + TURN) % among === 0
}
