import type { Concept } from './meaning.ts'

/** One subject of a question, with all the ways in which an answer may name it. */
export type Term = {
  /** The primary key for comparison; terms with the same token are the same term. */
  token: string
  alternatives: readonly { token: string; quality: number }[]
  /** 1 for a full word; less for single characters, numbers, weak words and general names. */
  weight: number
  weak: boolean
  /** Capitalised like a name: if the knowledge lacks it, the subject is unknown. */
  name: boolean
  concepts: readonly Concept[]
}

/** The match quality of a synonym or translation, relative to the word itself. */
export const MEANING_QUALITY = 0.8
/** The weight of a weak word or a general name, relative to a full word. */
export const WEAK_WEIGHT = 0.2
