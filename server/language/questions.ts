/** Recognises questions in folded text, also without a question mark. */
import { CONDITIONS, FILLERS, GREETINGS, QUESTIONS } from './phrases.ts'

/** At the end of a line, which may be bold in Markdown. */
export const ENDS_AS_QUESTION = /[?？؟]\s*(?:\*\*)?$/u

/** "Can you change it to 8?" is a polite request, not a question. */
const REQUEST =
  /(?:can|could|would|will) (?:you|we|i) (?:please )?(?:change|set|update|correct|fix|make|put)|改成|改为|更正为|বদলে|পরিবর্তন করে/
const OPEN_QUESTION = /什么|哪|多少|怎么|如何|how|why|what|which|when|কেন|কত|কিভাবে|কোথায়/

export const isRequest = (text: string): boolean =>
  REQUEST.test(text) && !OPEN_QUESTION.test(text) && /[\d一二三四五六七八九十百千万]/.test(text)

/** These also begin clauses that only add information: ", which is 5 million". */
const ALSO_RELATIVE = /^(?:which|who|whom|whose|where|when)$/
const OPENERS = /^(?:so|and|but|well|hi|hello|hey|sorry|ok|okay|um|please|然后|那)/
const MAX_OPENERS = 6

/** English questions are recognised by their beginning. */
export function beginsAsQuestion(text: string, endsAsQuestion: boolean): boolean {
  let at = text.length - text.trimStart().length
  for (let skipped = 0; skipped < MAX_OPENERS; skipped += 1) {
    const question = QUESTIONS.at(text, at)
    if (question && /^[a-z]/.test(text.slice(at)))
      return endsAsQuestion || !ALSO_RELATIVE.test(text.slice(question.start, question.end))
    const opener = FILLERS.at(text, at) ?? GREETINGS.at(text, at)
    if (!opener || !OPENERS.test(text.slice(at))) return false
    at = opener.end + (/^[ ,]+/.exec(text.slice(opener.end))?.[0].length ?? 0)
  }
  return false
}

export const beginsAsCondition = (text: string): boolean =>
  CONDITIONS.at(text, text.length - text.trimStart().length) !== undefined

const EVERYTHING = /什么都|什么也|谁都|哪里都/g

/** A longer piece is prose: a question word does not make it a question. */
const MAX_QUESTION_LENGTH = 400

/** Chinese and Bengali question words may occur anywhere. */
export function asksInside(text: string): boolean {
  if (text.length > MAX_QUESTION_LENGTH) return false
  const searched = text.replace(EVERYTHING, (match) => ' '.repeat(match.length))
  return QUESTIONS.all(searched).some(({ start }) => !/[a-z]/.test(searched[start] ?? ''))
}

/** Whether a text by itself is a question. */
export function isQuestion(text: string): boolean {
  const asks = ENDS_AS_QUESTION.test(text)
  return asks || beginsAsQuestion(text, asks) || asksInside(text)
}
