/**
 * Finds the field of a correction that names none: "sorry, I meant 12", "actually 7", 說錯了，是7件.
 *
 * It is the field whose value the correction denies ("not 500 but 600"). Otherwise it is the last field
 * before the asked path, in form order, that has a value and accepts the new one: the answer that the user
 * has just seen stored. If there is none, the correction answers the question asked.
 */

import { consistsOf } from '../../language/lexicon.ts'
import { numbersIn } from '../../language/numerals.ts'
import { CORRECTIONS } from '../../language/phrases.ts'
import type { Scalar } from '../extraction.ts'
import { type Context, currentItem, itemsOf } from './context.ts'
import type { Named } from './names.ts'
import { isOnlyYesNo } from './yes-no.ts'

export type Answered = { named: Named; item?: number; value: Scalar }

/** The paths with a value, from the last one before the asked path back to the first. */
export function answeredBefore(context: Context): Answered[] {
  const { fields } = context.names
  const until = context.asked ? fields.indexOf(context.asked) : fields.length
  const before = context.asked?.kind === 'list' ? lastItemFields(context, until) : fields.slice(0, until)
  return before
    .flatMap((named) => {
      const answered = answeredOf(context, named)
      return answered ? [answered] : []
    })
    .reverse()
}

/** When another item is asked for, the fields of the last item were answered most recently. */
function lastItemFields(context: Context, until: number): Named[] {
  const { fields } = context.names
  const inItems = fields.filter(({ path }) => path.field === context.askedList && path.itemField)
  return [...fields.slice(0, until), ...inItems]
}

function answeredOf(context: Context, named: Named): Answered | undefined {
  const { field, itemField } = named.path
  if (named.kind === 'list') return undefined
  if (!itemField) {
    const value = context.state.data[field]
    return value === undefined || Array.isArray(value) ? undefined : { named, value }
  }
  const items = itemsOf(context.state, field)
  const item =
    context.askedList === field ? Math.min(currentItem(context, field), items.length - 1) : items.length - 1
  const value = items[item]?.[itemField]
  return value === undefined ? undefined : { named, item, value }
}

/** A clause that only says that something was wrong. */
export function isOnlyCorrection(words: string): boolean {
  return CORRECTIONS.has(words) && consistsOf(words, [CORRECTIONS])
}

/** "No" alone is an answer, unless a new value follows it. */
export const isOnlyNo = (words: string): boolean => isOnlyYesNo(words) === false

const DENIED = /(?:不是|并非|not|isn't|wasn't) ?$/
const DENIES = /不是|并非|not|isn't|wasn't/

/** The field whose stored number the text denies. */
export function deniedField(context: Context): Answered | undefined {
  if (!DENIES.test(context.text)) return undefined
  const denied = numbersIn(context.text).filter(({ start }) =>
    DENIED.test(context.text.slice(Math.max(0, start - 10), start)),
  )
  return answeredBefore(context).find(({ value }) => denied.some((number) => number.value === value))
}
