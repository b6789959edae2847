/** The phrases of all languages, merged into lexicons, because a message may mix languages. */
import { lexicon, phraseList } from './lexicon.ts'
import { BENGALI } from './phrases-bengali.ts'
import { CHINESE } from './phrases-chinese.ts'
import { ENGLISH } from './phrases-english.ts'

export type PhraseGroup =
  /** No effect next to a number or a choice: "we have about … in total". */
  | 'fillers'
  /** Politeness or jokes; no answer to anything. */
  | 'greetings'
  /** 0, for countable things. */
  | 'none'
  /** A quantity that is no number: "many". */
  | 'vague'
  /** The user does not know, or does not want to say now. */
  | 'unknown'
  | 'finished'
  | 'more'
  | 'yes'
  | 'no'
  /** Contains a yes or a no but means neither: 有沒有, "no problem". */
  | 'notYesNo'
  /** An answer to a yes or no question that is neither: "in progress". */
  | 'unsettled'
  | 'questions'
  /** Questions about the question. */
  | 'explains'
  | 'explainFillers'
  /** As a separate clause: something earlier was wrong. */
  | 'corrections'
  /** Within a clause: its value replaces another one. */
  | 'correctionMarks'
  | 'and'
  | 'but'
  | 'conditions'
  /** Classifiers behind a number of counted things. */
  | 'classifiers'
  /** Units that fields do not ask for: years, people. */
  | 'foreignUnits'
  /** Contains a numeral but is no number: 一般, "no one". */
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

/** Yes, no, and lookalikes; the longest phrase at a position wins. */
export const YES_NO = lexicon<boolean | undefined>([
  ...all('notYesNo').map((phrase) => [phrase, undefined] as const),
  ...all('no').map((phrase) => [phrase, false] as const),
  ...all('yes').map((phrase) => [phrase, true] as const),
])
