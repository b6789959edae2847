/**
 * Phrases by what they mean in an answer. Those of all languages are merged, because a message may mix
 * languages. `phrases/` has a word list per language.
 */
import { readFileSync } from 'node:fs'
import { type Lexicon, lexicon, phraseList } from './lexicon.ts'

const LANGUAGES = ['zh-hant', 'en', 'bn', 'other']

/** A list is a sequence of `[group]` lines, each followed by phrases between commas. */
const LISTS = LANGUAGES.map((name) => {
  const [, ...parts] = readFileSync(new URL(`phrases/${name}.txt`, import.meta.url), 'utf8').split(
    /^\[(\w+)\]$/m,
  )
  return new Map(parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : [])))
})

function phrasesIn(...groups: string[]): string[] {
  return LISTS.flatMap((list) => groups.flatMap((group) => (list.get(group) ?? '').split(/[,\n]/)))
}

const group = (...names: string[]): Lexicon<true> => phraseList(phrasesIn(...names))

/** No effect next to a number or a choice: "we have about … in total". */
export const FILLERS = group('fillers')
export const HELLOS = group('hellos')
export const THANKS = group('thanks')
export const GOODBYES = group('goodbyes')
/** Opens or closes a conversation, and says nothing else. */
export const CEREMONY = group('hellos', 'thanks', 'goodbyes', 'starts', 'closings')
/** Politeness or jokes; no answer to anything. */
export const GREETINGS = group('hellos', 'thanks', 'goodbyes', 'starts', 'acknowledgements')
/** May accompany a greeting: "hello everybody", "ok thanks". */
export const BESIDE_GREETINGS = group('acknowledgements', 'addressed')
/** 0, for countable things. */
export const NONE = group('none')
/** The user does not know, or does not want to say now. */
export const UNKNOWN = group('unknown')
export const FINISHED = group('finished', 'closings')
export const MORE = group('more')
/** Applied for does not mean owned. */
export const PENDING = group('pending')
/** An answer to a yes or no question that is neither: "in progress". */
export const UNSETTLED = group('unsettled', 'pending')
export const QUESTIONS = group('questions')
/** Questions about the question. */
export const EXPLAINS = group('explains')
export const EXPLAIN_FILLERS = group('explainFillers')
/** As a separate clause: something earlier was wrong. */
export const CORRECTIONS = group('corrections')
/** Within a clause: its value replaces another one. */
export const CORRECTION_MARKS = group('correctionMarks')
export const AND = group('and')
export const BUT = group('but')
export const CONDITIONS = group('conditions')
/** Behind a number of counted things. */
export const CLASSIFIERS = group('classifiers')
/** Units that fields do not ask for: years, people. */
export const FOREIGN_UNITS = group('foreignUnits')
/** Contains a numeral but is no number: 一般, "no one". */
export const NOT_NUMBERS = group('notNumbers')
/** A time expression that is no date: "next month". */
export const TIMES = group('times')
export const INJECTIONS = group('injections')
export const INSULTS = group('insults')
/** A quantity that is no number: "many". */
export const VAGUE = group('vague')

/** Yes, no, and lookalikes that mean neither (有沒有, "no problem"); the longest phrase at a position wins. */
export const YES_NO = lexicon<boolean | undefined>([
  ...phrasesIn('notYesNo').map((phrase) => [phrase, undefined] as const),
  ...phrasesIn('no').map((phrase) => [phrase, false] as const),
  ...phrasesIn('yes').map((phrase) => [phrase, true] as const),
])
