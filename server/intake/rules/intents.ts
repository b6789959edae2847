/**
 * Recognises clauses that are no answers: a question about a field, "I don't know", the end of a list. These
 * functions expect the context of the clause.
 */

import { blank } from '../../language/folding.ts'
import { consistsOf, type Lexicon, phraseList, unknownWords } from '../../language/lexicon.ts'
import { numbersIn } from '../../language/numerals.ts'
import {
  CLASSIFIERS, CORRECTIONS, EXPLAIN_FILLERS, EXPLAINS, FILLERS, FINISHED, GREETINGS, INJECTIONS, MORE, NONE, UNKNOWN,
} from '../../language/phrases.ts' // biome-ignore format: a list
import type { Extraction } from '../extraction.ts'
import { activeNames, type Context, pathFor } from './context.ts'
import type { Named, NameHit } from './names.ts'
import { readYesNo } from './yes-no.ts'

/** Prompt injection: nothing is extracted from such a message, although no model reads it. */
export const isInjection = (text: string): boolean => INJECTIONS.has(text)

/** The fields that a clause names, the asked one first; all lists and items too. */
function namedFields(context: Context, hits: readonly NameHit[]): Named[] {
  const fields = hits.flatMap((hit) =>
    hit.isName || hit.fields.length === 1 ? hit.fields : preferred(context, hit),
  )
  return [...new Set(fields)]
}

/** "Patents" means the asked kind of patent. */
function preferred(context: Context, { fields }: NameHit): Named[] {
  return fields.filter((named) => named === context.asked)
}

/** "What is a utility patent?": the field that the question is about, by default the asked one. */
export function explained(context: Context, hits: readonly NameHit[]): Extraction | undefined {
  if (!EXPLAINS.has(context.text)) return undefined
  if (!consistsOf(blank(context.text, hits), [EXPLAINS, EXPLAIN_FILLERS, GREETINGS])) return undefined
  const [named] = namedFields(context, hits)
  const about = named ?? context.asked
  return about ? explain(context, about) : undefined
}

function explain(context: Context, named: Named): Extraction {
  return {
    kind: 'explain',
    path: named === context.asked ? askedPath(context, named) : pathFor(context, named),
  }
}

const askedPath = (context: Context, named: Named) => context.state.asked ?? pathFor(context, named)

/** A message of question marks asks what the question means. */
export function isPuzzled({ text, asked }: Context): boolean {
  return asked !== undefined && /^\s*\?[\s?]*$/.test(text)
}

export const explainAsked = (context: Context): Extraction[] =>
  context.asked ? [explain(context, context.asked)] : []

/** "I don't know how many." */
const WHAT_IS_UNKNOWN = phraseList(
  'how many,how much,whether,if,what,which,多少,幾件,幾張,幾個,有沒有,是否,什麼,কত,কয়টি,কয়টা,কতগুলো,কি,কিনা'.split(
    ',',
  ),
)

/** "You have no idea" is no answer. */
const ABOUT_THE_BOT = /(?:^| )you (?:don't|do not|have no)/

/**
 * A phrase of several words may be accompanied by one more word; with "next" or "secret" that word may be a
 * value.
 */
function looseRest(words: string): number {
  const isLong = UNKNOWN.all(words).some(({ start, end }) =>
    /[^ ] [^ ]|\p{Script=Han}{3}/u.test(words.slice(start, end)),
  )
  return isLong ? 1 : 0
}

/** "I don't know", for the fields that the clause names, else for the asked one. */
export function notKnown(context: Context, hits: readonly NameHit[]): Extraction[] {
  if (!UNKNOWN.has(context.text) || ABOUT_THE_BOT.test(context.text)) return []
  const active = activeNames(context, hits)
  const rest = blank(context.text, active)
  if (
    unknownWords(rest, [UNKNOWN, FILLERS, EXPLAIN_FILLERS, GREETINGS, WHAT_IS_UNKNOWN]).length >
    looseRest(rest)
  )
    return []
  if (numbersIn(rest).length > 0) return []
  const named = namedFields(context, active)
  const fields = named.length > 0 ? named : context.asked ? [context.asked] : []
  return fields.map((each) => ({
    kind: 'unknown',
    path: each === context.asked ? askedPath(context, each) : pathFor(context, each),
  }))
}

const saysOnly = (context: Context, words: string, ...lexicons: Lexicon<unknown>[]): boolean => {
  const list = context.names.fields.find(
    ({ kind, path }) => kind === 'list' && path.field === context.askedList,
  )
  const known = list ? [context.names.wordsOf(list)] : []
  return consistsOf(words, [...lexicons, FILLERS, GREETINGS, ...known])
}

/** The end of the current list, or a request for another item of it. */
function aboutList(context: Context): Extraction | undefined {
  const { askedList: field, state, text: words } = context
  if (!field) return undefined
  if (FINISHED.has(words) && saysOnly(context, words, FINISHED)) return { kind: 'finished', field }
  if (state.asked?.itemField) return undefined
  if (MORE.has(words) && saysOnly(context, words, MORE) && !saysNo(context, words))
    return { kind: 'more', field }
  const number = numbersIn(words)
  if (number.length === 1 && number[0] && saysOnly(context, blank(words, number), CLASSIFIERS)) {
    return number[0].value > 0 ? { kind: 'more', field } : { kind: 'finished', field }
  }
  const answer = yesNoToList(context, words)
  if (answer === undefined) return undefined
  return answer ? { kind: 'more', field } : { kind: 'finished', field }
}

/** "Next" means another item while items are asked for, and otherwise the next question. */
export function intentsIn(context: Context, hits: readonly NameHit[]): Extraction[] {
  const isListAsked = context.asked?.kind === 'list'
  const list = isListAsked ? aboutList(context) : undefined
  if (list) return [list]
  const unknown = notKnown(context, hits)
  if (unknown.length > 0 || isListAsked) return unknown
  const end = aboutList(context)
  return end ? [end] : []
}

const saysNo = (context: Context, words: string) => yesNoToList(context, words) === false

function yesNoToList(context: Context, words: string): boolean | undefined {
  const { asked } = context
  if (!asked || !saysOnlyAnswer(context, words)) return undefined
  const reading = readYesNo(words, { how: 'bare', known: context.names.wordsOf(asked) })
  return reading?.kind === 'value' ? reading.value === true : undefined
}

const saysOnlyAnswer = (context: Context, words: string) => {
  const { asked } = context
  return (
    asked !== undefined &&
    unknownWords(words, [FILLERS, GREETINGS, MORE, NONE, CORRECTIONS, FINISHED, context.names.wordsOf(asked)])
      .length <= 1
  )
}
