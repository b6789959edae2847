/** Checks a model's date against the dates in a message. */

import { datesIn } from '../../language/dates.ts'
import { normalise } from '../../language/folding.ts'
import type { IncomingMessage, Reading } from './grounded.ts'

/**
 * A day relative to today that the rules cannot read: "next Friday", 三天後. The words show that it is a day;
 * the model computes which one. "Next month" is no day.
 */
const COUNTED_DAY =
  /(?<![\p{L}\p{N}])((on|next|this|coming|last) (mon|tues|wednes|thurs|fri|satur|sun)day|in (\p{L}+|\d+) (days?|weeks?)|(\p{L}+|\d+) (days?|weeks?) (ago|from (now|today)))(?!\p{L})|[這这本上下]個?个?(週|周|星期|禮拜|礼拜)[一二三四五六日天]|\p{L}?[天日](前|後|后)|(দিন|সপ্তাহ) (আগে|পরে)|(আগামী|গত) (সোম|মঙ্গল|বুধ|বৃহস্পতি|শুক্র|শনি|রবি)বার/iu

/** @returns undefined when the user did not name this day */
export function dateIn(date: string, words: string, { folded, today }: IncomingMessage): Reading | undefined {
  const named = datesIn(folded, new Date(`${today}T00:00:00Z`))
  if (named.some((each) => each.date === date)) return { said: date }
  if (named.some((each) => each.date === undefined)) return { why: 'ambiguous' }
  if (named.length > 0) return undefined
  const isWritten = folded.match(/\d+/g)?.includes(date.replaceAll('-', ''))
  return isWritten || COUNTED_DAY.test(normalise(words)) ? { said: date } : undefined
}
