import { normalise } from '../../language/folding.ts'
import { STRENGTH } from '../../text/unit.ts'
import type { Knowledge } from './knowledge.ts'

/**
 * Questions that the knowledge answers without a search: it contains the question itself, or a definition.
 */

const DEFINITION =
  /^(?:so )?(?:what|who)(?:'s| is| are| was) (?:an? |the )?(.{2,60}?)$|^(?:什麼是|什么是|誰是|谁是)(.{1,30})$|^(.{1,30}?)\s*(?:是什麼|是什么|是誰|是谁)$|^(.{1,40}?)\s+(?:কী|কি|কে)$/iu
const DEFINES = /^(?:an? |the )?(.{2,60}?)(?: is | are | was | means |是|：|: | হলো | হচ্ছে | হল | একটি )/iu

/** The answer to a question that the knowledge contains in the same words. */
export function asAsked(sentence: string, { units }: Knowledge): number[] {
  const asked = plain(sentence)
  const found = units.findIndex(({ contexts }) =>
    contexts.some(({ text, strength }) => strength === STRENGTH.question && plain(text) === asked),
  )
  return found === -1 ? [] : [found]
}

/** "What is X?": the first unit that begins with "X is". */
export function asDefined(sentence: string, { units }: Knowledge): number[] {
  const named = DEFINITION.exec(plain(sentence))?.slice(1).find(Boolean)
  if (!named) return []
  const found = units.findIndex(({ text }) => plain(DEFINES.exec(text)?.[1] ?? '') === named)
  return found === -1 ? [] : [found]
}

/** Words only, so that case, punctuation and spaces make no difference. */
function plain(text: string): string {
  return normalise(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .trim()
}
