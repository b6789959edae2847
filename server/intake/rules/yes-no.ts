/**
 * Reads yes and no. A "no" anywhere wins: 沒有 contains 有, and "we do not have" contains "have". Lookalikes
 * (有沒有, "no problem") are ignored.
 */
import { type Hit, startsInsideWord } from '../../language/lexicon.ts'
import { UNSETTLED, YES_NO } from '../../language/phrases.ts'
import { type Reach, type Reading, restOf, spanOf } from './reading.ts'

/** The maximum number of other words when the text begins with the answer: "yes since last spring". */
const REST_BEHIND_ANSWER = 2
const REST = { bare: 0, named: 3, keyed: 100 }

/** @returns undefined when the text says neither */
export function readYesNo(text: string, reach: Reach): Reading | undefined {
  const hits = YES_NO.all(text).filter(({ meaning }) => meaning !== undefined)
  const rest = restOf(text, reach, YES_NO, UNSETTLED).length
  const span = spanOf(text)
  if (UNSETTLED.has(text)) {
    return rest <= REST[reach.how] + REST_BEHIND_ANSWER
      ? { kind: 'unclear', why: 'not_understood', span }
      : undefined
  }
  const [first] = hits
  if (!first) return undefined
  const isFirst = isAtStart(text, first)
  if (rest > REST[reach.how] && !(isFirst && rest <= REST_BEHIND_ANSWER)) return undefined
  return { kind: 'value', value: hits.every(({ meaning }) => meaning === true), span }
}

const isAtStart = (text: string, { start }: Hit<unknown>) =>
  text.slice(0, start).trim() === '' && !startsInsideWord(text, start)

/** Reads a text that is only a yes or a no. */
export function isOnlyYesNo(text: string): boolean | undefined {
  const hits = YES_NO.all(text)
  if (hits.length !== 1 || hits[0]?.meaning === undefined) return undefined
  const { start, end, meaning } = hits[0]
  const around = text.slice(0, start) + text.slice(end)
  return /[\p{L}\p{N}]/u.test(around) ? undefined : meaning
}
