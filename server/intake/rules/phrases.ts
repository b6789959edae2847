/** The phrases of all languages as lexicons: a message may mix them, so they are one. */
import { lexicon, phraseList } from './lexicon.ts'
import { BENGALI } from './phrases-bengali.ts'
import { CHINESE } from './phrases-chinese.ts'
import { ENGLISH } from './phrases-english.ts'

export type PhraseGroup =
  /** Beside a number or a choice they change nothing: "we have about … in total". */
  | 'fillers'
  /** Said out of politeness or for fun; no answer to anything. */
  | 'greetings'
  /** 0, for something that is counted. */
  | 'none'
  /** Meant as a number, and none: "many". */
  | 'vague'
  /** They do not know, or do not want to say now. */
  | 'unknown'
  | 'finished'
  | 'more'
  | 'yes'
  | 'no'
  /** They contain a yes or a no and are neither: 有沒有, "no problem". */
  | 'notYesNo'
  /** Meant as an answer to yes or no, and neither: "in progress". */
  | 'unsettled'
  | 'questions'
  /** Questions about what is asked. */
  | 'explains'
  | 'explainFillers'
  /** As a clause of their own they say that something earlier was wrong. */
  | 'corrections'
  /** Within a clause they say that its value takes another's place. */
  | 'correctionMarks'
  | 'and'
  | 'but'
  | 'conditions'
  /** Behind the number of what is counted. */
  | 'classifiers'
  /** Behind numbers that count something else than fields ask for: years, people. */
  | 'foreignUnits'
  /** They contain a numeral and are no number: 一般, "no one". */
  | 'notNumbers'
  | 'injections'
  | 'insults'

export type Phrases = Record<PhraseGroup, readonly string[]>

const group = (name: PhraseGroup) => phraseList([...CHINESE[name], ...ENGLISH[name], ...BENGALI[name]])

export const FILLERS = group('fillers')
export const GREETINGS = group('greetings')
export const NONE = group('none')
export const VAGUE = group('vague')
export const UNKNOWN = group('unknown')
export const FINISHED = group('finished')
export const MORE = group('more')
export const UNSETTLED = group('unsettled')
export const QUESTIONS = group('questions')
export const EXPLAINS = group('explains')
export const EXPLAIN_FILLERS = group('explainFillers')
export const CORRECTIONS = group('corrections')
export const CORRECTION_MARKS = group('correctionMarks')
export const AND = group('and')
export const BUT = group('but')
export const CONDITIONS = group('conditions')
export const CLASSIFIERS = group('classifiers')
export const FOREIGN_UNITS = group('foreignUnits')
export const NOT_NUMBERS = group('notNumbers')
export const INJECTIONS = group('injections')
export const INSULTS = group('insults')

const all = (name: PhraseGroup) => [...CHINESE[name], ...ENGLISH[name], ...BENGALI[name]]

/** Yes, no, and what only looks like one; the longest phrase at a place decides. */
export const YES_NO = lexicon<boolean | undefined>([
  ...all('notYesNo').map((phrase) => [phrase, undefined] as const),
  ...all('no').map((phrase) => [phrase, false] as const),
  ...all('yes').map((phrase) => [phrase, true] as const),
])
